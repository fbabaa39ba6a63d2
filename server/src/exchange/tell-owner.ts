import { amountToWire, type Amount } from '#kernel';
import type { Tx } from '#database';
import { tell, type NoticeKind } from '#people';
import type { Task, TaskStatus } from './task.ts';

/** What an advertiser is told beyond the task and its title. */
export type Told = { readonly reason?: string | null; readonly amount?: Amount };

/** Tells a task's advertiser something; the same key twice is one notice. Nobody is told where the house pays. */
export async function tellOwner(tx: Tx, task: Task, kind: NoticeKind, key: string, told: Told = {}): Promise<void> {
  if (task.payer !== 'owner') return;
  const { reason, amount } = told;
  const values = {
    task: task.id,
    title: task.target.title,
    ...(reason ? { reason } : {}),
    ...(amount ? amountToWire(amount) : {}),
  };
  await tell(tx, task.workspace, [{ user: task.owner, kind, key: `${kind}:${key}`, values }]);
}

/** What is told of a step from one status to another; steps that are told of elsewhere, or not at all, have no entry. */
export function noticeOf(from: TaskStatus, to: TaskStatus): NoticeKind | undefined {
  if (to === 'live') return liveAfter[from];
  if (to === 'paused') return from === 'done' ? undefined : 'task_paused';
  return to === 'review' ? undefined : endings[to];
}

const liveAfter: Partial<Record<TaskStatus, NoticeKind>> = { review: 'task_live', paused: 'task_resumed' };
const endings = { done: 'task_done', rejected: 'task_rejected', ended: 'task_ended' } as const;
