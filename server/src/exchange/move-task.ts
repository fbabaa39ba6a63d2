import { sql } from 'kysely';
import type { Clock } from '#kernel';
import type { Tx } from '#database';
import { post } from '#ledger';
import type { Amount } from '#kernel';
import { announceTask } from './announce-task.ts';
import { settleOrder } from './order-rows.ts';
import { slotsRefunded } from './postings.ts';
import { freeSlots, isOver, unitOf, type EndReason, type OrderStatus, type Task, type TaskStatus } from './task.ts';
import { noteNews } from './task-news.ts';
import { insertStep, updateTask, type TaskChanges } from './task-rows.ts';
import { noticeOf, tellOwner, type Told } from './tell-owner.ts';

/** Who takes a step, when, and why; `refunded` is what goes back by it. */
export type Step = {
  readonly at: Date;
  readonly actor: string;
  readonly reason?: string | null;
  readonly refunded?: Amount;
};

/** Steps the platform takes by itself. */
export const platformActor = 'asterism';

/** Changes a task that the caller has locked: keeps the step, tells receivers and the advertiser, settles the order. */
export async function moveTask(tx: Tx, task: Task, changes: TaskChanges, step: Step): Promise<Task> {
  const moved = await updateTask(tx, task, changes);
  await settle(tx, moved, step.at);
  if (moved.payer === 'treasury') await noteNews(tx, moved.workspace, [moved.id]);
  if (moved.status === task.status && String(moved.pauses) === String(task.pauses)) return moved;
  const n = await insertStep(tx, moved, { at: step.at, actor: step.actor, reason: step.reason ?? null });
  if (moved.status === task.status) return moved;
  await announceTask(tx, moved, step.at);
  const notice = noticeOf(task.status, moved.status);
  if (notice) await tellOwner(tx, moved, notice, `${moved.id}:${n}`, toldOf(moved, step));
  return moved;
}

/** Why, as a code: what it is paused for last, or how it ended; a moderator's no has reasons of its own. */
function toldOf({ status, pauses, endReason }: Task, { reason, refunded }: Step): Told {
  const why = { paused: pauses.at(-1), rejected: reason ?? endReason, ended: endReason } as const;
  const told = status in why ? why[status as keyof typeof why] : undefined;
  return { ...(told && { reason: told }), ...(refunded && { amount: refunded }) };
}

/** The order of a task that is decided comes out, and what only its workers were given is to be taken away. */
async function settle(tx: Tx, task: Task, at: Date): Promise<void> {
  const outcome = outcomeOf(task);
  if (outcome) await settleOrder(tx, task, outcome, at);
  if (isOver(task) && task.taken === task.verified)
    await sql`update exchange.task set close_due_at = ${at}, link_due_at = null
      where workspace_id = ${task.workspace} and id = ${task.id} and close_due_at is null and closed_at is null`.execute(
      tx,
    );
}

/** How the order of a task comes out as the task stands; undefined while slots are open or being done. */
export function outcomeOf({ status, ordered, slots, taken, verified }: Task): Exclude<OrderStatus, 'open'> | undefined {
  if (status === 'done') return slots === ordered ? 'completed' : 'partial';
  if (!isOver({ status }) || taken !== verified) return undefined;
  return verified === 0 ? 'canceled' : 'partial';
}

/** Where a task is when its counters have changed. */
function statusAfter({ status, pauses, slots, verified }: Task): TaskStatus {
  if (isOver({ status })) return status;
  if (slots === 0) return 'ended';
  if (status === 'review') return status;
  if (verified === slots) return 'done';
  return pauses.length > 0 ? 'paused' : 'live';
}

/** Other counters, and the status that follows from them. `ending` is why, when nothing is left of it. */
export async function recount(
  tx: Tx,
  task: Task,
  counts: Pick<TaskChanges, 'slots' | 'taken' | 'verified' | 'verifiedAt' | 'pauses'>,
  step: Step & { readonly ending?: EndReason },
): Promise<Task> {
  const status = statusAfter({ ...task, ...counts });
  const isEnding = status === 'ended' && !isOver(task);
  const ended = isEnding ? { endedAt: step.at, endReason: step.ending ?? 'delivered' } : {};
  return moveTask(tx, task, { ...counts, status, ...ended }, step);
}

export type Ending = Omit<Step, 'refunded'> & { readonly end: EndReason };

/**
 * Ends a task that the caller has locked: slots that nobody has go back to the advertiser at once; claimed and held ones
 * keep their money until they are decided. The last of its transaction. What is over already stays as it is.
 */
export async function endTask(
  tx: Tx,
  { clock }: { readonly clock: Clock },
  task: Task,
  { end, ...step }: Ending,
): Promise<{ readonly task: Task; readonly refunded: Amount }> {
  const free = isOver(task) ? 0 : freeSlots(task);
  const unit = unitOf(task);
  const refunded = { asset: unit.asset, units: unit.units * BigInt(free) };
  if (isOver(task)) return { task, refunded };
  const status = end === 'rejected' ? 'rejected' : 'ended';
  const changes = { status, slots: task.taken, pauses: [], endedAt: step.at, endReason: end } as const;
  const ended = await moveTask(tx, task, changes, { ...step, refunded });
  if (free > 0) await post(tx, clock, slotsRefunded(task, free, 'ended'));
  return { task: ended, refunded };
}
