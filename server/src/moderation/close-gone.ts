import { sql } from 'kysely';
import type { WorkspaceId } from '#kernel';
import { transaction } from '#database';
import { isOver, lockTask } from '#exchange';
import type { ModerationNeeds } from './needs.ts';
import { closeReview, lockOpenReview } from './review-rows.ts';

type Needs = Pick<ModerationNeeds, 'pool' | 'clock'>;

/** Takes tasks out of the queue that ended before anybody decided: each open review is asked after every ten minutes. */
export async function closeGone(needs: Needs, limit = 50): Promise<number> {
  const now = needs.clock.now();
  const { rows } = await sql<{ workspace: WorkspaceId; task: string }>`
    update moderation.review r set asked_at = ${now}
    where (r.workspace_id, r.task, r.round) in (
      select workspace_id, task, round from moderation.review
      where outcome is null and asked_at <= ${now}::timestamptz - interval '10 minutes'
      order by asked_at limit ${limit} for update skip locked)
    returning r.workspace_id as workspace, r.task`.execute(needs.pool);
  let gone = 0;
  for (const { workspace, task } of rows) gone += await closeIfGone(needs, workspace, task);
  return gone;
}

const closeIfGone = ({ pool, clock }: Needs, workspace: WorkspaceId, id: string): Promise<number> =>
  transaction(pool, async (tx) => {
    if (!isOver(await lockTask(tx, workspace, id))) return 0;
    const review = await lockOpenReview(tx, workspace, id);
    if (!review) return 0;
    await closeReview(tx, review, 'gone', clock.now());
    return 1;
  });
