import { sql, type Updateable } from 'kysely';
import type { Pool, Tx } from '#database';
import { isId, type Id, type WorkspaceId } from '#kernel';
import type { RunName } from './errand.ts';
import { mayBecome, placementStatuses, type Placement, type PlacementStatus } from './placement.ts';

type Row = {
  workspace_id: number;
  id: string;
  order_id: string;
  run: number;
  provider: string;
  offer: string;
  status: string;
  external_id: string | null;
  expected_units: bigint;
  charge_units: bigint | null;
  start_count: bigint | null;
  delivered: number;
  words: string | null;
  problem: string | null;
  is_passing: boolean | null;
  stop: string | null;
  misses: number;
  looks: number;
  desk_since: Date | null;
  due_at: Date | null;
  sent_at: Date;
  placed_at: Date | null;
  ended_at: Date | null;
};

const table = (db: Pool | Tx) =>
  db.withTables<{
    'upstream.placement': Row;
    'upstream.provider': { workspace_id: number; id: string; currency: string };
  }>();

const isStatus = (text: string): text is PlacementStatus => (placementStatuses as readonly string[]).includes(text);

function toPlacement({ currency, ...row }: Row & { currency: string }): Placement {
  const { id, order_id: order, provider, status } = row;
  if (!isId('plc', id) || !isId('ro', order) || !isId('prv', provider) || !isStatus(status))
    throw new Error(`The row of placement ${id} is damaged.`);
  return {
    workspace: row.workspace_id,
    id,
    order,
    run: row.run,
    provider,
    offer: row.offer,
    status,
    externalId: row.external_id,
    currency,
    expected: row.expected_units,
    charge: row.charge_units,
    startCount: row.start_count,
    delivered: row.delivered,
    words: row.words,
    problem: row.problem,
    isPassing: row.is_passing,
    stop: row.stop as Placement['stop'], // the check of the column knows the same
    misses: row.misses,
    looks: row.looks,
    deskSince: row.desk_since,
    dueAt: row.due_at,
    sentAt: row.sent_at,
    placedAt: row.placed_at,
    endedAt: row.ended_at,
  };
}

const read = (db: Pool | Tx) =>
  table(db)
    .selectFrom('upstream.placement as p')
    .innerJoin('upstream.provider as a', (join) =>
      join.onRef('a.workspace_id', '=', 'p.workspace_id').onRef('a.id', '=', 'p.provider'),
    )
    .selectAll('p')
    .select('a.currency');

export async function insertPlacement(tx: Tx, placement: Placement): Promise<void> {
  await table(tx)
    .insertInto('upstream.placement')
    .values({
      workspace_id: placement.workspace,
      id: placement.id,
      order_id: placement.order,
      run: placement.run,
      provider: placement.provider,
      offer: placement.offer,
      status: placement.status,
      expected_units: placement.expected,
      delivered: 0,
      misses: 0,
      looks: 0,
      due_at: placement.dueAt,
      sent_at: placement.sentAt,
    })
    .execute();
}

export async function findPlacement(db: Pool | Tx, workspace: WorkspaceId, id: string): Promise<Placement | undefined> {
  const row = await read(db).where('p.workspace_id', '=', workspace).where('p.id', '=', id).executeTakeFirst();
  return row && toPlacement(row);
}

/** A placement, locked until commit. Its errand is locked before it. */
export async function lockPlacement(tx: Tx, workspace: WorkspaceId, id: string): Promise<Placement | undefined> {
  await sql`select from upstream.placement where workspace_id = ${workspace} and id = ${id} for update`.execute(tx);
  return findPlacement(tx, workspace, id);
}

/** Every try of a run, oldest first. */
export async function placementsOf(db: Pool | Tx, { workspace, order, run }: RunName): Promise<Placement[]> {
  const rows = await read(db)
    .where('p.workspace_id', '=', workspace)
    .where('order_id', '=', order)
    .where('run', '=', run)
    .orderBy('p.id')
    .execute();
  return rows.map(toPlacement);
}

export type PlacementChanges = Omit<Updateable<Row>, 'workspace_id' | 'id' | 'status'>;

/** Changes what is known of a placement; with `to` it also takes that step. Its row is locked by the caller. */
export async function changePlacement(
  tx: Tx,
  placement: Placement,
  changes: PlacementChanges,
  to: PlacementStatus = placement.status,
): Promise<void> {
  if (to !== placement.status && !mayBecome(placement.status, to))
    throw new Error(`A placement that is ${placement.status} cannot become ${to}.`);
  await table(tx)
    .updateTable('upstream.placement')
    .set({ ...changes, status: to })
    .where('workspace_id', '=', placement.workspace)
    .where('id', '=', placement.id)
    .execute();
}

export type PlacementName = { readonly workspace: WorkspaceId; readonly id: Id<'plc'>; readonly provider: Id<'prv'> };

type Due = { readonly isPlaced: boolean; readonly now: Date; readonly lease: Date; readonly limit: number };

/** Takes placements that are due: nobody else has them until `lease`. */
export async function takeDuePlacements(pool: Pool, { isPlaced, now, lease, limit }: Due): Promise<PlacementName[]> {
  const statuses = isPlaced ? ['placed'] : ['sending', 'unknown'];
  const { rows } = await sql<PlacementName>`
    update upstream.placement p set due_at = ${lease}
    from (select workspace_id, id from upstream.placement where due_at <= ${now} and status = any(${statuses}::text[])
      order by due_at limit ${limit} for update skip locked) due
    where p.workspace_id = due.workspace_id and p.id = due.id
    returning p.workspace_id as workspace, p.id, p.provider`.execute(pool);
  return rows;
}

export type PlacementFilter = {
  readonly order?: string;
  readonly isAtDesk?: boolean;
  readonly cursor?: string;
  readonly limit?: number;
};

export async function selectPlacements(
  pool: Pool,
  workspace: WorkspaceId,
  filter: PlacementFilter,
  limit: number,
): Promise<Placement[]> {
  let query = read(pool).where('p.workspace_id', '=', workspace);
  if (filter.order !== undefined) query = query.where('order_id', '=', filter.order);
  if (filter.isAtDesk) query = query.where('desk_since', 'is not', null);
  if (filter.cursor !== undefined) query = query.where('p.id', '<', filter.cursor);
  return (await query.orderBy('p.id', 'desc').limit(limit).execute()).map(toPlacement);
}
