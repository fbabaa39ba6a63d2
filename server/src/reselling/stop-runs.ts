import { transaction, type Tx } from '#database';
import { eachOf, leaseFrom, toTold } from './begin-runs.ts';
import type { Fulfilment } from './fulfilment.ts';
import { moveOrder } from './move-order.ts';
import type { FulfillingNeeds } from './needs.ts';
import type { PanelOrder } from './order.ts';
import { findOrders, lockOrder } from './order-rows.ts';
import type { RunState } from './run.ts';
import { runOf, selectRuns, takeRunsToStop, updateRun } from './run-rows.ts';
import { platformActor, writeStep } from './step-rows.ts';

const atATime = 50;

/** Tells those who do what is no longer wanted, and answers of how many runs. */
export async function stopRuns(needs: FulfillingNeeds, fulfilment: Fulfilment): Promise<number> {
  const now = needs.clock.now();
  const due = await takeRunsToStop(needs.pool, { by: fulfilment.by, now, lease: leaseFrom(now), limit: atATime });
  const orders = await findOrders(needs.pool, due);
  await eachOf(needs, due, async (run) => {
    const order = orders.get(run.order);
    if (order) await stopRun(needs, fulfilment, order, run);
  });
  return due.length;
}

async function stopRun(needs: FulfillingNeeds, fulfilment: Fulfilment, order: PanelOrder, run: RunState) {
  const answer = await fulfilment.stop(toTold(order, run));
  await transaction(needs.pool, (tx) => keep(tx, needs, run, answer));
}

/** It was told; or it cannot be stopped any more, and the order may be asked about again. */
async function keep(
  tx: Tx,
  { clock }: FulfillingNeeds,
  { workspace, order, number }: RunState,
  answer: 'asked' | 'refused',
): Promise<void> {
  const before = await lockOrder(tx, workspace, order);
  const run = runOf(await selectRuns(tx, before, 'lock'), { run: number });
  if (run.status !== 'begun') return;
  await updateRun(tx, { ...run, stopDueAt: null });
  if (answer === 'asked') return;
  await writeStep(tx, before, {
    at: clock.now(),
    actor: platformActor,
    what: 'cancel_refused',
    details: { run: number },
  });
  await moveOrder(tx, clock, { before, after: { ...before, cancelAskedAt: null } });
}
