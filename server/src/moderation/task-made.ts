import type { Tx } from '#database';
import type { Task } from '#exchange';
import { limitsOf, type ModerationNeeds } from './needs.ts';
import { openReview } from './open-review.ts';
import { keepWatch } from './watch-rows.ts';

const hour = 60 * 60 * 1000;

/**
 * Takes a task that was just made into moderation, in the transaction that made it: into the queue where it waits for a
 * person, and under watch where it is live at once.
 */
export async function taskMade(tx: Tx, needs: Pick<ModerationNeeds, 'moderationLimits'>, task: Task): Promise<void> {
  const { status, findings, createdAt: at } = task;
  if (status === 'review') await openReview(tx, needs, task, { cause: 'new', findings, at });
  else await watchFrom(tx, needs, task, at);
}

/** From an instant on the task's target is looked at once a day. */
export async function watchFrom(
  tx: Tx,
  needs: Pick<ModerationNeeds, 'moderationLimits'>,
  { workspace, id: task, target, payer }: Task,
  at: Date,
): Promise<void> {
  if (payer === 'control') return;
  const due = new Date(at.getTime() + limitsOf(needs, workspace).watchHours * hour);
  await keepWatch(tx, { workspace, task, title: target.title, username: target.username ?? null }, due);
}
