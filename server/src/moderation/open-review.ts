import type { Tx } from '#database';
import { needsTwo } from './category.ts';
import type { Finding, Task } from '#exchange';
import { limitsOf, type ModerationNeeds } from './needs.ts';
import type { ReviewCause } from './review.ts';
import { insertReview } from './review-rows.ts';

type Opening = {
  readonly cause: ReviewCause;
  readonly findings: readonly Finding[];
  readonly at: Date;
};

const hour = 60 * 60 * 1000;

/** Puts a task in the queue, in the caller's transaction with the task locked; false when it is there already. */
export function openReview(
  tx: Tx,
  needs: Pick<ModerationNeeds, 'moderationLimits'>,
  { workspace, id: task, category }: Task,
  { cause, findings, at: openedAt }: Opening,
): Promise<boolean> {
  const dueAt = new Date(openedAt.getTime() + limitsOf(needs, workspace).reviewHours * hour);
  const isRisky = needsTwo(category);
  return insertReview(tx, { workspace, task, cause, findings, isRisky, openedAt, dueAt });
}
