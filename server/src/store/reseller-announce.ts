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

/**
 * Tells the reseller what became of an order that came by the API; nobody, where it did not, or where its state says nothing
 * final. To be called with each step of an order, in its transaction.
 */
export async function announceToReseller(tx: Tx, order: StoreOrder, at: Date): Promise<void> {
  if (order.channel === 'api' && isEvent(order.status))
    await tellReseller(tx, order.workspace, { order: toResellerOrder(order), event: order.status, at });
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
      reason: order.reason,
      ...(isSandbox && { sandbox: true }),
    },
  });
}
