import type { WorkspaceId } from '#kernel';
import type { Pool } from '#database';
import type { OrderStory } from './input.ts';
import type { Channel, OrderStatus, StoreOrder } from './order.ts';

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
export function listOrders(_pool: Pool, _filter: OrderFilter): Promise<OrderPage> {
  throw new Error('unfinished');
}

/** One order, by its id or its number. Refuses with `not_found`, the same for a foreign one as for none. */
export function getOrder(_pool: Pool, _workspace: WorkspaceId, _name: string): Promise<StoreOrder> {
  throw new Error('unfinished');
}

/** The same with its payments and all it went through. */
export function readOrderStory(_pool: Pool, _workspace: WorkspaceId, _name: string): Promise<OrderStory> {
  throw new Error('unfinished');
}
