import { sql } from 'kysely';
import type { Pool, Tx } from '#database';
import type { StatementRow } from './gateway.ts';
import type { ListName, Tally } from './reconciliation.ts';
import type { RunName } from './reconciliation-rows.ts';
import type { MirroredStatementRow, StatementJudgement, StatementVerdict } from './statement-row.ts';

type Row = {
  kind: StatementRow['kind'];
  direction: 'in' | 'out';
  external_id: string;
  ours: string | null;
  asset: string;
  units: bigint;
  fee_asset: string | null;
  fee_units: bigint | null;
  occurred_at: Date;
  verdict: string | null;
};

const toRow = (row: Row): MirroredStatementRow => ({
  kind: row.kind,
  direction: row.direction,
  externalId: row.external_id,
  amount: { asset: row.asset, units: row.units },
  occurredAt: row.occurred_at,
  verdict: row.verdict,
  ...(row.ours !== null && { ours: row.ours }),
  ...(row.fee_asset !== null && row.fee_units !== null && { fee: { asset: row.fee_asset, units: row.fee_units } }),
});

const only = ({ workspace, gateway, connection }: ListName) =>
  sql`r.workspace_id = ${workspace} and r.gateway = ${gateway} and r.connection = ${connection}`;

/** The key of a row within its statement. */
export const keyOfRow = ({ direction, kind, externalId }: Pick<StatementRow, 'direction' | 'kind' | 'externalId'>) =>
  `${direction} ${kind} ${externalId}`;

/** Mirrors rows as they are listed now; of one that comes twice the last counts. Answers them as they are kept. */
export async function mirrorRows(
  tx: Tx,
  { workspace, gateway, connection }: ListName,
  listed: readonly StatementRow[],
  now: Date,
): Promise<MirroredStatementRow[]> {
  const rows = [...new Map(listed.map((row) => [keyOfRow(row), row])).values()];
  if (rows.length === 0) return [];
  const column = <T>(of: (row: StatementRow) => T) => rows.map(of);
  const { rows: kept } = await sql<Row>`
    insert into payments.statement_row as r (workspace_id, gateway, connection, kind, direction, external_id, ours, asset,
      units, fee_asset, fee_units, occurred_at, raw, first_seen_at, seen_at)
    select ${workspace}, ${gateway}, ${connection}, l.kind, l.direction, l.external_id, l.ours, l.asset, l.units,
      l.fee_asset, l.fee_units, l.occurred_at, l.raw, ${now}, ${now}
    from unnest(${column(({ kind }) => kind)}::text[], ${column(({ direction }) => direction)}::text[],
      ${column(({ externalId }) => externalId)}::text[], ${column(({ ours }) => ours ?? null)}::text[],
      ${column(({ amount }) => amount.asset)}::text[], ${column(({ amount }) => amount.units)}::bigint[],
      ${column(({ fee }) => fee?.asset ?? null)}::text[], ${column(({ fee }) => fee?.units ?? null)}::bigint[],
      ${column(({ occurredAt }) => occurredAt)}::timestamptz[], ${column(({ raw }) => JSON.stringify(raw ?? null))}::json[])
      l (kind, direction, external_id, ours, asset, units, fee_asset, fee_units, occurred_at, raw)
    on conflict on constraint a_statement_row_is_mirrored_once do update set ours = coalesce(excluded.ours, r.ours),
      asset = excluded.asset, units = excluded.units, fee_asset = excluded.fee_asset, fee_units = excluded.fee_units,
      occurred_at = excluded.occurred_at, raw = excluded.raw, seen_at = excluded.seen_at
    returning *`.execute(tx);
  return kept.map(toRow);
}

/** Which of these rows are mirrored. */
export async function mirroredKeys(pool: Pool, list: ListName, rows: readonly StatementRow[]): Promise<Set<string>> {
  const ids = rows.map(({ externalId }) => externalId);
  const { rows: kept } = await sql<Row>`select r.* from payments.statement_row r
    where ${only(list)} and r.external_id = any(${ids})`.execute(pool);
  return new Set(kept.map((row) => keyOfRow(toRow(row))));
}

/** Rows that did not agree when they were looked at last, and were not looked at in this run. */
export async function openRows(pool: Pool, list: ListName, run: RunName, limit: number) {
  const { rows } = await sql<Row>`select r.* from payments.statement_row r
    where ${only(list)} and (verdict is null or verdict in ('waiting', 'different', 'under_way'))
      and judged_in is distinct from ${run.id}
    order by external_id limit ${limit}`.execute(pool);
  return rows.map(toRow);
}

type Judged = Omit<StatementJudgement, 'verdict'> & { readonly verdict: StatementVerdict };

/** A row that was healed in this run stays so in its report. */
export async function markJudged(tx: Tx, list: ListName, run: RunName, { row, fact, verdict }: Judged): Promise<void> {
  const { direction, kind, externalId } = row;
  await sql`update payments.statement_row r set payment = ${fact?.payment ?? null}, judged_in = ${run.id},
      verdict = case when r.verdict = 'healed' and judged_in = ${run.id} and ${verdict} = 'agreed' then 'healed' else ${verdict} end
    where ${only(list)} and direction = ${direction} and kind = ${kind} and external_id = ${externalId}`.execute(tx);
}

type Count = { kind: string; verdict: string; rows: number };

/** What a run came to, from what it wrote at each row. */
export async function countJudged(
  tx: Tx,
  list: ListName,
  run: RunName,
  unknown: { readonly payments: number; readonly refunds: number },
): Promise<{ payments: Tally; refunds: Tally; other: Record<string, number> }> {
  const { rows } = await sql<Count>`select kind, verdict, count(*)::int as rows from payments.statement_row r
    where ${only(list)} and judged_in = ${run.id} group by kind, verdict`.execute(tx);
  const tally = (of: string, unlisted: number): Tally => {
    const count = (verdict: string) => rows.find((row) => row.kind === of && row.verdict === verdict)?.rows ?? 0;
    return {
      agreed: count('agreed'),
      healed: count('healed'),
      history: 0,
      different: count('different'),
      waiting: count('waiting'),
      unknown: unlisted,
    };
  };
  const other: Record<string, number> = {};
  for (const { kind, rows: count } of rows)
    if (kind === 'payout' || kind === 'other') other[kind] = (other[kind] ?? 0) + count;
  return { payments: tally('payment', unknown.payments), refunds: tally('refund', unknown.refunds), other };
}

/** What the books differ by in one asset because of what is known and was not booked. */
export async function explainedOf(tx: Tx, list: ListName, asset: string): Promise<bigint> {
  const { rows } = await sql<{ explained: bigint }>`
    select coalesce(sum(difference), 0)::bigint as explained from payments.finding r
    where ${only(list)} and asset = ${asset} and kind <> 'funds_differ' and status <> 'settled_itself'
      and (status in ('open', 'ignored') or action = 'refund')`.execute(tx);
  return rows[0]?.explained ?? 0n;
}

/** Whether money of this asset is on its way: payouts that are listed and not booked, or were listed since. */
export async function isUnderWay(tx: Tx, list: ListName, asset: string, since: Date): Promise<boolean> {
  const { rows } = await sql`select 1 from payments.statement_row r
    where ${only(list)} and (asset = ${asset} or fee_asset = ${asset}) and kind = 'payout'
      and (verdict = 'under_way' or occurred_at >= ${since}) limit 1`.execute(tx);
  return rows.length > 0;
}
