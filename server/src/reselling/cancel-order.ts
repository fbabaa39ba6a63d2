import { Refusal, type Clock, type WorkspaceId } from '#kernel';
import { transaction, type Tx } from '#database';
import type { ResellingNeeds } from './needs.ts';
import { moveOrder, rolledUp } from './move-order.ts';
import { isOver, type PanelOrder } from './order.ts';
import { lockOrder, noSuchOrder } from './order-rows.ts';
import { runsCanceled } from './postings.ts';
import { endedRun } from './report-run.ts';
import type { RunState } from './run.ts';
import { selectRuns, updateRun } from './run-rows.ts';
import { writeStep } from './step-rows.ts';

export type Canceling = {
  readonly number: number;
  /** The reseller who asks; an operator, when not given, who may cancel whatever the service allows its buyers. */
  readonly user?: string;
  readonly actor: string;
};

/**
 * Asks that no more of an order is done. What nobody has begun goes back at once; whoever does the rest is told, and what it
 * comes to shows in the order. Asked again it is the same wish. Refuses with `not_found` or `order_not_cancellable`.
 */
export const cancelOrder = (
  needs: Pick<ResellingNeeds, 'pool' | 'clock'>,
  workspace: WorkspaceId,
  canceling: Canceling,
): Promise<PanelOrder> =>
  transaction(needs.pool, async (tx) => {
    const order = await lockOrder(tx, workspace, canceling.number);
    requireCancellable(order, canceling);
    return order.cancelAskedAt ? order : cancel(tx, needs, order, canceling.actor);
  });

function requireCancellable(order: PanelOrder, { user }: Canceling): void {
  if (user !== undefined && order.user !== user) throw noSuchOrder();
  if (isOver(order.status)) throw new Refusal('order_not_cancellable', 'This order is over.');
  if (user !== undefined && !order.service.cancel)
    throw new Refusal('order_not_cancellable', 'Orders of this service cannot be cancelled.');
}

async function cancel(
  tx: Tx,
  { clock }: { readonly clock: Clock },
  before: PanelOrder,
  actor: string,
): Promise<PanelOrder> {
  const at = clock.now();
  const runs = await selectRuns(tx, before, 'lock');
  const untouched = runs.filter(({ status }) => status === 'scheduled');
  const stopped = runs.map((run) => stoppedRun(run, at));
  for (const [index, run] of stopped.entries()) if (run !== runs[index]) await updateRun(tx, run);
  await writeStep(tx, before, { at, actor, what: 'cancel_asked', details: {} });
  const after = rolledUp({ ...before, cancelAskedAt: at }, stopped, before.status, at);
  const numbers = untouched.map(({ number }) => number);
  const units = untouched.reduce((sum, run) => sum + run.charged, 0n);
  return moveOrder(tx, clock, { before, after, actor, transfers: [runsCanceled(before, numbers, units)] });
}

function stoppedRun(run: RunState, at: Date): RunState {
  if (run.status === 'ended') return run;
  if (run.status === 'scheduled') return { ...endedRun(run, 'later', at).moved, reason: 'It was cancelled.' };
  return { ...run, stopDueAt: at };
}
