import { sql } from 'kysely';
import { isId, type WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import { rateOfParts, type RatePart } from '#rates';
import type { Conversion, ConversionQuote, Price } from './conversion.ts';

type PriceRow = {
  workspace_id: number;
  id: string;
  user_name: string;
  from_asset: string;
  from_units: bigint;
  to_asset: string;
  to_units: bigint;
  fee_units: bigint;
  rest_units: bigint;
  spread: number;
  parts: unknown;
};

type StoredPart = Omit<RatePart, 'readAt' | 'validUntil'> & { readonly readAt: string; readonly validUntil: string };

/** `parts` is what we have written ourselves: JSON of the parts, instants as texts. */
export const toParts = (stored: unknown): RatePart[] =>
  (stored as StoredPart[]).map(({ readAt, validUntil, ...part }) => ({
    ...part,
    readAt: new Date(readAt),
    validUntil: new Date(validUntil),
  }));

function toPrice(row: PriceRow): Price {
  const { from_asset: asset, to_asset: to } = row;
  return {
    from: { asset, units: row.from_units },
    to: { asset: to, units: row.to_units },
    fee: { asset, units: row.fee_units },
    spread: row.spread,
    rest: { asset, units: row.rest_units },
    rate: rateOfParts(asset, to, toParts(row.parts)),
  };
}

function named(row: PriceRow) {
  if (!isId('cnv', row.id)) throw new Error(`The row of conversion ${row.id} is damaged.`);
  return { ...toPrice(row), workspace: row.workspace_id, id: row.id, user: row.user_name };
}

const priceColumns = sql`workspace_id, id, user_name, from_asset, from_units, to_asset, to_units, fee_units, rest_units,
  spread, parts`;

const priceValues = ({ workspace, id, user, from, to, fee, rest, spread, rate }: ConversionQuote | Conversion) =>
  sql`${workspace}, ${id}, ${user}, ${from.asset}, ${from.units}, ${to.asset}, ${to.units}, ${fee.units}, ${rest.units},
    ${spread}, ${JSON.stringify(rate.parts)}`;

export async function insertQuote(pool: Pool, quote: ConversionQuote): Promise<void> {
  await sql`insert into funds.conversion_quote (${priceColumns}, quoted_at, expires_at)
    values (${priceValues(quote)}, ${quote.quotedAt}, ${quote.expiresAt})`.execute(pool);
}

export async function findQuote(
  db: Pool | Tx,
  workspace: WorkspaceId,
  id: string,
): Promise<ConversionQuote | undefined> {
  const { rows } = await sql<PriceRow & { quoted_at: Date; expires_at: Date }>`
    select * from funds.conversion_quote where workspace_id = ${workspace} and id = ${id}`.execute(db);
  const [row] = rows;
  return row && { ...named(row), quotedAt: row.quoted_at, expiresAt: row.expires_at };
}

/** Deletes quotes that ended before this instant. Answers how many. */
export async function forgetQuotes(pool: Pool, before: Date, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`delete from funds.conversion_quote where (workspace_id, id) in (
    select workspace_id, id from funds.conversion_quote where expires_at < ${before} limit ${limit})`.execute(pool);
  return Number(numAffectedRows ?? 0n);
}

type Asked = { readonly key: string; readonly inputHash: string };

/** False when the key or the id is there already; waits for another transaction that is about to write it. */
export async function insertConversion(tx: Tx, conversion: Conversion, { key, inputHash }: Asked): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into funds.conversion (${priceColumns}, key, input_hash, converted_at)
    values (${priceValues(conversion)}, ${key}, ${inputHash}, ${conversion.convertedAt})
    on conflict do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

type ConversionRow = PriceRow & { input_hash: string; converted_at: Date };

const toConversion = (row: ConversionRow): Conversion => ({ ...named(row), convertedAt: row.converted_at });

export async function conversionByKey(
  db: Pool | Tx,
  workspace: WorkspaceId,
  key: string,
): Promise<{ conversion: Conversion; inputHash: string } | undefined> {
  const { rows } = await sql<ConversionRow>`select * from funds.conversion
    where workspace_id = ${workspace} and key = ${key}`.execute(db);
  const [row] = rows;
  return row && { conversion: toConversion(row), inputHash: row.input_hash };
}

export type ConversionFilter = {
  readonly workspace: WorkspaceId;
  readonly user?: string;
  readonly id?: string;
  readonly cursor?: string;
};

/** Conversions of a workspace, newest first. */
export async function selectConversions(pool: Pool, filter: ConversionFilter, limit: number): Promise<Conversion[]> {
  const { workspace, user = null, id = null, cursor = null } = filter;
  const { rows } = await sql<ConversionRow>`select * from funds.conversion
    where workspace_id = ${workspace} and (${user}::text is null or user_name = ${user})
      and (${id}::text is null or id = ${id}) and (${cursor}::text is null or id < ${cursor})
    order by id desc limit ${limit}`.execute(pool);
  return rows.map(toConversion);
}
