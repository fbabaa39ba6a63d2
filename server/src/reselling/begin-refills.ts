import { transaction } from '#database';
import { againAt, eachOf, leaseFrom, toTold } from './begin-runs.ts';
import type { Begun, Fulfilment } from './fulfilment.ts';
import type { FulfillingNeeds } from './needs.ts';
import type { PanelOrder } from './order.ts';
import { findOrders } from './order-rows.ts';
import type { PanelRefill } from './refill.ts';
import { findRefill, takeDueRefills, updateRefill } from './refill-rows.ts';
import { reportRefill } from './report-refill.ts';
import { selectRuns } from './run-rows.ts';

const atATime = 50;

/** Begins refills that are due, and answers how many. */
export async function beginDueRefills(needs: FulfillingNeeds, fulfilment: Fulfilment): Promise<number> {
  const now = needs.clock.now();
  const due = await takeDueRefills(needs.pool, { by: fulfilment.by, now, lease: leaseFrom(now), limit: atATime });
  const orders = await findOrders(needs.pool, due);
  await eachOf(needs, due, async (refill) => {
    const order = orders.get(refill.order);
    if (order) await beginRefill(needs, fulfilment, order, refill);
  });
  return due.length;
}

type Due = PanelRefill & { readonly tries: number };

async function beginRefill(needs: FulfillingNeeds, fulfilment: Fulfilment, order: PanelOrder, refill: Due) {
  const begun = await ask(needs, fulfilment, order, refill);
  const { workspace, id } = refill;
  await transaction(needs.pool, async (tx) => {
    if (begun.state === 'begun') return reportRefill(tx, needs, workspace, id, { status: 'in_progress' });
    if (begun.state === 'impossible')
      return reportRefill(tx, needs, workspace, id, { status: 'rejected', reason: begun.reason });
    const known = await findRefill(tx, workspace, id, 'lock');
    if (known.status !== 'pending') return known;
    await updateRefill(tx, { ...known, reason: begun.reason }, againAt(needs.clock.now(), refill.tries));
    return known;
  });
}

async function ask({ pool }: FulfillingNeeds, fulfilment: Fulfilment, order: PanelOrder, { id }: Due): Promise<Begun> {
  const [run] = await selectRuns(pool, order);
  if (!fulfilment.refill || !run) return { state: 'impossible', reason: 'This is not refilled.' };
  return fulfilment.refill(toTold(order, run), id);
}
