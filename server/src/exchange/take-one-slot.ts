import { sql } from 'kysely';
import type { Tx } from '#database';
import { mayClaimNow } from './pace.ts';
import { takeSlot } from './slots.ts';
import { lockTask } from './task-rows.ts';
import type { Task } from './task.ts';

/**
 * As `takeSlot`, of a task that was read without a lock and may have changed since. A task without a pace is locked for one
 * statement and the commit, which is what a thousand people who want the same one wait for. The last of a transaction that
 * has locked no other task. Refuses as `takeSlot`.
 */
export async function takeOneSlot(tx: Tx, task: Task, at: Date): Promise<void> {
  const { workspace, id, pacing } = task;
  const isFree = pacing.perHour === undefined && mayClaimNow(pacing, { count: 0, oldest: null }, at).isOpen;
  if (isFree && (await takeIfOpen(tx, task, at))) return;
  await takeSlot(tx, await lockTask(tx, workspace, id), at);
}

async function takeIfOpen(tx: Tx, { workspace, id }: Task, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`update exchange.task set taken = taken + 1
    where workspace_id = ${workspace} and id = ${id} and status = 'live' and taken < slots
      and link_due_at is null and (ends_at is null or ends_at > ${at})`.execute(tx);
  return numAffectedRows === 1n;
}
