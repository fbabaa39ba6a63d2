import type { Selectable } from 'kysely';
import { isId, type WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import type { Destination } from '#payments/gateway';
import type { KeptDestination } from './destination.ts';

type DestinationRow = {
  workspace_id: number;
  id: string;
  user_id: string;
  rail: string;
  destination: unknown;
  label: string;
  added_at: Date;
  usable_at: Date;
  removed_at: Date | null;
};

const table = (db: Pool | Tx) => db.withTables<{ 'payouts.destination': DestinationRow }>();

function toDestination(row: Selectable<DestinationRow>): KeptDestination {
  if (!isId('dst', row.id)) throw new Error(`The row of destination ${row.id} is damaged.`);
  return {
    workspace: row.workspace_id,
    id: row.id,
    user: row.user_id,
    rail: row.rail,
    destination: row.destination as Destination, // written by `insertDestination` alone
    label: row.label,
    addedAt: row.added_at,
    usableAt: row.usable_at,
    removedAt: row.removed_at,
  };
}

/** False when the user has this destination in the book already. */
export async function insertDestination(tx: Tx, kept: KeptDestination): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await table(tx)
    .insertInto('payouts.destination')
    .values({
      workspace_id: kept.workspace,
      id: kept.id,
      user_id: kept.user,
      rail: kept.rail,
      destination: JSON.stringify(kept.destination),
      label: kept.label,
      added_at: kept.addedAt,
      usable_at: kept.usableAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

export async function findDestination(
  db: Pool | Tx,
  workspace: WorkspaceId,
  id: string,
): Promise<KeptDestination | undefined> {
  const row = await table(db)
    .selectFrom('payouts.destination')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return row && toDestination(row);
}

export type DestinationFilter = {
  readonly workspace: WorkspaceId;
  readonly user?: string;
  readonly rail?: string;
  readonly cursor?: string;
  readonly limit?: number;
};

export async function selectDestinations(
  pool: Pool,
  filter: DestinationFilter,
  limit: number,
): Promise<KeptDestination[]> {
  let query = table(pool)
    .selectFrom('payouts.destination')
    .selectAll()
    .where('workspace_id', '=', filter.workspace)
    .where('removed_at', 'is', null);
  if (filter.user !== undefined) query = query.where('user_id', '=', filter.user);
  if (filter.rail !== undefined) query = query.where('rail', '=', filter.rail);
  if (filter.cursor !== undefined) query = query.where('id', '<', filter.cursor);
  const rows = await query.orderBy('id', 'desc').limit(limit).execute();
  return rows.map(toDestination);
}

export async function markRemoved(tx: Tx, workspace: WorkspaceId, id: string, now: Date): Promise<void> {
  await table(tx)
    .updateTable('payouts.destination')
    .set({ removed_at: now })
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .execute();
}
