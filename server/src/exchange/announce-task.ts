import { amountToWire } from '#kernel';
import type { Tx } from '#database';
import type { JsonObject } from '#jobs';
import { announce, type EventType } from '#webhooks';
import type { Task, TaskStatus } from './task.ts';

const events: Readonly<Record<TaskStatus, Extract<EventType, `task.${string}`>>> = {
  review: 'task.review',
  live: 'task.live',
  paused: 'task.paused',
  done: 'task.done',
  rejected: 'task.rejected',
  ended: 'task.ended',
};

/** Tells the workspace's receivers that a task has come to where it is. */
export const announceTask = (tx: Tx, task: Task, occurredAt: Date): Promise<void> =>
  announce(tx, task.workspace, { type: events[task.status], ...customerOf(task), occurredAt, data: dataOf(task) });

const customerOf = ({ payer, owner }: Task) => (payer === 'treasury' ? {} : { customer: owner });

const dataOf = ({ target, ...task }: Task): JsonObject => ({
  task: task.id,
  order: task.order,
  owner: task.owner,
  payer: task.payer,
  kind: task.kind,
  target: { type: target.type, id: target.id, title: target.title },
  status: task.status,
  pauses: [...task.pauses],
  reward: amountToWire(task.reward),
  fee: amountToWire(task.fee),
  ordered: task.ordered,
  slots: task.slots,
  taken: task.taken,
  verified: task.verified,
  end_reason: task.endReason,
});
