import { isId, Refusal, type WorkspaceId } from '#kernel';
import type { Pool } from '#database';
import type { Review, ReviewCause } from './review.ts';
import { selectQueue, selectReviews } from './review-rows.ts';

export type QueueFilter = {
  readonly workspace: WorkspaceId;
  readonly cause?: ReviewCause;
  readonly cursor?: string;
  readonly limit?: number;
};
export type QueuePage = { readonly reviews: readonly Review[]; readonly cursor?: string };

/** Tasks that wait for a person, what is due first at the top. Refuses with `invalid_request` a strange cursor. */
export async function listQueue(pool: Pool, filter: QueueFilter): Promise<QueuePage> {
  const limit = Math.min(Math.max(filter.limit ?? 50, 1), 200);
  const after = filter.cursor === undefined ? undefined : readCursor(filter.cursor);
  const found = await selectQueue(pool, filter.workspace, { after, cause: filter.cause ?? null, limit: limit + 1 });
  const reviews = found.slice(0, limit);
  const last = reviews.at(-1);
  return found.length > limit && last ? { reviews, cursor: `${last.dueAt.getTime()}.${last.task}` } : { reviews };
}

/** Every look at one task, the newest first. */
export const getReviews = (pool: Pool, workspace: WorkspaceId, task: string): Promise<Review[]> =>
  selectReviews(pool, workspace, task);

function readCursor(cursor: string): { due: Date; task: string } {
  const [, due, task] = /^(\d{1,15})\.(.+)$/.exec(cursor) ?? [];
  if (due === undefined || task === undefined || !isId('tsk', task))
    throw new Refusal('invalid_request', 'This cursor is not one we gave; leave it out to start with the first page.');
  return { due: new Date(Number(due)), task };
}
