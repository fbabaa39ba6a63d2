import { sql } from 'kysely';
import { Refusal, type WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';

/** What is told of moderation to everybody. */
export type LogAction =
  | 'task_approved'
  | 'task_rejected'
  | 'task_paused'
  | 'task_ended'
  | 'complaints_dismissed'
  | 'opted_out'
  | 'opted_in'
  | 'blocked'
  | 'unblocked'
  | 'appeal_upheld'
  | 'appeal_dismissed'
  | 'appeal_upheld_by_deadline';

/** One line: what was done, to what, and the codes of why. No names of people and none of their words. */
export type LogEntry = {
  readonly entry: bigint;
  readonly recordedAt: Date;
  readonly action: LogAction;
  readonly about: string;
  readonly reasons: readonly string[];
};

export type LogPage = { readonly entries: readonly LogEntry[]; readonly cursor?: string };

/** Adds one line, in the transaction of what was done. */
export async function writeLog(
  tx: Tx,
  workspace: WorkspaceId,
  { recordedAt, action, about, reasons }: Omit<LogEntry, 'entry'>,
): Promise<void> {
  await sql`insert into moderation.log_entry (workspace_id, recorded_at, action, about, reasons)
    values (${workspace}, ${recordedAt}, ${action}, ${about}, ${[...reasons]})`.execute(tx);
}

/** The log of a workspace, newest first. Refuses with `invalid_request` a cursor that is none of ours. */
export async function readTransparencyLog(
  pool: Pool,
  workspace: WorkspaceId,
  { cursor, limit = 50 }: { readonly cursor?: string; readonly limit?: number } = {},
): Promise<LogPage> {
  if (cursor !== undefined && !/^[1-9]\d{0,17}$/.test(cursor))
    throw new Refusal('invalid_request', 'This cursor is not one we gave; leave it out to start with the first page.');
  const before = cursor === undefined ? null : BigInt(cursor);
  const { rows } = await sql<LogEntry>`
    select entry, recorded_at as "recordedAt", action, about, reasons from moderation.log_entry
    where workspace_id = ${workspace} and (${before}::bigint is null or entry < ${before})
    order by entry desc limit ${limit + 1}`.execute(pool);
  const entries = rows.slice(0, limit);
  const last = entries.at(-1);
  return rows.length > limit && last ? { entries, cursor: String(last.entry) } : { entries };
}
