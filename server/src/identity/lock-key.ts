import type { Tx } from '#database';
import { Refusal, type Id, type WorkspaceId } from '#kernel';
import type { ApiKey } from './api-key.ts';
import { keyColumns, keyFromRow, tables } from './queries.ts';

export type LockedKey = { readonly key: ApiKey; readonly digest: string };

/** The key of this id, locked until the transaction ends. Refuses `not_found`. */
export async function lockKey(tx: Tx, workspace: WorkspaceId, id: string): Promise<LockedKey> {
  const row = await tables(tx)
    .selectFrom('identity.api_key')
    .select([...keyColumns, 'secret_sha256'])
    .where('workspace_id', '=', workspace)
    .where('id', '=', id as Id<'key'>)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Refusal('not_found', 'This workspace has no key of that id: list the keys to find it.');
  return { key: keyFromRow(row), digest: row.secret_sha256.toString('hex') };
}

/** The same, and refuses `key_revoked` when the key has been ended. */
export async function lockLiveKey(tx: Tx, workspace: WorkspaceId, id: string): Promise<LockedKey> {
  const locked = await lockKey(tx, workspace, id);
  if (locked.key.revokedAt) throw new Refusal('key_revoked', 'This key has been revoked: make a new one.');
  return locked;
}
