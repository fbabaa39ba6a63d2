import { sql } from 'kysely';
import { Refusal, type Id } from '#kernel';
import type { Tx } from '#database';
import type { Place, Transfer } from '#ledger';
import { platformActor, recount } from './move-task.ts';
import { mayClaimNow, paceWindow, type Recent } from './pace.ts';
import { slotsRefunded, voidedTo } from './postings.ts';
import { freeSlots, isOver, type Task } from './task.ts';
import { tellOwner } from './tell-owner.ts';

/** The face for claims. All of it in the caller's transaction, with the task locked by `lockTask` before. */

/**
 * Somebody has one of a task's slots from now on. Refuses with `task_not_open` (with `until` in the details, where it is
 * only for a while) or `no_slot_free`; the constraint `no_slot_is_sold_twice` stands behind it.
 */
export async function takeSlot(tx: Tx, task: Task, at: Date): Promise<Task> {
  requireSlot(task, at);
  await keepPace(tx, task, at);
  const { workspace, id } = task;
  await sql`update exchange.task set taken = taken + 1 where workspace_id = ${workspace} and id = ${id}`.execute(tx);
  return { ...task, taken: task.taken + 1 };
}

/** Refuses as `takeSlot` of a task without a pace: by what its row says. */
export function requireSlot(task: Task, at: Date): void {
  const { status, linkDueAt, endsAt } = task;
  const isOpen = status === 'live' && linkDueAt === null && (endsAt === null || endsAt > at);
  if (!isOpen) throw new Refusal('task_not_open', 'This task takes nobody just now.', { status });
  if (freeSlots(task) <= 0) throw new Refusal('no_slot_free', 'Somebody was quicker: no slot of this task is free.');
}

async function keepPace(tx: Tx, { workspace, id, pacing }: Task, at: Date): Promise<void> {
  const isPaced = pacing.perHour !== undefined;
  const verdict = mayClaimNow(pacing, isPaced ? await recentClaims(tx, workspace, id, at) : nobody, at);
  if (!verdict.isOpen) {
    const { because, until } = verdict;
    throw new Refusal('task_not_open', 'This task rests. Come back later.', { because, until: until.toISOString() });
  }
  if (isPaced)
    await sql`insert into exchange.recent_claim (workspace_id, task, at) values (${workspace}, ${id}, ${at})`.execute(
      tx,
    );
}

const nobody: Recent = { count: 0, oldest: null };

/** Claims of the last hour; older ones are forgotten on the way. */
async function recentClaims(tx: Tx, workspace: number, task: string, at: Date): Promise<Recent> {
  const since = paceWindow(at);
  await sql`delete from exchange.recent_claim
    where workspace_id = ${workspace} and task = ${task} and at <= ${since}`.execute(tx);
  const { rows } = await sql<{ count: number; oldest: Date | null }>`
    select count(*)::int as count, min(at) as oldest from exchange.recent_claim
    where workspace_id = ${workspace} and task = ${task}`.execute(tx);
  return rows[0] ?? nobody;
}

/** A slot that somebody has was verified; `placeHold` follows. The task may be done by it. */
export const slotVerified = (tx: Tx, task: Task, at: Date): Promise<Task> =>
  recount(tx, task, { verified: task.verified + 1, verifiedAt: at }, { at, actor: platformActor });

/**
 * What becomes of a slot whose claim came to nothing: it opens again while the task is not over, and, where it was
 * verified, inside the guarantee; else it is decided, and its money goes back.
 */
export function slotFate(task: Task, verifiedAt: Date | null, at: Date): 'reopen' | 'end' {
  if (isOver(task)) return 'end';
  const isGuaranteed = verifiedAt === null || at.getTime() <= verifiedAt.getTime() + task.guaranteeSeconds * 1000;
  return isGuaranteed ? 'reopen' : 'end';
}

export type GivenBack = {
  readonly task: Task;
  /** Where the money of its hold goes, if it was held: for `voidHold`. */
  readonly backTo: Place;
  /** What the caller posts last, if it was not held: the money of a slot that does not open again. */
  readonly transfer: Transfer | undefined;
};

/**
 * A slot is given back. `was`: the claim was still to be done, or its reward was held. A slot that was verified and opens
 * again is a refill, which the advertiser sees.
 */
export async function giveBackSlot(
  tx: Tx,
  task: Task,
  how: 'reopen' | 'end',
  { claim, was, at }: { readonly claim: Id<'clm'>; readonly was: 'claimed' | 'held'; readonly at: Date },
): Promise<GivenBack> {
  const fate = isOver(task) ? 'end' : how;
  const isRefill = fate === 'reopen' && was === 'held';
  const given = await recount(
    tx,
    task,
    {
      taken: task.taken - 1,
      verified: task.verified - (was === 'held' ? 1 : 0),
      slots: task.slots - (fate === 'end' ? 1 : 0),
    },
    { at, actor: platformActor },
  );
  if (isRefill) await keepRefill(tx, given, claim, at);
  return {
    task: given,
    backTo: voidedTo(task, fate),
    transfer: fate === 'end' && was === 'claimed' ? slotsRefunded(task, 1, claim) : undefined,
  };
}

async function keepRefill(tx: Tx, task: Task, claim: string, at: Date): Promise<void> {
  await sql`insert into exchange.refill (workspace_id, task, claim, opened_at)
    values (${task.workspace}, ${task.id}, ${claim}, ${at})`.execute(tx);
  await tellOwner(tx, task, 'slot_reopened', claim);
}

/**
 * Uses a free slot for an appeal that was upheld, whatever the task's pace and whether or not it is paused: taken and
 * verified at once. Undefined when none is free; then the house pays.
 */
export async function slotForAppeal(tx: Tx, task: Task, at: Date): Promise<Task | undefined> {
  if (isOver(task) || freeSlots(task) <= 0) return undefined;
  const counts = { taken: task.taken + 1, verified: task.verified + 1 };
  return recount(tx, task, counts, { at, actor: platformActor });
}
