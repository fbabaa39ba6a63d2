import { transaction, type Pool, type Tx } from '#database';
import { newId, type Clock, type Id, type WorkspaceId } from '#kernel';
import { requireNewKey } from './new-key.ts';
import { digestOf, newSecret, type ApiKey } from './api-key.ts';
import { writeAudit } from './audit-log.ts';
import { keyColumns, keyFromRow, tables } from './queries.ts';
import type { Scope } from './scope.ts';

export type NewKey = {
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly expiresAt?: Date | null;
  /** Networks (`10.0.0.0/8`, `2001:db8::/32`) or single addresses the key works from; everywhere, unless told. */
  readonly allowedAddresses?: readonly string[];
  /** Over all processes; 60,000 unless told, null for no limit. */
  readonly requestsPerMinute?: number | null;
};

/** A new key and its secret. The secret is in no table: who loses it makes a new key. */
export type CreatedKey = { readonly key: ApiKey; readonly secret: string };

const requestsPerMinuteDefault = 60_000;

/** Makes a key of this workspace. Refuses (`invalid_request`) a name, scope, address or limit that cannot be. */
export const createKey = (
  { pool, clock }: { pool: Pool; clock: Clock },
  workspace: WorkspaceId,
  input: NewKey,
  actor: string,
): Promise<CreatedKey> =>
  transaction(pool, async (tx) => {
    requireNewKey(input);
    const now = clock.now();
    const created = await insertKey(tx, workspace, input, now);
    const { id: target, name, scopes } = created.key;
    await writeAudit(tx, {
      workspace,
      recordedAt: now,
      actor,
      action: 'key.create',
      target,
      details: { name, scopes },
    });
    return created;
  });

/** Writes the row of a key whose input has been found good. */
export async function insertKey(tx: Tx, workspace: WorkspaceId, input: NewKey, now: Date): Promise<CreatedKey> {
  const secret = newSecret();
  const id: Id<'key'> = newId('key');
  const row = await tables(tx)
    .insertInto('identity.api_key')
    .values({
      workspace_id: workspace,
      id,
      name: input.name,
      secret_sha256: Buffer.from(digestOf(secret), 'hex'),
      scopes: [...input.scopes],
      allowed_addresses: [...(input.allowedAddresses ?? [])],
      requests_per_minute: input.requestsPerMinute === undefined ? requestsPerMinuteDefault : input.requestsPerMinute,
      created_at: now,
      expires_at: input.expiresAt ?? null,
    })
    .returning(keyColumns)
    .executeTakeFirstOrThrow();
  return { key: keyFromRow(row), secret };
}
