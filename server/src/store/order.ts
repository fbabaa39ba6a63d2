import type { Amount, Id, WorkspaceId } from '#kernel';

/** Where an order came from. */
export const channels = ['bot', 'web', 'api', 'desk'] as const;
export type Channel = (typeof channels)[number];

/**
 * `review`: nobody knows whether it was delivered, and a person looks at it; the money stays in escrow. `failed`: surely not
 * delivered, and the money is on its way back. `refunded`: it is back. `reversed`: taken back after it was delivered.
 */
export const orderStatuses = [
  'awaiting_payment',
  'expired',
  'canceled',
  'paid',
  'delivering',
  'review',
  'delivered',
  'failed',
  'refunded',
  'reversed',
] as const;
export type OrderStatus = (typeof orderStatuses)[number];

/** Which steps there are: the SQL check, the picture in the README and the tests say the same. */
export const orderTransitions: Readonly<Record<OrderStatus, readonly OrderStatus[]>> = {
  awaiting_payment: ['paid', 'expired', 'canceled'],
  expired: ['paid'],
  canceled: ['paid'],
  paid: ['delivering', 'review', 'failed'],
  delivering: ['delivered', 'review', 'failed'],
  review: ['delivering', 'delivered', 'failed'],
  delivered: ['reversed'],
  failed: ['refunded'],
  refunded: [],
  reversed: ['refunded'],
};

/** Stars for somebody, bought by somebody. All sums are in the currency of the store, but for `paid`. */
export type StoreOrder = {
  readonly workspace: WorkspaceId;
  readonly id: Id<'so'>;
  /** What people call it: rising, by workspace. */
  readonly number: bigint;
  readonly channel: Channel;
  /** Whose money it is: `user:<buyer>`. A Telegram id, a reseller, or for the web a name of its own. */
  readonly buyer: string;
  readonly status: OrderStatus;
  readonly stars: number;
  /** Without `@`. */
  readonly username: string;
  /** As it was shown back when the recipient was validated. */
  readonly recipientName: string | null;
  readonly isVerified: boolean;
  readonly quote: Id<'qt'>;
  /** Without the surcharge of a method; that of the quote, until it is paid by a method that has a price of its own. */
  readonly price: Amount;
  /** What is spent at a supplier for it at most: the price guard. */
  readonly maxCost: Amount;
  /** What the buyer pays on top for the method that was chosen; zero until then, and where the house bears its fee. */
  readonly surcharge: Amount;
  /** How it is paid: a method, or `balance`. Null until it is chosen. */
  readonly method: string | null;
  readonly payment: string | null;
  /** What came in, in the asset it came in. */
  readonly paid: Amount | null;
  readonly supplier: string | null;
  /** What its delivery cost, in the asset the supplier is paid in, and what that was booked as. */
  readonly cost: Amount | null;
  readonly costWorth: Amount | null;
  readonly proof: string | null;
  /** Why it stands where it stands, in words for people. */
  readonly reason: string | null;
  readonly language: string;
  readonly clientRef: string | null;
  readonly orderedAt: Date;
  readonly expiresAt: Date;
  readonly paidAt: Date | null;
  readonly endedAt: Date | null;
};

/** Whether the table allows this step. */
export const mayBecome = (from: OrderStatus, to: OrderStatus): boolean => orderTransitions[from].includes(to);

const endings: readonly OrderStatus[] = ['expired', 'canceled', 'delivered', 'refunded', 'reversed'];

/** Whether nothing more happens by itself; money that comes late may still take an order up again. */
export const isOver = (status: OrderStatus): boolean => endings.includes(status);
