import { sql } from 'kysely';
import type { Pool, Tx } from '#database';
import { rowSubject, type RowKey } from './compare.ts';
import type { OuterRow, RowKind } from './gateway.ts';
import type { ListName } from './reconciliation.ts';

/**
 * What of a row this module has booked by itself: all of it as history, all of it, or the affiliate's part. `payout` is
 * on the books already, as money that was paid out from here.
 */
export type RowBooking = 'history' | 'row' | 'affiliate' | 'payout';

/** What comparing a row came to: `booked` are rows that belong to no payment. */
export type RowVerdict = 'agreed' | 'healed' | 'history' | 'different' | 'waiting' | 'booked';

/** A row as it is kept. */
export type MirroredRow = OuterRow & {
  readonly position: number;
  readonly verdict: RowVerdict | null;
  readonly judgedIn: string | null;
  readonly booking: RowBooking | null;
  readonly isUndone: boolean;
};

type Row = {
  external_id: string;
  direction: 'in' | 'out';
  position: number;
  kind: string;
  partner: string;
  is_strange: boolean;
  asset: string;
  units: bigint;
  affiliate_units: bigint | null;
  payer: string | null;
  payload: string | null;
  period_seconds: number | null;
  state: 'pending' | 'succeeded' | 'failed' | null;
  occurred_at: Date;
  raw: unknown;
  verdict: string | null;
  judged_in: string | null;
  booking: string | null;
  is_undone: boolean;
};

const toMirrored = (row: Row): MirroredRow => ({
  externalId: row.external_id,
  direction: row.direction,
  kind: row.kind as RowKind, // written from the same closed list
  partner: row.partner,
  isStrange: row.is_strange,
  amount: { asset: row.asset, units: row.units },
  occurredAt: row.occurred_at,
  raw: row.raw,
  ...(row.affiliate_units !== null && { affiliate: row.affiliate_units }),
  ...(row.payer !== null && { payer: row.payer }),
  ...(row.payload !== null && { payload: row.payload }),
  ...(row.period_seconds !== null && { recurring: { period: row.period_seconds } }),
  ...(row.state !== null && { state: row.state }),
  position: row.position,
  verdict: row.verdict as RowVerdict | null,
  judgedIn: row.judged_in,
  booking: row.booking as RowBooking | null,
  isUndone: row.is_undone,
});

const only = ({ workspace, gateway, connection }: ListName) =>
  sql`workspace_id = ${workspace} and gateway = ${gateway} and connection = ${connection}`;

/** The first half leads the planner to the key's index, however many rows there are and however little it knows of them. */
const amongKeys = (keys: readonly RowKey[]) => {
  const ids = keys.map(({ externalId }) => externalId);
  return sql`external_id = any(${ids}::text[]) and (external_id, direction) in (
    select * from unnest(${ids}::text[], ${keys.map(({ direction }) => direction)}::text[]))`;
};

type Table = { 'payments.outer_row': Omit<Row, 'affiliate_units'> & Record<string, unknown> };

/** A row that was read, and where. */
export type ReadRow = { readonly row: OuterRow; readonly position: number; readonly availableAt: Date };

/** Writes what was read; of a row that is known, what may have changed. Answers how many are new. */
export async function mirrorRows(tx: Tx, name: ListName, read: readonly ReadRow[], now: Date): Promise<number> {
  if (read.length === 0) return 0;
  const last = new Map(read.map((one) => [rowSubject(one.row), one])); // a statement may not write one row twice
  const values = [...last.values()].map((one) => toRow(name, one, now));
  const written = await tx
    .withTables<Table>()
    .insertInto('payments.outer_row')
    .values(values)
    .onConflict((conflict) =>
      conflict.constraint('a_row_is_mirrored_once').doUpdateSet((told) => ({
        position: told.ref('excluded.position'),
        state: told.ref('excluded.state'),
        raw: told.ref('excluded.raw'),
        seen_at: told.ref('excluded.seen_at'),
      })),
    )
    .returning(sql<boolean>`xmax = 0`.as('is_new'))
    .execute();
  return written.filter((row) => row.is_new).length;
}

const toRow = (name: ListName, { row, position, availableAt }: ReadRow, now: Date) => ({
  workspace_id: name.workspace,
  gateway: name.gateway,
  connection: name.connection,
  external_id: row.externalId,
  direction: row.direction,
  position,
  kind: row.kind,
  partner: row.partner,
  is_strange: row.isStrange ?? false,
  asset: row.amount.asset,
  units: row.amount.units,
  affiliate_units: row.affiliate ?? null,
  payer: row.payer ?? null,
  payload: row.payload ?? null,
  period_seconds: row.recurring?.period ?? null,
  state: row.state ?? null,
  occurred_at: row.occurredAt,
  available_at: availableAt,
  raw: JSON.stringify(row.raw ?? null),
  first_seen_at: now,
  seen_at: now,
  verdict: null,
  judged_in: null,
  booking: null,
  is_undone: false,
});

export async function findRows(db: Pool | Tx, name: ListName, keys: readonly RowKey[]): Promise<MirroredRow[]> {
  const { rows } = await sql<Row>`select * from payments.outer_row
    where ${only(name)} and ${amongKeys(keys)} order by position, direction`.execute(db);
  return rows.map(toMirrored);
}

/** The row, held until commit. */
export async function lockRow(tx: Tx, name: ListName, key: RowKey): Promise<MirroredRow | undefined> {
  const [row] = await lockRows(tx, name, [key]);
  return row;
}

export async function lockRows(tx: Tx, name: ListName, keys: readonly RowKey[]): Promise<MirroredRow[]> {
  const { rows } = await sql<Row>`select * from payments.outer_row
    where ${only(name)} and ${amongKeys(keys)} order by external_id, direction for update`.execute(tx);
  return rows.map(toMirrored);
}

/** Rows that have come to no end yet, from this position on, in their order. */
export async function openRows(pool: Pool, name: ListName, from: number, limit: number): Promise<MirroredRow[]> {
  const { rows } = await sql<Row>`select * from payments.outer_row
    where ${only(name)} and position >= ${from}
      and (verdict is null or verdict in ('waiting', 'different') or state = 'pending')
    order by position, direction limit ${limit}`.execute(pool);
  return rows.map(toMirrored);
}

/** A row that was healed in this run stays healed when it is looked at again. */
export async function writeVerdicts(
  tx: Tx,
  name: ListName,
  run: string,
  verdicts: readonly (RowKey & { verdict: RowVerdict })[],
): Promise<void> {
  if (verdicts.length === 0) return;
  await sql`update payments.outer_row r set judged_in = ${run},
      verdict = case when r.judged_in = ${run} and r.verdict = 'healed' and v.verdict = 'agreed' then 'healed' else v.verdict end
    from unnest(${verdicts.map((one) => one.externalId)}::text[], ${verdicts.map((one) => one.direction)}::text[],
      ${verdicts.map((one) => one.verdict)}::text[]) v (external_id, direction, verdict)
    where ${only(name)} and r.external_id = any(${verdicts.map((one) => one.externalId)}::text[])
      and r.external_id = v.external_id and r.direction = v.direction`.execute(tx);
}

/** Remembers what of these rows is on the books now, and whether it was undone. */
export async function markBooked(
  tx: Tx,
  name: ListName,
  keys: readonly RowKey[],
  booking: RowBooking | null,
  isUndone: boolean,
): Promise<void> {
  await sql`update payments.outer_row set booking = ${booking}, is_undone = ${isUndone}
    where ${only(name)} and ${amongKeys(keys)}`.execute(tx);
}
