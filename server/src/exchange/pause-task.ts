import { Refusal, type WorkspaceId } from '#kernel';
import { transaction, type Tx } from '#database';
import { moveTask, type Step } from './move-task.ts';
import type { ExchangeNeeds } from './needs.ts';
import { enterExchange, leaveExchange } from './setting-rows.ts';
import { isOf, isOver, type PauseReason, type Task, type TaskStatus } from './task.ts';
import { lockTask } from './task-rows.ts';

type Needs = Pick<ExchangeNeeds, 'pool' | 'clock'>;

/** Which task, who asks, and on whose behalf it is paused or runs again. */
export type Pausing = {
  readonly task: string;
  readonly reason: PauseReason;
  readonly actor: string;
  /** In words, where there are any. */
  readonly why?: string;
  /** Only this advertiser's tasks; others are not found. */
  readonly owner?: string;
};

/**
 * Nobody claims of it any more; what is claimed or held goes on. Each reason is kept apart: it runs again when the last
 * of them is gone. Refuses with `not_found`, `task_not_open` when it is over, `exchange_disabled` or `read_only`.
 */
export const pauseTask = (needs: Needs, workspace: WorkspaceId, asked: Pausing): Promise<Task> =>
  transaction(needs.pool, async (tx) =>
    pauseLocked(tx, await lockForCommand(tx, workspace, asked), asked.reason, stepOf(needs, asked)),
  );

/** Takes one reason back. Another's reason stays, and so does the pause. Refuses like `pauseTask`. */
export const resumeTask = (needs: Needs, workspace: WorkspaceId, asked: Pausing): Promise<Task> =>
  transaction(needs.pool, async (tx) =>
    resumeLocked(tx, await lockForCommand(tx, workspace, asked), asked.reason, stepOf(needs, asked)),
  );

const stepOf = ({ clock }: Needs, { actor, why, reason }: Pausing): Step => ({
  at: clock.now(),
  actor,
  reason: why ?? reason,
});

type Asked = { readonly task: string; readonly owner?: string };

/** A task that somebody wants to change, locked. Somebody else's is not found. */
async function lockForCommand(tx: Tx, workspace: WorkspaceId, asked: Asked): Promise<Task> {
  await enterExchange(tx, workspace);
  return lockOwn(tx, workspace, asked);
}

/** The same for somebody who only wants it to end. */
export async function lockToEnd(tx: Tx, workspace: WorkspaceId, asked: Asked): Promise<Task> {
  await leaveExchange(tx, workspace);
  return lockOwn(tx, workspace, asked);
}

async function lockOwn(tx: Tx, workspace: WorkspaceId, asked: Asked): Promise<Task> {
  const task = await lockTask(tx, workspace, asked.task);
  if (asked.owner !== undefined && !isOf(task, asked.owner))
    throw new Refusal('not_found', 'There is no such task in this workspace.');
  return task;
}

/** The same in the caller's transaction, of a task that it has locked; no switch stands in its way. */
export async function pauseLocked(tx: Tx, task: Task, reason: PauseReason, step: Step): Promise<Task> {
  requireNotOver(task);
  if (task.pauses.includes(reason)) return task;
  const pauses = [...task.pauses, reason];
  const status = task.status === 'live' ? 'paused' : task.status;
  return moveTask(tx, task, { pauses, status }, step);
}

export async function resumeLocked(tx: Tx, task: Task, reason: PauseReason, step: Step): Promise<Task> {
  requireNotOver(task);
  if (!task.pauses.includes(reason)) return task;
  const pauses = task.pauses.filter((one) => one !== reason);
  const status: TaskStatus = task.status === 'paused' && pauses.length === 0 ? 'live' : task.status;
  return moveTask(tx, task, { pauses, status }, step);
}

function requireNotOver(task: Task): void {
  if (isOver(task)) throw new Refusal('task_not_open', 'This task is over.', { status: task.status });
}
