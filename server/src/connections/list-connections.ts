import type { Pool } from '#database';
import { Refusal, type WorkspaceId } from '#kernel';
import type { KeptConnection } from './connection.ts';
import { findConnection, findSealed, selectConnections, type ConnectionFilter } from './connection-rows.ts';

/** Connections that were not removed, oldest first: of one workspace or of one gateway. There are few. */
export const listConnections = (pool: Pool, filter: ConnectionFilter = {}): Promise<readonly KeptConnection[]> =>
  selectConnections(pool, filter);

/** A connection by its id or by what the operator calls it. Refuses `not_found`. */
export async function getConnection(pool: Pool, workspace: WorkspaceId, named: string): Promise<KeptConnection> {
  const found = await findConnection(pool, workspace, named);
  if (!found) throw new Refusal('not_found', 'There is no such connection in this workspace.');
  return found;
}

/** A connection by its id alone, one that was removed included. */
export const findById = async (pool: Pool, id: string): Promise<KeptConnection | undefined> =>
  (await findSealed(pool, id))?.connection;
