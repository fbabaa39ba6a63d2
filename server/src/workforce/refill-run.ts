import type { Id } from '#kernel';
import { transaction } from '#database';
import { findTasks, isOver } from '#exchange';
import { lookAtHeld } from '#claims';
import type { Begun, Run } from '#reselling/fulfilment';
import type { WorkforceNeeds } from './needs.ts';
import { insertRefill } from './refill-rows.ts';
import { worksOf } from './work-rows.ts';

/**
 * Sees to it that what dropped of an order is found now, all of its runs: a drop inside the guarantee opens its slot again
 * by itself, and the treasury's money for it is there still. Impossible when the last guarantee is over.
 */
export async function refillRun(
  { pool, clock }: Pick<WorkforceNeeds, 'pool' | 'clock'>,
  { workspace, order }: Run,
  id: Id<'prf'>,
): Promise<Begun> {
  const works = await worksOf(pool, workspace, order);
  const named = works.flatMap(({ task, run }) => (task === null ? [] : [{ task, run }]));
  const tasks = await findTasks(
    pool,
    workspace,
    named.map(({ task }) => task),
  );
  const open = named.filter(({ task }) => {
    const found = tasks.get(task);
    return found && !isOver(found);
  });
  if (open.length === 0) return { state: 'impossible', reason: 'guarantee_over' };
  const at = clock.now();
  await transaction(pool, async (tx) => {
    await insertRefill(tx, { workspace, id, order, runs: open.map(({ run }) => run), at });
    for (const { task } of open) await lookAtHeld(tx, workspace, task, at);
  });
  return { state: 'begun' };
}
