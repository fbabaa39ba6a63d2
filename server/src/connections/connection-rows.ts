import type { Selectable } from 'kysely';
import type { Pool, Tx } from '#database';
import { isId, Refusal, type WorkspaceId } from '#kernel';
import type { KeptConnection } from './connection.ts';

type ConnectionRow = {
  workspace_id: number;
  id: string;
  gateway: string;
  name: string;
  app: string;
  is_test: boolean;
  settings: unknown;
  sealed_secrets: string;
  is_on: boolean;
  added_at: Date;
  changed_at: Date;
  removed_at: Date | null;
};

/** A connection and its sealed secrets. */
export type SealedConnection = { readonly connection: KeptConnection; readonly sealed: string };

const table = (db: Pool | Tx) => db.withTables<{ 'connections.connection': ConnectionRow }>();

function toSealed(row: Selectable<ConnectionRow>): SealedConnection {
  if (!isId('con', row.id)) throw new Error(`The row of connection ${row.id} is damaged.`);
  const connection = {
    workspace: row.workspace_id,
    id: row.id,
    gateway: row.gateway,
    name: row.name,
    app: row.app,
    isTest: row.is_test,
    settings: row.settings as KeptConnection['settings'],
    isOn: row.is_on,
    addedAt: row.added_at,
    changedAt: row.changed_at,
    removedAt: row.removed_at,
  };
  return { connection, sealed: row.sealed_secrets };
}

/** Keeps a new connection. Refuses with `already_exists` when the workspace has another one of its name. */
export async function insertConnection(tx: Tx, { connection, sealed }: SealedConnection): Promise<void> {
  const row = {
    workspace_id: connection.workspace,
    id: connection.id,
    gateway: connection.gateway,
    name: connection.name,
    app: connection.app,
    is_test: connection.isTest,
    settings: JSON.stringify(connection.settings),
    sealed_secrets: sealed,
    is_on: connection.isOn,
    added_at: connection.addedAt,
    changed_at: connection.changedAt,
  };
  await orNameTaken(table(tx).insertInto('connections.connection').values(row).execute());
}

type Changes = Partial<
  Pick<ConnectionRow, 'name' | 'sealed_secrets' | 'is_on' | 'changed_at' | 'removed_at'> & { settings: string }
>;

export async function updateConnection(tx: Tx, { workspace, id }: KeptConnection, changes: Changes): Promise<void> {
  const update = table(tx)
    .updateTable('connections.connection')
    .set(changes)
    .where('workspace_id', '=', workspace)
    .where('id', '=', id);
  await orNameTaken(update.execute());
}

async function orNameTaken(writing: Promise<unknown>): Promise<void> {
  try {
    await writing;
  } catch (error) {
    const isTaken =
      error instanceof Error && 'constraint' in error && error.constraint === 'a_connection_has_its_own_name';
    if (!isTaken) throw error;
    throw new Refusal('already_exists', 'This workspace has a connection of that name. Choose another one.');
  }
}

/** A connection that was not removed, with its row locked until commit. Refuses `not_found`. */
export async function lockConnection(tx: Tx, workspace: WorkspaceId, id: string): Promise<SealedConnection> {
  const row = await table(tx)
    .selectFrom('connections.connection')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Refusal('not_found', 'There is no such connection in this workspace.');
  return toSealed(row);
}

/** A connection that was not removed, by its id or by what the operator calls it. */
export async function findConnection(
  db: Pool | Tx,
  workspace: WorkspaceId,
  named: string,
): Promise<KeptConnection | undefined> {
  const row = await table(db)
    .selectFrom('connections.connection')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where(isId('con', named) ? 'id' : 'name', '=', named)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return row && toSealed(row).connection;
}

/** Any connection there ever was, by its id alone: deliveries name no workspace. */
export async function findSealed(pool: Pool, id: string): Promise<SealedConnection | undefined> {
  if (!isId('con', id)) return undefined;
  const row = await table(pool)
    .selectFrom('connections.connection')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  return row && toSealed(row);
}

export type ConnectionFilter = { readonly workspace?: WorkspaceId; readonly gateway?: string };

/** Connections that were not removed, oldest first. */
export async function selectConnections(pool: Pool, filter: ConnectionFilter): Promise<KeptConnection[]> {
  let query = table(pool).selectFrom('connections.connection').selectAll().where('removed_at', 'is', null);
  if (filter.workspace !== undefined) query = query.where('workspace_id', '=', filter.workspace);
  if (filter.gateway !== undefined) query = query.where('gateway', '=', filter.gateway);
  return (await query.orderBy('id').execute()).map((row) => toSealed(row).connection);
}
