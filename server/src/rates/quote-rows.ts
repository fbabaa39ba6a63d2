import { sql } from 'kysely';
import type { Asset, WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import { everybody, type NewQuote, type Quote, type QuoteStatus } from './quote.ts';

type Row = {
  workspace_id: number;
  seq: bigint;
  from_asset: string;
  to_asset: string;
  rate: string;
  source: string;
  rank: number;
  status: QuoteStatus;
  first_read_at: Date;
  read_at: Date;
  valid_until: Date;
  actor: string | null;
  reason: string | null;
};

const toQuote = (row: Row): Quote => ({
  workspace: row.workspace_id,
  seq: row.seq,
  from: row.from_asset,
  to: row.to_asset,
  rate: row.rate,
  source: row.source,
  rank: row.rank,
  status: row.status,
  firstReadAt: row.first_read_at,
  readAt: row.read_at,
  validUntil: row.valid_until,
  actor: row.actor,
  reason: row.reason,
});

/** A pair of assets, in either order. */
export type Pair = readonly [Asset, Asset];

/**
 * Fresh quotes of these pairs, the one to believe first: by rank, then the newest. It is the same one whichever way
 * the pair is asked for, so that nobody gains by going there and back.
 */
export async function freshQuotes(
  db: Pool | Tx,
  workspace: WorkspaceId,
  pairs: readonly Pair[],
  now: Date,
): Promise<Quote[]> {
  const one = pairs.flatMap(([from, to]) => [from, to]);
  const other = pairs.flatMap(([from, to]) => [to, from]);
  const { rows } =
    await sql<Row>`select q.* from unnest(${one}::text[], ${other}::text[]) as asked (from_asset, to_asset)
    join rates.quote q on q.workspace_id in (${everybody}, ${workspace}) and q.status = 'current'
      and q.from_asset = asked.from_asset collate "C" and q.to_asset = asked.to_asset collate "C"
    where q.valid_until > ${now}
    order by q.rank, q.read_at desc, q.workspace_id desc, q.seq desc`.execute(db);
  return rows.map(toQuote);
}

/** What stands of one source for a pair, its rows locked: the quote that counts and the one that waits. */
export async function lockStanding(
  tx: Tx,
  { workspace, from, to, source }: Pick<Quote, 'workspace' | 'from' | 'to' | 'source'>,
): Promise<{ current?: Quote; held?: Quote }> {
  const { rows } = await sql<Row>`select * from rates.quote
    where workspace_id = ${workspace} and from_asset = ${from} and to_asset = ${to} and source = ${source}
      and status <> 'past'
    for update`.execute(tx);
  const standing = rows.map(toQuote);
  const current = standing.find(({ status }) => status === 'current');
  const held = standing.find(({ status }) => status === 'held');
  return { ...(current && { current }), ...(held && { held }) };
}

/** Takes the lane of one pair until commit: sources and people write it one after the other. */
export async function lockPair(
  tx: Tx,
  { workspace, from, to }: Pick<Quote, 'workspace' | 'from' | 'to'>,
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`rates:${workspace}:${[from, to].toSorted().join(':')}`}, 0))`.execute(
    tx,
  );
}

export async function insertQuote(tx: Tx, quote: NewQuote, status: QuoteStatus): Promise<Quote> {
  const { rows } = await sql<Row>`insert into rates.quote
      (workspace_id, from_asset, to_asset, rate, source, rank, status, first_read_at, read_at, valid_until, actor, reason)
    values (${quote.workspace}, ${quote.from}, ${quote.to}, ${quote.rate}, ${quote.source}, ${quote.rank}, ${status},
      ${quote.readAt}, ${quote.readAt}, ${quote.validUntil}, ${quote.actor}, ${quote.reason})
    returning *`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error('A quote was written and is not there.');
  return toQuote(row);
}

/** The same was read again: it is younger now, and believed for longer. */
export async function renewQuote(tx: Tx, { workspace, seq }: Quote, readAt: Date, validUntil: Date): Promise<void> {
  await sql`update rates.quote set read_at = ${readAt}, valid_until = ${validUntil}
    where workspace_id = ${workspace} and seq = ${seq}`.execute(tx);
}

export async function retireQuote(tx: Tx, { workspace, seq }: Quote): Promise<void> {
  await sql`update rates.quote set status = 'past' where workspace_id = ${workspace} and seq = ${seq}`.execute(tx);
}

/** What counts and what waits, for a workspace, by pair. */
export async function standingQuotes(db: Pool | Tx, workspace: WorkspaceId, pair?: Pair): Promise<Quote[]> {
  const [one, other] = pair ?? [null, null];
  const { rows } = await sql<Row>`select * from rates.quote
    where workspace_id in (${everybody}, ${workspace}) and status <> 'past'
      and (${one}::text is null or (from_asset, to_asset) in ((${one}, ${other}), (${other}, ${one})))
    order by from_asset, to_asset, rank, source, status, workspace_id desc`.execute(db);
  return rows.map(toQuote);
}

export type HistoryFilter = {
  readonly workspace: WorkspaceId;
  readonly from?: Asset;
  readonly to?: Asset;
  readonly before?: bigint;
};

/** Every quote there was, the newest first. */
export async function selectHistory(pool: Pool, filter: HistoryFilter, limit: number): Promise<Quote[]> {
  const { workspace, from = null, to = null, before = null } = filter;
  const { rows } = await sql<Row>`select * from rates.quote
    where workspace_id in (${everybody}, ${workspace})
      and (${from}::text is null or from_asset = ${from}) and (${to}::text is null or to_asset = ${to})
      and (${before}::bigint is null or seq < ${before})
    order by seq desc limit ${limit}`.execute(pool);
  return rows.map(toQuote);
}

/** Deletes quotes that ended before this instant. Answers how many. */
export async function forgetQuotes(pool: Pool, before: Date, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`delete from rates.quote where (workspace_id, seq) in (
    select workspace_id, seq from rates.quote where status = 'past' and valid_until < ${before} limit ${limit})`.execute(
    pool,
  );
  return Number(numAffectedRows ?? 0n);
}
