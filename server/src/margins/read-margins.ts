import { sql } from 'kysely';
import { Refusal, type Clock, type WorkspaceId } from '#kernel';
import type { Pool } from '#database';
import { storeCurrency } from '#store';
import { marginOf, type Margin, type MarginSums } from './margin.ts';

type Reading = { readonly pool: Pool; readonly clock: Clock };

/** What margins are told by. */
export const marginGroups = ['order', 'package', 'method', 'supplier', 'reseller', 'day', 'month'] as const;
export type MarginGroup = (typeof marginGroups)[number];

export type MarginQuestion = {
  readonly by: MarginGroup;
  /** By the instant of booking: `from` belongs to it, `to` does not. */
  readonly from: Date;
  readonly to: Date;
  /** The key of the last line of the page before. */
  readonly cursor?: string;
  /** 50, when not given; at most 200. */
  readonly limit?: number;
};

/** A line: an order, an amount of Stars, a way of paying, a supplier, a reseller, a day or a month (UTC). */
export type MarginLine = Margin & {
  /** What it is the line of; empty for what has none, such as sales to nobody's reseller. */
  readonly key: string;
  /** How many orders moved something. */
  readonly orders: number;
};

export type MarginReport = {
  readonly lines: readonly MarginLine[];
  /** Of the whole period, whatever page this is. */
  readonly total: Margin & { readonly orders: number };
  readonly cursor?: string;
};

const keys: Readonly<Record<MarginGroup, ReturnType<typeof sql<string>>>> = {
  order: sql<string>`k.order_id`,
  package: sql<string>`lpad(coalesce(k.stars, 0)::text, 7, '0')`,
  method: sql<string>`coalesce(k.method, '')`,
  supplier: sql<string>`coalesce(k.supplier, '')`,
  reseller: sql<string>`coalesce(k.reseller, '')`,
  day: sql<string>`to_char(k.at at time zone 'UTC', 'YYYY-MM-DD')`,
  month: sql<string>`to_char(k.at at time zone 'UTC', 'YYYY-MM')`,
};

const sums = sql`coalesce(sum(k.units) filter (where k.kind = 'retail'), 0)::bigint as retail,
  coalesce(sum(k.units) filter (where k.kind = 'wholesale'), 0)::bigint as wholesale,
  coalesce(sum(k.units) filter (where k.kind = 'payment'), 0)::bigint as payment,
  coalesce(sum(k.units) filter (where k.kind = 'network'), 0)::bigint as network,
  coalesce(sum(k.units) filter (where k.kind = 'lost'), 0)::bigint as lost, count(distinct k.order_id)::integer as orders`;

type SumRow = MarginSums & { readonly orders: number };

/**
 * What the orders of a period brought and cost. Every figure is a sum of postings that name an order, so all lines of a
 * report come to what moved on the accounts. The past does not change. Refuses with `invalid_request`.
 */
export async function readMargins(
  needs: Reading,
  workspace: WorkspaceId,
  { by, from, to, cursor, limit = 50 }: MarginQuestion,
): Promise<MarginReport> {
  const { pool } = needs;
  const currency = await storeCurrency(pool, workspace);
  const { above, upto } = await stretchOf(needs, workspace, from, to);
  const most = Math.min(Math.max(limit, 1), 200);
  const known = sql`margins.known(${workspace}, ${currency}, ${above}, ${upto}) k`;
  const key = keys[by];
  const [{ rows: totals }, { rows }] = await Promise.all([
    sql<SumRow>`select ${sums} from ${known}`.execute(pool),
    sql<SumRow & { readonly key: string }>`select ${key} as key, ${sums} from ${known}
      ${cursor === undefined ? sql`` : sql`where ${key} collate "C" > ${readCursor(cursor)}`}
      group by ${key} order by ${key} collate "C" limit ${most + 1}`.execute(pool),
  ]);
  const [total] = totals;
  if (!total) throw new Error('A sum without groups is one row.');
  const page = rows.slice(0, most);
  const last = page.at(-1);
  return {
    lines: page.map(({ key: named, orders, ...units }) => ({
      key: by === 'package' ? String(Number(named)) : named,
      orders,
      ...marginOf(currency, units),
    })),
    total: { orders: total.orders, ...marginOf(currency, total) },
    ...(rows.length > most && last && { cursor: Buffer.from(last.key).toString('base64url') }),
  };
}

const readCursor = (cursor: string): string => Buffer.from(cursor, 'base64url').toString('utf8').slice(0, 100);

const longestYears = 10;

/** What lies in the past is sealed first, so that its figures are the same whenever they are asked for. */
async function stretchOf({ pool, clock }: Reading, workspace: WorkspaceId, from: Date, to: Date) {
  if (from >= to) throw new Refusal('invalid_request', 'A period ends after it begins: let "from" lie before "to".');
  if (to.getTime() - from.getTime() > longestYears * 366 * 86_400_000)
    throw new Refusal('invalid_request', `Ask for at most ${longestYears} years at a time.`);
  const now = clock.now();
  await sql`select ledger.seal(${workspace}, ${to < now ? to : now})`.execute(pool);
  const { rows } = await sql<{ above: bigint; upto: bigint }>`
    select ledger.seq_before(${workspace}, ${from}) as above, ledger.seq_before(${workspace}, ${to}) as upto`.execute(
    pool,
  );
  return { above: rows[0]?.above ?? 0n, upto: rows[0]?.upto ?? 0n };
}
