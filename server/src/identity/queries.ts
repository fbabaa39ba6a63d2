import type { Generated, Kysely } from 'kysely';
import type { Pool, Tx } from '#database';
import type { Id, WorkspaceId } from '#kernel';
import type { ApiKey } from './api-key.ts';
import type { Scope } from './scope.ts';

export type IdentityTables = {
  'identity.workspace': { workspace_id: Generated<WorkspaceId>; id: Id<'ws'>; name: string; created_at: Date };
  'identity.api_key': {
    workspace_id: WorkspaceId;
    id: Id<'key'>;
    name: string;
    secret_sha256: Buffer;
    scopes: Scope[];
    allowed_addresses: string[];
    requests_per_minute: number | null;
    created_at: Date;
    expires_at: Date | null;
    revoked_at: Date | null;
    replaced_by: Id<'key'> | null;
    last_used_at: Date | null;
  };
  'identity.person_session': {
    workspace_id: WorkspaceId;
    id: Id<'ses'>;
    user_id: string;
    bot: string;
    token_sha256: Buffer;
    proof_sha256: Buffer;
    opened_at: Date;
    expires_at: Date;
    ended_at: Generated<Date | null>;
  };
  'identity.audit_entry': {
    workspace_id: WorkspaceId;
    entry: Generated<bigint>;
    recorded_at: Date;
    actor: string;
    action: string;
    target: string;
    details: unknown;
  };
};

/** The tables of this module, in a pool or inside a transaction. */
export const tables = (db: Pool | Tx): Kysely<IdentityTables> => db.withTables<IdentityTables>();

type KeyRow = Omit<IdentityTables['identity.api_key'], 'secret_sha256'>;

export const keyColumns = [
  'workspace_id',
  'id',
  'name',
  'scopes',
  'allowed_addresses',
  'requests_per_minute',
  'created_at',
  'expires_at',
  'revoked_at',
  'replaced_by',
  'last_used_at',
] as const satisfies (keyof KeyRow)[];

export const keyFromRow = (row: KeyRow): ApiKey => ({
  workspace: row.workspace_id,
  id: row.id,
  name: row.name,
  scopes: row.scopes,
  allowedAddresses: row.allowed_addresses,
  requestsPerMinute: row.requests_per_minute,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  revokedAt: row.revoked_at,
  replacedBy: row.replaced_by,
  lastUsedAt: row.last_used_at,
});
