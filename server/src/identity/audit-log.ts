import type { Pool, Tx } from '#database';
import type { WorkspaceId } from '#kernel';
import { tables } from './queries.ts';

/** Something an operator did. It is written in the transaction of what was done, so one is never without the other. */
export type AuditEntry = {
  readonly workspace: WorkspaceId;
  readonly recordedAt: Date;
  /** `operator:…`, `key:key_…` or `cli`. */
  readonly actor: string;
  /** A stable code, such as `key.revoke`. */
  readonly action: string;
  /** The id of what it was done to. */
  readonly target: string;
  /** Values as JSON; never a secret. */
  readonly details: Readonly<Record<string, unknown>>;
};

/** Adds one line to the audit log, which nobody can change or delete afterwards. */
export async function writeAudit(tx: Tx, entry: AuditEntry): Promise<void> {
  await tables(tx)
    .insertInto('identity.audit_entry')
    .values({
      workspace_id: entry.workspace,
      recorded_at: entry.recordedAt,
      actor: entry.actor,
      action: entry.action,
      target: entry.target,
      details: JSON.stringify(entry.details),
    })
    .execute();
}

/** The newest lines of a workspace's audit log; `before` pages on from the last `entry` seen. */
export async function listAudit(
  pool: Pool,
  workspace: WorkspaceId,
  { before, limit = 50 }: { before?: bigint; limit?: number } = {},
): Promise<(AuditEntry & { entry: bigint })[]> {
  let query = tables(pool).selectFrom('identity.audit_entry').selectAll().where('workspace_id', '=', workspace);
  if (before !== undefined) query = query.where('entry', '<', before);
  const rows = await query.orderBy('entry', 'desc').limit(limit).execute();
  return rows.map((row) => ({
    workspace: row.workspace_id,
    entry: row.entry,
    recordedAt: row.recorded_at,
    actor: row.actor,
    action: row.action,
    target: row.target,
    details: row.details as Record<string, unknown>,
  }));
}
