import { sql } from 'kysely';
import type { WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import type { TaskStatus } from '#exchange';

/** How far a task is, all of it at one instant. */
export type SlotCounts = {
  readonly status: TaskStatus;
  readonly ordered: number;
  readonly slots: number;
  readonly taken: number;
  readonly verified: number;
  /** Of the verified ones those that are paid for good: released, or paid after an appeal. */
  readonly released: number;
  /** Held ones that somebody is to look at by this instant, and nobody has. */
  readonly unseen: number;
};

/** Undefined where there is no such task. `seenBy`: until when held ones should have been looked at; never, without it. */
export async function countSlots(
  db: Pool | Tx,
  workspace: WorkspaceId,
  task: string,
  seenBy: Date | null = null,
): Promise<SlotCounts | undefined> {
  const { rows } = await sql<SlotCounts>`
    select s.status, s.ordered, s.slots, s.taken, s.verified, s.verified - h.held as released, h.unseen
    from exchange.slots_of(${workspace}, ${task}) s cross join lateral (
      select count(*)::integer as held, count(*) filter (where look_at <= ${seenBy}::timestamptz)::integer as unseen
      from claims.claim where workspace_id = ${workspace} and task = ${task} and status = 'held') h`.execute(db);
  return rows[0];
}

/** Looks at what is held of a task soon, because somebody says that it dropped; the look itself decides. */
export async function lookAtHeld(db: Pool | Tx, workspace: WorkspaceId, task: string, at: Date): Promise<void> {
  await sql`update claims.claim set look_at = ${at}
    where workspace_id = ${workspace} and task = ${task} and status = 'held' and look_at > ${at}`.execute(db);
}
