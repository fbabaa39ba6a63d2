import { transaction } from '#database';
import { endTask, isOver, lockTask, type Task } from '#exchange';
import type { WorkforceNeeds } from './needs.ts';
import type { Work } from './work.ts';
import { forgetGuarantee, workToClose } from './work-rows.ts';

type Needs = Pick<WorkforceNeeds, 'pool' | 'clock'>;

const atATime = 100;

/**
 * Ends tasks of runs that have ended, where a slot dropped inside the guarantee and nobody took it until the last guarantee
 * was over: its money goes back to the treasury, and what the buyer paid for it to the buyer. Answers how many it looked at.
 */
export async function closeTasks(needs: Needs): Promise<number> {
  const due = await workToClose(needs.pool, needs.clock.now(), atATime);
  for (const work of due) if (work.task !== null) await close(needs, work, work.task);
  return due.length;
}

/** A task that is done is ended by the exchange, which looks at the same date. */
const close = ({ pool, clock }: Needs, work: Work, id: string): Promise<void> =>
  transaction(pool, async (tx) => {
    const task = await lockTask(tx, work.workspace, id);
    const at = clock.now();
    await forgetGuarantee(tx, work);
    if (isOver(task) || task.status === 'done' || !isUnguaranteed(task, at)) return;
    const reason = 'Nobody took what had dropped inside the guarantee.';
    await endTask(tx, { clock }, task, { end: 'run_out', at, actor: 'asterism', reason });
  });

const isUnguaranteed = ({ verifiedAt, guaranteeSeconds }: Task, at: Date): boolean =>
  verifiedAt !== null && verifiedAt.getTime() + guaranteeSeconds * 1000 <= at.getTime();
