import type { Id } from '#kernel';
import { transaction } from '#database';
import { getTask, isOver } from '#exchange';
import { lookAtHeld } from '#claims';
import type { Begun, Run } from '#reselling/fulfilment';
import type { WorkforceNeeds } from './needs.ts';
import { insertRefill } from './refill-rows.ts';
import { findWork } from './work-rows.ts';

/**
 * Sees to it that what dropped of a run is found now: a drop inside the guarantee opens its slot again by itself, and the
 * treasury's money for it is there still. Impossible when the last guarantee is over.
 */
export async function refillRun(
  { pool, clock }: Pick<WorkforceNeeds, 'pool' | 'clock'>,
  { workspace, order, number: run }: Run,
  id: Id<'prf'>,
): Promise<Begun> {
  const work = await findWork(pool, { workspace, order, run });
  const task = work?.task ? await getTask(pool, workspace, work.task) : undefined;
  if (!task || isOver(task)) return { state: 'impossible', reason: 'guarantee_over' };
  const askedAt = clock.now();
  await transaction(pool, async (tx) => {
    await insertRefill(tx, { workspace, id, order, run, askedAt });
    await lookAtHeld(tx, workspace, task.id, askedAt);
  });
  return { state: 'begun' };
}
