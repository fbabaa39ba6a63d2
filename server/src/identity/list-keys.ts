import type { Pool } from '#database';
import type { WorkspaceId } from '#kernel';
import type { ApiKey } from './api-key.ts';
import { keyColumns, keyFromRow, tables } from './queries.ts';

/** The keys of a workspace, oldest first, revoked and expired ones included. */
export async function listKeys(pool: Pool, workspace: WorkspaceId): Promise<ApiKey[]> {
  const rows = await tables(pool)
    .selectFrom('identity.api_key')
    .select(keyColumns)
    .where('workspace_id', '=', workspace)
    .orderBy('id')
    .execute();
  return rows.map(keyFromRow);
}
