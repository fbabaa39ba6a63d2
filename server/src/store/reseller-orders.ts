import { sql } from 'kysely';
import { isId, Refusal, scaleOf, type Amount, type Clock } from '#kernel';
import type { Pool, Tx } from '#database';
import { listPackages, priceNow, requireStars, starsLimits, usualPackages } from '#quotes';
import { storeCurrency } from './change-settings.ts';
import { isReversed } from './reseller-announce.ts';
import { noSuchOrder, toOrder, type OrderRow } from './order-rows.ts';
import { moneyOf, type ResellerMoney } from './reseller-credit.ts';
import type { StoreKey } from './reseller-keys.ts';
import { resellerStatusOf, toResellerOrder, type ResellerOrder, type ResellerStatus } from './reseller-order.ts';
import { sandboxMoney, sandboxPrice } from './trial-stories.ts';
import { getReseller } from './reseller.ts';
import { findSandboxOrder, selectSandboxOrders } from './trial-rows.ts';
import type { ResellerNeeds } from './top-up.ts';

type Reading = { readonly pool: Pool; readonly clock: Clock };

/** An order of this reseller. Refuses with `not_found`: the same for one of somebody else as for none. */
export async function getResellerOrder({ pool, clock }: Reading, who: StoreKey, id: string): Promise<ResellerOrder> {
  if (!isId('so', id)) throw noSuchOrder();
  if (!who.isSandbox) return readResellerOrder(pool, who, id);
  const found = await findSandboxOrder(pool, who, id, clock.now());
  if (!found) throw noSuchOrder();
  return found;
}

/** The same of a real one. */
export async function readResellerOrder(db: Pool | Tx, who: StoreKey, id: string): Promise<ResellerOrder> {
  const [found] = await select(db, who, sql`and o.id = ${id}`, 1);
  if (!found) throw noSuchOrder();
  return found;
}

export type ResellerOrderFilter = {
  readonly clientRef?: string;
  readonly status?: ResellerStatus;
  /** The number of the last order of the page before. */
  readonly cursor?: string;
  readonly limit?: number;
};

export type ResellerOrderPage = { readonly orders: readonly ResellerOrder[]; readonly cursor?: string };

/** Orders of this reseller, newest first. Refuses with `invalid_request` a cursor that is none of ours. */
export async function listResellerOrders(
  { pool, clock }: Reading,
  who: StoreKey,
  { clientRef, status, cursor, limit = 50 }: ResellerOrderFilter = {},
): Promise<ResellerOrderPage> {
  if (cursor !== undefined && !/^\d{1,18}$/.test(cursor))
    throw new Refusal('invalid_request', 'This cursor is not one we gave; leave it out to start with the first page.');
  const most = Math.min(Math.max(limit, 1), 200);
  const before = cursor === undefined ? undefined : BigInt(cursor);
  const found = who.isSandbox
    ? await selectSandboxOrders(pool, who, {
        ...(before !== undefined && { before }),
        ...(clientRef !== undefined && { clientRef }),
        most: most + 1,
        now: clock.now(),
      })
    : await select(pool, who, matching({ before, clientRef, status }), most + 1);
  const page = found.slice(0, most);
  // How an order of a sandbox stands is not in its row: a page of it may be short.
  const orders = page.filter((order) => status === undefined || order.status === status);
  const last = page.at(-1);
  return found.length > most && last ? { orders, cursor: String(last.number) } : { orders };
}

type Matching = { before: bigint | undefined; clientRef: string | undefined; status: ResellerStatus | undefined };

function matching({ before, clientRef, status }: Matching) {
  const statuses = Object.entries(resellerStatusOf).flatMap(([ours, theirs]) => (theirs === status ? [ours] : []));
  return sql`${before === undefined ? sql`` : sql`and o.number < ${before}`}
    ${clientRef === undefined ? sql`` : sql`and o.client_ref = ${clientRef}`}
    ${status === undefined ? sql`` : sql`and case when ${isReversed} then ${status === 'failed'} else o.status = any(${statuses}::text[]) end`}`;
}

/** Only what came by the API of resellers: somebody else may have the same name elsewhere. */
async function select(
  pool: Pool | Tx,
  { workspace, user }: StoreKey,
  where: ReturnType<typeof matching>,
  most: number,
) {
  const { rows } = await sql<OrderRow & { is_reversed: boolean }>`select o.*, ${isReversed} as is_reversed
    from store.store_order o where o.workspace_id = ${workspace} and o.buyer = ${user} and o.channel = 'api' ${where}
    order by o.number desc limit ${most}`.execute(pool);
  return rows.map((row) => toResellerOrder(toOrder(row), row.is_reversed));
}

/** What so many Stars cost a reseller now. */
export type ResellerPrice = { readonly stars: number; readonly price: Amount };

/** Refuses with `stars_too_few`, `stars_too_many` or `supplier_unavailable`. */
export async function resellerPrice(needs: ResellerNeeds, who: StoreKey, stars: number): Promise<ResellerPrice> {
  if (!who.isSandbox)
    return { stars, price: (await priceNow(needs, who.workspace, { stars, reseller: who.user })).price };
  requireStars(stars, starsLimits);
  const currency = await storeCurrency(needs.pool, who.workspace);
  return { stars, price: sandboxPrice(stars, currency, scaleOf(currency)) };
}

/** The packages that can be delivered now, at the prices of this reseller. */
export async function resellerPackages(
  needs: ResellerNeeds,
  who: StoreKey,
): Promise<readonly (ResellerPrice & { readonly name: string })[]> {
  const { workspace, user } = who;
  const named = (names: Readonly<Record<string, string>>, stars: number) => names['en'] ?? `${stars} Stars`;
  if (who.isSandbox)
    return Promise.all(
      usualPackages.map(async ({ stars, names }) => ({
        ...(await resellerPrice(needs, who, stars)),
        name: named(names, stars),
      })),
    );
  const packages = await listPackages(needs, workspace, { reseller: user });
  return packages.flatMap(({ stars, names, price }) => (price ? [{ stars, price, name: named(names, stars) }] : []));
}

/** What a reseller has and owes; in the sandbox always the same. */
export async function resellerMoney({ pool }: Pick<Reading, 'pool'>, who: StoreKey): Promise<ResellerMoney> {
  const { workspace, user } = who;
  const currency = await storeCurrency(pool, workspace);
  if (!who.isSandbox) return moneyOf(pool, workspace, await getReseller(pool, workspace, user), currency);
  const all = sandboxMoney(currency, scaleOf(currency));
  const none = { asset: currency, units: 0n };
  return { balance: all, owed: none, limit: none, available: all };
}
