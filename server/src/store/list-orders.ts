import { sql } from 'kysely';
import { Refusal, type WorkspaceId } from '#kernel';
import type { Pool } from '#database';
import type { OrderStory } from './input.ts';
import { selectNotices } from './notice-rows.ts';
import type { Channel, OrderStatus, StoreOrder } from './order.ts';
import { findOrder, noSuchOrder, toOrder, type OrderRow } from './order-rows.ts';
import { selectPayments } from './payment-rows.ts';
import { selectSteps } from './step-rows.ts';

export type OrderFilter = {
  readonly workspace: WorkspaceId;
  readonly buyer?: string;
  readonly status?: OrderStatus;
  readonly channel?: Channel;
  readonly username?: string;
  readonly clientRef?: string;
  /** The number of the last order of the page before. */
  readonly cursor?: string;
  /** 50, when not given; at most 200. */
  readonly limit?: number;
};

export type OrderPage = { readonly orders: readonly StoreOrder[]; readonly cursor?: string };

/** Orders of a workspace, newest first. Refuses with `invalid_request` a cursor that is none of ours. */
export async function listOrders(pool: Pool, filter: OrderFilter): Promise<OrderPage> {
  const { workspace, buyer, status, channel, username, clientRef, cursor } = filter;
  if (cursor !== undefined && !/^\d{1,18}$/.test(cursor))
    throw new Refusal('invalid_request', 'This cursor is not one we gave; leave it out to start with the first page.');
  const limit = Math.min(Math.max(filter.limit ?? 50, 1), 200);
  const { rows } = await sql<OrderRow>`select * from store.store_order where workspace_id = ${workspace}
    ${buyer === undefined ? sql`` : sql`and buyer = ${buyer}`}
    ${status === undefined ? sql`` : sql`and status = ${status}`}
    ${channel === undefined ? sql`` : sql`and channel = ${channel}`}
    ${username === undefined ? sql`` : sql`and lower(username) = ${username.replace(/^@/, '').toLowerCase()}`}
    ${clientRef === undefined ? sql`` : sql`and client_ref = ${clientRef}`}
    ${cursor === undefined ? sql`` : sql`and number < ${cursor}`}
    order by number desc limit ${limit + 1}`.execute(pool);
  const orders = rows.slice(0, limit).map(toOrder);
  const last = orders.at(-1);
  return rows.length > limit && last ? { orders, cursor: String(last.number) } : { orders };
}

/** One order, by its id or its number. Refuses with `not_found`, the same for a foreign one as for none. */
export async function getOrder(pool: Pool, workspace: WorkspaceId, name: string): Promise<StoreOrder> {
  const order = await findOrder(pool, workspace, name);
  if (!order) throw noSuchOrder();
  return order;
}

/** The same with its payments, all it went through, and what its buyer was told. */
export async function readOrderStory(pool: Pool, workspace: WorkspaceId, name: string): Promise<OrderStory> {
  const order = await getOrder(pool, workspace, name);
  const [payments, steps, notices] = await Promise.all([
    selectPayments(pool, workspace, order.id),
    selectSteps(pool, workspace, order.id),
    selectNotices(pool, workspace, order.id),
  ]);
  return { order, payments, steps, notices };
}
