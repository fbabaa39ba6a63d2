import { sql } from 'kysely';
import { Refusal, type Amount, type Id, type WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import type { MethodPrice, Quote } from './quote.ts';

type KeptPrice = {
  method: string;
  asset: string;
  amount: string;
  price: string;
  fee: string;
  surcharge: string;
  rate: string | null;
};

type Row = {
  id: Id<'qt'>;
  stars: number;
  reseller: string | null;
  currency: string;
  price_units: bigint;
  cost_units: bigint;
  max_cost_units: bigint;
  methods: KeptPrice[];
  made_at: Date;
  ends_at: Date;
};

/** Units inside JSON are texts: a JSON number would lose digits. */
const keep = ({ method, amount, price, fee, surcharge, rate }: MethodPrice): KeptPrice => ({
  method,
  asset: amount.asset,
  amount: String(amount.units),
  price: String(price.units),
  fee: String(fee.units),
  surcharge: String(surcharge.units),
  rate,
});

const toPrice = (kept: KeptPrice, inCurrency: (units: bigint) => Amount): MethodPrice => ({
  method: kept.method,
  amount: { asset: kept.asset, units: BigInt(kept.amount) },
  price: inCurrency(BigInt(kept.price)),
  fee: inCurrency(BigInt(kept.fee)),
  surcharge: inCurrency(BigInt(kept.surcharge)),
  rate: kept.rate,
});

function toQuote(workspace: WorkspaceId, row: Row): Quote {
  const inCurrency = (units: bigint): Amount => ({ asset: row.currency, units });
  return {
    workspace,
    id: row.id,
    stars: row.stars,
    reseller: row.reseller,
    price: inCurrency(row.price_units),
    cost: inCurrency(row.cost_units),
    maxCost: inCurrency(row.max_cost_units),
    methods: row.methods.map((kept) => toPrice(kept, inCurrency)),
    madeAt: row.made_at,
    endsAt: row.ends_at,
  };
}

export const insertQuote = (db: Pool | Tx, quote: Quote) =>
  sql`insert into quotes.quote (workspace_id, id, stars, reseller, currency, price_units, cost_units, max_cost_units,
      methods, made_at, ends_at)
    values (${quote.workspace}, ${quote.id}, ${quote.stars}, ${quote.reseller}, ${quote.price.asset},
      ${quote.price.units}, ${quote.cost.units}, ${quote.maxCost.units},
      ${JSON.stringify(quote.methods.map(keep))}::jsonb, ${quote.madeAt}, ${quote.endsAt})`.execute(db);

const columns = sql`id, stars, reseller, currency, price_units, cost_units, max_cost_units, methods, made_at, ends_at`;

/** A quote of this workspace, ended or not. Refuses with `not_found`. */
export async function getQuote(db: Pool | Tx, workspace: WorkspaceId, id: string): Promise<Quote> {
  const { rows } = await sql<Row>`select ${columns} from quotes.quote
    where workspace_id = ${workspace} and id = ${id}`.execute(db);
  const [row] = rows;
  if (row) return toQuote(workspace, row);
  throw noSuchQuote();
}

const noSuchQuote = () => new Refusal('not_found', 'There is no such quote in this workspace. Ask for a new one.');

/** Whom an order is for: a quote of one reseller is nobody else's. */
export type TakingQuote = { readonly id: string; readonly now: Date; readonly reseller?: string };

/**
 * Takes a quote for an order, in the order's transaction: from then on it is kept as long as the order. Refuses with
 * `quote_ended` one whose time is over, and with `not_found` one that is not there or was made for somebody else.
 */
export async function takeQuote(tx: Tx, workspace: WorkspaceId, { id, now, reseller }: TakingQuote): Promise<Quote> {
  const { rows } = await sql<Row>`update quotes.quote set taken_at = coalesce(taken_at, ${now})
    where workspace_id = ${workspace} and id = ${id} and reseller is not distinct from ${reseller ?? null}
    returning ${columns}`.execute(tx);
  const [row] = rows;
  if (!row) throw noSuchQuote();
  if (row.ends_at > now) return toQuote(workspace, row);
  throw new Refusal('quote_ended', 'This price stood until its time ended. Ask for a new one.', {
    ended_at: row.ends_at.toISOString(),
  });
}

const keptFor = 24 * 3_600_000;
const bunch = 1000;

/** Forgets quotes nobody took, a day after they ended. */
export async function forgetQuotes(pool: Pool, now: Date): Promise<number> {
  const before = new Date(now.getTime() - keptFor);
  const { numAffectedRows } = await sql`delete from quotes.quote where (workspace_id, id) in (
    select workspace_id, id from quotes.quote where taken_at is null and ends_at < ${before}
    limit ${bunch} for update skip locked)`.execute(pool);
  return Number(numAffectedRows ?? 0n);
}
