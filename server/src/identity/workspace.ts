import type { Pool } from '#database';
import type { Id, WorkspaceId } from '#kernel';
import { tables } from './queries.ts';

/** A tenant. Nothing of one workspace can be seen from, or moved to, another. */
export type Workspace = {
  readonly workspace: WorkspaceId;
  readonly id: Id<'ws'>;
  readonly name: string;
  readonly createdAt: Date;
};

/** The workspace of this public id (`ws_…`) or number, if there is one. */
export async function findWorkspace(pool: Pool, named: string): Promise<Workspace | undefined> {
  const query = tables(pool).selectFrom('identity.workspace').selectAll();
  const found = /^\d{1,9}$/.test(named)
    ? query.where('workspace_id', '=', Number(named))
    : query.where('id', '=', named as Id<'ws'>);
  const row = await found.executeTakeFirst();
  return row && fromRow(row);
}

/** Every workspace, oldest first: for the operator's command line, never for a tenant. */
export async function listWorkspaces(pool: Pool): Promise<Workspace[]> {
  const rows = await tables(pool).selectFrom('identity.workspace').selectAll().orderBy('workspace_id').execute();
  return rows.map(fromRow);
}

type Row = { workspace_id: number; id: Id<'ws'>; name: string; created_at: Date };

export const fromRow = (row: Row): Workspace => ({
  workspace: row.workspace_id,
  id: row.id,
  name: row.name,
  createdAt: row.created_at,
});
