import { transaction, type Tx } from '#database';
import { announceDesk } from './announce-order.ts';
import { findItem, insertItem, itemOf, updateItem, type NewItem } from './desk-rows.ts';
import type { Begun, Fulfilment, Run } from './fulfilment.ts';
import type { ResellingNeeds } from './needs.ts';
import { lockOrder } from './order-rows.ts';
import { reportRun } from './report-run.ts';
import { selectRuns } from './run-rows.ts';

type Needs = Pick<ResellingNeeds, 'pool' | 'clock'>;

/** What people do by hand: runs and refills lie at the desk until somebody says what became of them. */
export const deskFulfilment = (needs: Needs): Fulfilment => ({
  by: 'desk',
  begin: (run) => lay(needs, run, { id: itemOf(run.order, run.number), kind: 'run' }),
  stop: (run) => transaction(needs.pool, (tx) => stop(tx, needs, run)),
  refill: (run, refill) => lay(needs, run, { id: refill, kind: 'refill' }),
});

const lay = ({ pool, clock }: Needs, run: Run, { id, kind }: Pick<NewItem, 'id' | 'kind'>): Promise<Begun> =>
  transaction(pool, async (tx) => {
    const { workspace, order: of, number } = run;
    const order = await lockOrder(tx, workspace, of);
    const item = { workspace, id, kind, order: of, run: number, since: clock.now() };
    if (await insertItem(tx, item)) await announceDesk(tx, order, item);
    return { state: 'begun' };
  });

/** What nobody has taken ends as it is; whoever has taken it is told, and says what it came to. */
async function stop(tx: Tx, needs: Needs, { workspace, order: of, number }: Run): Promise<'asked'> {
  const order = await lockOrder(tx, workspace, of);
  await selectRuns(tx, order, 'lock');
  const item = await findItem(tx, workspace, itemOf(of, number), 'lock');
  if (item.doneAt) return 'asked';
  const isOver = item.takenBy === null;
  await updateItem(tx, { ...item, isStopWanted: true, doneAt: isOver ? needs.clock.now() : null });
  const name = { order: of, run: number };
  if (isOver) await reportRun(tx, needs, workspace, name, { ended: true }, { reason: 'It was cancelled.' });
  return 'asked';
}
