import { Refusal, type Amount, type Clock, type WorkspaceId } from '#kernel';
import type { Tx } from '#database';
import { endTask, moveTask } from './move-task.ts';
import type { Task } from './task.ts';
import { lockTask } from './task-rows.ts';

/** Moderation's word on a task in review. */
export type Word = { readonly task: string; readonly by: string; readonly reason?: string };

/** It goes live, or is paused where somebody wants it paused. Refuses with `not_found` or `already_decided`. */
export async function approveTask(
  tx: Tx,
  { clock }: { clock: Clock },
  workspace: WorkspaceId,
  word: Word,
): Promise<Task> {
  const task = await lockInReview(tx, workspace, word.task);
  const at = clock.now();
  const status = task.pauses.length > 0 ? 'paused' : 'live';
  return moveTask(tx, task, { status, approvedAt: at }, { at, actor: word.by, reason: word.reason ?? null });
}

/** It is over before it began, and all of its money goes back. The last of its transaction. Refuses like `approveTask`. */
export async function rejectTask(
  tx: Tx,
  needs: { readonly clock: Clock },
  workspace: WorkspaceId,
  { task: id, by: actor, reason }: Word,
): Promise<{ readonly task: Task; readonly refunded: Amount }> {
  const task = await lockInReview(tx, workspace, id);
  return endTask(tx, needs, task, { end: 'rejected', at: needs.clock.now(), actor, reason: reason ?? null });
}

async function lockInReview(tx: Tx, workspace: WorkspaceId, id: string): Promise<Task> {
  const task = await lockTask(tx, workspace, id);
  if (task.status === 'review') return task;
  throw new Refusal('already_decided', 'This task does not wait for a decision.', { status: task.status });
}
