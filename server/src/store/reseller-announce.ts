import { sql } from 'kysely';
import { amountToWire } from '#kernel';
import type { Tx } from '#database';
import type { WorkspaceId } from '#kernel';
import { announce, type EventType } from '#webhooks';
import type { StoreOrder } from './order.ts';
import { toResellerOrder, type ResellerOrder } from './reseller-order.ts';

/** Whose endpoints hear of it: those of one reseller, and those of their sandbox apart. */
export const audienceOf = ({ user, isSandbox }: { readonly user: string; readonly isSandbox: boolean }): string =>
  `${isSandbox ? 'sandbox' : 'reseller'}:${user}`;

/** What a reseller is told of, by the state an order has come to. */
export const resellerEvents = {
  delivered: 'order.delivered',
  failed: 'order.failed',
  refunded: 'order.refunded',
} as const;
export type ResellerEvent = keyof typeof resellerEvents;

const isEvent = (status: string): status is ResellerEvent => status in resellerEvents;

/** Whether an order `o` was taken back after it was delivered, and nobody has to decide about its money any more. */
export const isReversed = sql<boolean>`(o.status in ('reversed', 'refunded')
  and exists (select from store.step s where s.workspace_id = o.workspace_id and s.order_id = o.id and s.what = 'reversed')
  and (o.status = 'refunded' or not exists (select from store.desk d where d.workspace_id = o.workspace_id
    and d.order_id = o.id and d.kind = 'reversed' and d.closed_at is null)))`;

async function wasReversed(tx: Tx, { workspace, id }: StoreOrder): Promise<boolean> {
  const { rows } = await sql<{ is_reversed: boolean }>`select ${isReversed} as is_reversed from store.store_order o
    where o.workspace_id = ${workspace} and o.id = ${id}`.execute(tx);
  return rows[0]?.is_reversed ?? false;
}

/**
 * Tells the reseller what became of an order that came by the API; nobody, where it did not, or where its state says nothing
 * final. To be called with each step of an order, in its transaction.
 */
export async function announceToReseller(tx: Tx, order: StoreOrder, at: Date): Promise<void> {
  const { channel, status, workspace } = order;
  if (channel !== 'api' || !isEvent(status)) return;
  const told = toResellerOrder(order, status === 'refunded' && (await wasReversed(tx, order)));
  await tellReseller(tx, workspace, { order: told, event: status, at });
}

/** What was taken back is not given back, a person has decided: no further step of the order says so. */
export async function announceKept(tx: Tx, order: StoreOrder, at: Date): Promise<void> {
  const told = { order: toResellerOrder(order, true), event: 'failed', at } as const;
  if (order.channel === 'api') await tellReseller(tx, order.workspace, told);
}

type Told = { readonly order: ResellerOrder; readonly event: ResellerEvent; readonly at: Date };

/** What happens in a sandbox the operator does not hear of. */
export async function tellReseller(tx: Tx, workspace: WorkspaceId, { order, event, at }: Told): Promise<void> {
  const { isSandbox, reseller: user } = order;
  const type: EventType = resellerEvents[event];
  const name = audienceOf({ user, isSandbox });
  await announce(tx, workspace, {
    type,
    customer: name,
    audience: { name, ...(isSandbox && { isPrivate: true }) },
    occurredAt: at,
    data: {
      order_id: order.id,
      client_ref: order.clientRef,
      status: order.status,
      stars: order.stars,
      user_id: `@${order.username}`,
      price: amountToWire(order.price),
      refunded: order.isRefunded,
      reversed: order.isReversed,
      reason: order.reason,
      ...(isSandbox && { sandbox: true }),
    },
  });
}
