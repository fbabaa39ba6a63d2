import { sql } from 'kysely';
import { isId, Refusal, type Amount, type Id, type WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import type { Channel, OrderStatus, StoreOrder } from './order.ts';

export type OrderRow = {
  workspace_id: number;
  id: string;
  number: bigint;
  channel: Channel;
  buyer: string;
  status: OrderStatus;
  stars: number;
  username: string;
  recipient_name: string | null;
  is_verified: boolean;
  quote: string;
  currency: string;
  price_units: bigint;
  max_cost_units: bigint;
  surcharge_units: bigint;
  method: string | null;
  payment: string | null;
  paid_asset: string | null;
  paid_units: bigint | null;
  supplier: string | null;
  cost_asset: string | null;
  cost_units: bigint | null;
  cost_worth_units: bigint | null;
  proof: string | null;
  reason: string | null;
  language: string;
  client_ref: string | null;
  ordered_at: Date;
  expires_at: Date;
  paid_at: Date | null;
  ended_at: Date | null;
};

const amountOf = (asset: string | null, units: bigint | null): Amount | null =>
  asset === null || units === null ? null : { asset, units };

export function toOrder(row: OrderRow): StoreOrder {
  const { id, quote, currency: asset } = row;
  if (!isId('so', id) || !isId('qt', quote)) throw new Error(`The row of order ${id} is damaged.`);
  return {
    workspace: row.workspace_id,
    id,
    number: row.number,
    channel: row.channel,
    buyer: row.buyer,
    status: row.status,
    stars: row.stars,
    username: row.username,
    recipientName: row.recipient_name,
    isVerified: row.is_verified,
    quote,
    price: { asset, units: row.price_units },
    maxCost: { asset, units: row.max_cost_units },
    surcharge: { asset, units: row.surcharge_units },
    method: row.method,
    payment: row.payment,
    paid: amountOf(row.paid_asset, row.paid_units),
    supplier: row.supplier,
    cost: amountOf(row.cost_asset, row.cost_units),
    costWorth: amountOf(row.cost_asset && asset, row.cost_worth_units),
    proof: row.proof,
    reason: row.reason,
    language: row.language,
    clientRef: row.client_ref,
    orderedAt: row.ordered_at,
    expiresAt: row.expires_at,
    paidAt: row.paid_at,
    endedAt: row.ended_at,
  };
}

export const noSuchOrder = (): Refusal => new Refusal('not_found', 'There is no such order in this workspace.');

const named = (name: string) => {
  if (isId('so', name)) return sql`id = ${name}`;
  return sql`number = ${/^\d{1,15}$/.test(name) ? BigInt(name) : 0n}`;
};

/** An order by its id or its public number. */
export async function findOrder(db: Pool | Tx, workspace: WorkspaceId, name: string): Promise<StoreOrder | undefined> {
  const { rows } = await sql<OrderRow>`select * from store.store_order
    where workspace_id = ${workspace} and ${named(name)}`.execute(db);
  return rows[0] && toOrder(rows[0]);
}

/** The same, locked until commit: before errands, purchases, and the book. Refuses with `not_found`. */
export async function lockOrder(tx: Tx, workspace: WorkspaceId, name: string): Promise<StoreOrder> {
  const { rows } = await sql<OrderRow>`select * from store.store_order
    where workspace_id = ${workspace} and ${named(name)} for no key update`.execute(tx);
  if (!rows[0]) throw noSuchOrder();
  return toOrder(rows[0]);
}

/** Locks an order until commit, for those who lock what follows from it. Refuses with `not_found`. */
export async function lockStoreOrder(tx: Tx, workspace: WorkspaceId, order: Id<'so'>): Promise<void> {
  await lockOrder(tx, workspace, order);
}

/** The order of a key, and the hash of what was asked for. */
export async function orderByKey(
  db: Pool | Tx,
  workspace: WorkspaceId,
  key: string,
): Promise<{ readonly order: StoreOrder; readonly hash: string } | undefined> {
  const { rows } = await sql<OrderRow & { input_hash: string }>`select * from store.store_order
    where workspace_id = ${workspace} and key = ${key}`.execute(db);
  return rows[0] && { order: toOrder(rows[0]), hash: rows[0].input_hash };
}

/** The next number of a workspace; whoever takes one goes first until commit. */
export async function nextNumber(tx: Tx, workspace: WorkspaceId): Promise<bigint> {
  const { rows } = await sql<{ last: bigint }>`insert into store.counter (workspace_id, last) values (${workspace}, 1)
    on conflict on constraint orders_are_counted_once do update set last = counter.last + 1 returning last`.execute(tx);
  if (!rows[0]) throw new Error('A number was asked for, and none was given.');
  return rows[0].last;
}

export type Keyed = { readonly key: string; readonly hash: string };

/** False when the key or the buyer's own reference has ordered before. */
export async function insertOrder(tx: Tx, order: StoreOrder, { key, hash }: Keyed): Promise<boolean> {
  const { rows } = await sql<{
    id: string;
  }>`insert into store.store_order (workspace_id, id, number, channel, buyer, status,
      stars, username, recipient_name, is_verified, quote, currency, price_units, max_cost_units, language, client_ref, key,
      input_hash, ordered_at, expires_at)
    values (${order.workspace}, ${order.id}, ${order.number}, ${order.channel}, ${order.buyer}, ${order.status},
      ${order.stars}, ${order.username}, ${order.recipientName}, ${order.isVerified}, ${order.quote}, ${order.price.asset},
      ${order.price.units}, ${order.maxCost.units}, ${order.language}, ${order.clientRef}, ${key}, ${hash},
      ${order.orderedAt}, ${order.expiresAt})
    on conflict do nothing returning id`.execute(tx);
  return rows.length > 0;
}

/** What of an order ever changes. The caller has locked it. */
export async function updateOrder(tx: Tx, order: StoreOrder): Promise<void> {
  await sql`update store.store_order set status = ${order.status}, price_units = ${order.price.units},
      surcharge_units = ${order.surcharge.units}, method = ${order.method}, payment = ${order.payment},
      paid_asset = ${order.paid?.asset ?? null}, paid_units = ${order.paid?.units ?? null}, supplier = ${order.supplier},
      cost_asset = ${order.cost?.asset ?? null}, cost_units = ${order.cost?.units ?? null},
      cost_worth_units = ${order.costWorth?.units ?? null}, proof = ${order.proof}, reason = ${order.reason},
      paid_at = ${order.paidAt}, ended_at = ${order.endedAt}
    where workspace_id = ${order.workspace} and id = ${order.id}`.execute(tx);
}
