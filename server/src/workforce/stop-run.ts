import { transaction } from '#database';
import { endTask, isOver, lockTask } from '#exchange';
import { reportRun } from '#reselling';
import type { Run } from '#reselling/fulfilment';
import type { WorkforceNeeds } from './needs.ts';
import type { Work } from './work.ts';
import { findWork, insertWork } from './work-rows.ts';

type Needs = Pick<WorkforceNeeds, 'pool' | 'clock'>;

/**
 * Nobody else is asked from now on: free slots go back to the treasury at once, and who is at it may still finish. A run that
 * was never begun is over and never begins. `refused` when all of it was done already.
 */
export async function stopRun(needs: Needs, run: Run): Promise<'asked' | 'refused'> {
  const name = { workspace: run.workspace, order: run.order, run: run.number };
  if (await neverBegin(needs, run)) return 'asked';
  const work = await findWork(needs.pool, name);
  if (!work || work.task === null) return 'asked';
  return work.status === 'running' ? endIts(needs, work, work.task) : 'refused';
}

/** False where it has begun, or was stopped before. */
const neverBegin = ({ pool, clock }: Needs, { workspace, order, number, quantity }: Run): Promise<boolean> =>
  transaction(pool, async (tx) => {
    const name = { workspace, order, run: number };
    const stopped = { ...name, task: null, reason: 'stopped', quantity, startCount: null, at: clock.now() };
    if (!(await insertWork(tx, stopped))) return false;
    await reportRun(tx, { clock }, workspace, name, { ended: true }, { reason: 'stopped' });
    return true;
  });

const endIts = ({ pool, clock }: Needs, { workspace }: Work, id: string): Promise<'asked' | 'refused'> =>
  transaction(pool, async (tx) => {
    const task = await lockTask(tx, workspace, id);
    if (task.status === 'done') return 'refused';
    const ending = { end: 'canceled', at: clock.now(), actor: 'asterism', reason: 'The order was cancelled.' } as const;
    if (!isOver(task)) await endTask(tx, { clock }, task, ending);
    return 'asked';
  });
