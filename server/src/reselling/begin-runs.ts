import type { WorkspaceId } from '#kernel';
import { transaction, type Tx } from '#database';
import type { Begun, Fulfilment, Run } from './fulfilment.ts';
import { moveOrder, rolledUp } from './move-order.ts';
import type { FulfillingNeeds } from './needs.ts';
import type { PanelOrder } from './order.ts';
import { findOrders, lockOrder, usd } from './order-rows.ts';
import { runEnded } from './postings.ts';
import { endedRun } from './report-run.ts';
import type { RunState } from './run.ts';
import { runOf, selectRuns, takeDueRuns, updateRun } from './run-rows.ts';

const atATime = 50;
/** How long who begins a run may take before it is asked again. */
export const leaseSeconds = 120;
const later = (at: Date, seconds: number): Date => new Date(at.getTime() + seconds * 1000);
export const leaseFrom = (at: Date): Date => later(at, leaseSeconds);

/** What waits is asked about again after half a minute, then less and less often, at least every ten minutes. */
export const againAt = (at: Date, tries: number): Date => later(at, Math.min(600, 30 * 2 ** Math.min(tries - 1, 5)));

/** Begins runs that are due, and answers how many. One that breaks stays taken, and is asked about again. */
export async function beginDueRuns(needs: FulfillingNeeds, fulfilment: Fulfilment): Promise<number> {
  const now = needs.clock.now();
  const due = await takeDueRuns(needs.pool, { by: fulfilment.by, now, lease: leaseFrom(now), limit: atATime });
  const orders = await findOrders(needs.pool, due);
  await eachOf(needs, due, async (run) => {
    const order = orders.get(run.order);
    if (order) await beginRun(needs, fulfilment, order, run);
  });
  return due.length;
}

async function beginRun(needs: FulfillingNeeds, fulfilment: Fulfilment, order: PanelOrder, run: RunState) {
  const begun = await fulfilment.begin(toTold(order, run));
  await transaction(needs.pool, (tx) => keep(tx, needs, run, begun));
}

/** A run as who does it is told of it. Comments are those of its part of the order. */
export const toTold = (order: PanelOrder, run: RunState): Run => ({
  workspace: order.workspace,
  order: order.id,
  number: run.number,
  service: order.service,
  link: order.link,
  quantity: run.quantity,
  comments: order.comments,
  charge: usd(run.charged),
});

/** What beginning came to. Somebody may have told more of the run meanwhile. */
async function keep(
  tx: Tx,
  { clock }: FulfillingNeeds,
  {
    workspace,
    order,
    number,
    tries,
  }: { workspace: WorkspaceId; order: PanelOrder['id']; number: number; tries: number },
  begun: Begun,
): Promise<void> {
  const before = await lockOrder(tx, workspace, order);
  const runs = await selectRuns(tx, before, 'lock');
  const run = runOf(runs, { run: number });
  if (run.status !== 'beginning') return;
  const at = clock.now();
  const isWanted = run.stopDueAt === null;
  if (begun.state === 'impossible' || (begun.state === 'waiting' && !isWanted)) {
    const { moved, money } = endedRun(run, 'later', at);
    const ended = { ...moved, reason: begun.reason };
    await updateRun(tx, ended);
    const after = rolledUp(before, runs.with(runs.indexOf(run), ended), before.status, at);
    const details = { run: number, reason: begun.reason };
    await moveOrder(tx, clock, { before, after, details, transfers: [runEnded(before, number, money)] });
    return;
  }
  const moved: RunState =
    begun.state === 'begun'
      ? { ...run, status: 'begun', dueAt: null, reason: null }
      : { ...run, status: 'scheduled', dueAt: againAt(at, tries), reason: begun.reason };
  await updateRun(tx, moved);
  const news = begun.state === 'begun' ? 'processing' : before.status;
  const after = rolledUp(before, runs.with(runs.indexOf(run), moved), news, at);
  if (after.status !== before.status) await moveOrder(tx, clock, { before, after });
}

const besideEachOther = 8;

/** A few beside each other; one that breaks is logged and stops no other. */
export async function eachOf<T extends { readonly workspace: WorkspaceId }>(
  { log }: Pick<FulfillingNeeds, 'log'>,
  things: readonly T[],
  work: (thing: T) => Promise<void>,
): Promise<void> {
  const waiting = [...things];
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const thing = next;
      await work(thing).catch((error: unknown) =>
        log.error({ workspace: thing.workspace, err: error }, 'What a reseller ordered could not be taken on.'),
      );
    }
  };
  await Promise.all(Array.from({ length: Math.min(besideEachOther, things.length) }, worker));
}
