import { transaction, type Pool } from '#database';
import type { Clock, WorkspaceId } from '#kernel';
import { writeAudit } from './audit-log.ts';
import { announceChange } from './key-changes.ts';
import { lockKey } from './lock-key.ts';
import { tables } from './queries.ts';

/**
 * Ends a key at once, in every process: each is told as the transaction commits and forgets what it knew of the
 * key. Revoking twice changes nothing. Refuses `not_found`.
 */
export const revokeKey = (
  { pool, clock }: { pool: Pool; clock: Clock },
  workspace: WorkspaceId,
  id: string,
  actor: string,
): Promise<void> =>
  transaction(pool, async (tx) => {
    const { digest, key } = await lockKey(tx, workspace, id);
    if (key.revokedAt) return;
    const now = clock.now();
    await tables(tx)
      .updateTable('identity.api_key')
      .set({ revoked_at: now })
      .where('workspace_id', '=', workspace)
      .where('id', '=', key.id)
      .execute();
    await writeAudit(tx, { workspace, recordedAt: now, actor, action: 'key.revoke', target: key.id, details: {} });
    await announceChange(tx, digest);
  });
