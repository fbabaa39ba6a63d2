import type { Amount, Id } from '#kernel';
import type { OrderStatus, StoreOrder } from './order.ts';

/** How an order stands, as resellers are told. `review`: nobody knows yet, or a person decides about the money. */
export const resellerStatuses = ['pending', 'processing', 'delivered', 'failed', 'review'] as const;
export type ResellerStatus = (typeof resellerStatuses)[number];

/** Which of our states a reseller sees as which. A failed one has been given back, or is being. */
export const resellerStatusOf: Readonly<Record<OrderStatus, ResellerStatus>> = {
  awaiting_payment: 'pending',
  paid: 'processing',
  delivering: 'processing',
  review: 'review',
  delivered: 'delivered',
  reversed: 'review',
  failed: 'failed',
  refunded: 'failed',
  expired: 'failed',
  canceled: 'failed',
};

/** An order as its reseller sees it, a real one or one of the sandbox. */
export type ResellerOrder = {
  readonly id: Id<'so'>;
  /** Rising; lists go by it. */
  readonly number: bigint;
  readonly reseller: string;
  readonly status: ResellerStatus;
  readonly stars: number;
  /** Without `@`. */
  readonly username: string;
  readonly name: string | null;
  readonly price: Amount;
  /** The price is theirs again. */
  readonly isRefunded: boolean;
  /** It was delivered and has been taken back since, and it is decided what becomes of the price. */
  readonly isReversed: boolean;
  readonly reason: string | null;
  readonly clientRef: string | null;
  readonly isSandbox: boolean;
  readonly orderedAt: Date;
  readonly endedAt: Date | null;
};

/** A real order, as its reseller sees it. One that is reversed stays under review until somebody has decided. */
export const toResellerOrder = (order: StoreOrder, isReversed: boolean): ResellerOrder => ({
  id: order.id,
  number: order.number,
  reseller: order.buyer,
  status: isReversed ? 'failed' : resellerStatusOf[order.status],
  stars: order.stars,
  username: order.username,
  name: order.recipientName,
  price: order.price,
  isRefunded: order.status === 'refunded',
  isReversed,
  reason: order.reason,
  clientRef: order.clientRef,
  isSandbox: false,
  orderedAt: order.orderedAt,
  endedAt: order.endedAt,
});
