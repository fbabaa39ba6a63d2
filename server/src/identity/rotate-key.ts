import { transaction, type Pool } from '#database';
import { Refusal, type Clock, type WorkspaceId } from '#kernel';
import { writeAudit } from './audit-log.ts';
import { insertKey, type CreatedKey } from './create-key.ts';
import { announceChange } from './key-changes.ts';
import { lockLiveKey } from './lock-key.ts';
import { tables } from './queries.ts';

/**
 * Makes a key that may do what this one may, and lets the old one live until `oldValidUntil`, so that callers can
 * be moved one by one. Refuses `not_found`, and `key_revoked` or `key_expired` when there is nothing to take over.
 */
export const rotateKey = (
  { pool, clock }: { pool: Pool; clock: Clock },
  workspace: WorkspaceId,
  id: string,
  { oldValidUntil, actor }: { oldValidUntil: Date; actor: string },
): Promise<CreatedKey> =>
  transaction(pool, async (tx) => {
    const now = clock.now();
    const { digest, key: old } = await lockLiveKey(tx, workspace, id);
    if (old.expiresAt && old.expiresAt <= now)
      throw new Refusal('key_expired', 'This key has expired already: make a new one.');
    const created = await insertKey(tx, workspace, old, now);
    const until = old.expiresAt && old.expiresAt < oldValidUntil ? old.expiresAt : oldValidUntil;
    await tables(tx)
      .updateTable('identity.api_key')
      .set({ expires_at: until, replaced_by: created.key.id })
      .where('workspace_id', '=', workspace)
      .where('id', '=', old.id)
      .execute();
    const details = { replaced_by: created.key.id, old_valid_until: until.toISOString() };
    await writeAudit(tx, { workspace, recordedAt: now, actor, action: 'key.rotate', target: old.id, details });
    await announceChange(tx, digest);
    return created;
  });
