import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Pool, Tx } from '#database';
import type { ListedConnection } from './gateway.ts';
import type { ListName, OuterList } from './reconciliation.ts';

type Row = {
  app: string;
  counts_from: Date;
  is_told: boolean;
  rows_read: number;
  checked_until: Date | null;
};

const toList = (name: ListName, row: Row): OuterList => ({
  workspace: name.workspace,
  gateway: name.gateway,
  connection: name.connection,
  app: row.app,
  isTold: row.is_told,
  countsFrom: row.counts_from,
  rowsRead: row.rows_read,
  checkedUntil: row.checked_until,
});

const only = ({ workspace, gateway, connection }: ListName) =>
  sql`workspace_id = ${workspace} and gateway = ${gateway} and connection = ${connection}`;

/** A list to keep, and when it is first due. */
export type ListToKeep = { readonly connection: ListedConnection; readonly due: Date };

/** Keeps lists. One that became the only thing we hear is due at once. */
export async function keepLists(db: Pool | Tx, gateway: string, lists: readonly ListToKeep[]): Promise<void> {
  if (lists.length === 0) return;
  const connections = lists.map(({ connection }) => connection);
  await sql`insert into payments.outer_list as kept (workspace_id, gateway, connection, app, is_told, counts_from, due_at)
    select given.workspace, ${gateway}, given.id, given.app, given.is_told, given.added_at, given.due
    from unnest(${connections.map(({ workspace }) => workspace)}::integer[], ${connections.map(({ id }) => id)}::text[],
      ${connections.map(({ app }) => app)}::text[], ${connections.map(({ isTold }) => isTold)}::boolean[],
      ${connections.map(({ addedAt }) => addedAt)}::timestamptz[], ${lists.map(({ due }) => due)}::timestamptz[])
      given (workspace, id, app, is_told, added_at, due)
    on conflict on constraint a_list_is_kept_once do update
      set app = excluded.app, is_told = excluded.is_told, due_at = least(kept.due_at, excluded.due_at)
      where (kept.app, kept.is_told) is distinct from (excluded.app, excluded.is_told)`.execute(db);
}

export async function findList(db: Pool | Tx, name: ListName): Promise<OuterList | undefined> {
  const { rows } = await sql<Row>`select * from payments.outer_list where ${only(name)}`.execute(db);
  return rows[0] && toList(name, rows[0]);
}

/** From now on what the list shows of any time is a payment to be fulfilled. */
export async function countFromTheStart(tx: Tx, name: ListName): Promise<void> {
  await sql`update payments.outer_list set counts_from = 'epoch' where ${only(name)}`.execute(tx);
}

/** Lists whose next run is due now, put off until they are due again. */
export async function takeDueLists(
  tx: Tx,
  now: Date,
  next: { told: Date; listOnly: Date },
  limit: number,
): Promise<ListName[]> {
  const { rows } = await sql<ListName>`
    with due as materialized (select workspace_id, gateway, connection from payments.outer_list where due_at <= ${now}
          order by due_at limit ${limit} for update skip locked)
    update payments.outer_list l set due_at = case when l.is_told then ${next.told}::timestamptz else ${next.listOnly} end
    from due
    where (l.workspace_id, l.gateway, l.connection) = (due.workspace_id, due.gateway, due.connection)
    returning l.workspace_id as workspace, l.gateway, l.connection`.execute(tx);
  return rows;
}

/** The right to read a list, until it runs out. */
export type Lease = ListName & { readonly holder: string };

/** Takes the list for one reader; undefined while another one has it. */
export async function takeLease(pool: Pool, name: ListName, now: Date, until: Date): Promise<Lease | undefined> {
  const holder = randomUUID();
  const { numAffectedRows } = await sql`update payments.outer_list set holder = ${holder}, lease_until = ${until}
    where ${only(name)} and (lease_until is null or lease_until <= ${now})`.execute(pool);
  const { workspace, gateway, connection } = name;
  return numAffectedRows === 1n ? { workspace, gateway, connection, holder } : undefined;
}

/** Somebody else reads this list now: whoever hears this stops. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

/** Holds the list's row until commit, and the lease for longer. Throws `LeaseLost` when another reader has it. */
export async function renewLease(tx: Tx, lease: Lease, until: Date): Promise<void> {
  const { numAffectedRows } = await sql`update payments.outer_list set lease_until = ${until}
    where ${only(lease)} and holder = ${lease.holder}`.execute(tx);
  if (numAffectedRows !== 1n) throw new LeaseLost('Another process reads this list now.');
}

export async function dropLease(pool: Pool, lease: Lease): Promise<void> {
  await sql`update payments.outer_list set holder = null, lease_until = null
    where ${only(lease)} and holder = ${lease.holder}`.execute(pool);
}

/** The run is at its end: how far the list was read, and up to when our facts were looked up in it. */
export async function markRead(tx: Tx, name: ListName, rowsRead: number, checkedUntil: Date): Promise<void> {
  await sql`update payments.outer_list set rows_read = ${rowsRead}, checked_until = ${checkedUntil}
    where ${only(name)}`.execute(tx);
}
