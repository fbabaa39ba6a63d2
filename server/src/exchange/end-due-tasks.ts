import { sql } from 'kysely';
import type { Clock, WorkspaceId } from '#kernel';
import { transaction, type Pool } from '#database';
import { endTask, platformActor } from './move-task.ts';
import { isOver, type EndReason, type Task } from './task.ts';
import { lockTask } from './task-rows.ts';

type Needs = { readonly pool: Pool; readonly clock: Clock };
type Due = { readonly workspace: WorkspaceId; readonly id: string };

const atATime = 100;

/** Ends tasks whose date has come, and done ones whose last guarantee is over. Answers how many. */
export async function endDueTasks(needs: Needs): Promise<number> {
  const now = needs.clock.now();
  const { rows } = await sql<Due>`
    (select workspace_id as workspace, id from exchange.task
      where ends_at <= ${now} and ends_at is not null and ended_at is null order by ends_at limit ${atATime})
    union
    (select workspace_id, id from exchange.task
      where status = 'done' and verified_at <= ${now}::timestamptz - guarantee_seconds * interval '1 second'
      order by verified_at limit ${atATime})`.execute(needs.pool);
  let ended = 0;
  for (const due of rows) ended += await end(needs, due, now);
  return ended;
}

const end = ({ pool, clock }: Needs, { workspace, id }: Due, at: Date): Promise<number> =>
  transaction(pool, async (tx) => {
    const task = await lockTask(tx, workspace, id);
    const reason = whyNow(task, at);
    if (!reason) return 0;
    await endTask(tx, { clock }, task, { end: reason, at, actor: platformActor });
    return 1;
  });

/** Why a task is over at an instant, if it is: somebody else may have been quicker. */
function whyNow(task: Task, at: Date): EndReason | undefined {
  if (isOver(task)) return undefined;
  if (task.endsAt && task.endsAt <= at) return 'run_out';
  const { status, verifiedAt, guaranteeSeconds } = task;
  const isGuaranteed = !verifiedAt || verifiedAt.getTime() + guaranteeSeconds * 1000 > at.getTime();
  return status === 'done' && !isGuaranteed ? 'delivered' : undefined;
}
