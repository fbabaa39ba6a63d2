import type { Amount, Id, WorkspaceId } from '#kernel';
import type { Fulfiller, Service } from '#catalogue';

/**
 * An order's states as its buyer sees them, as data; the terminal ones never change. `pending`: nobody has begun.
 * `processing`: somebody has it, and nothing was heard of it yet. `in_progress`: something was. `completed`: all of it is
 * delivered. `partial`: some is, and the money of the rest went back. `canceled`: nothing is, and all the money went back.
 */
export const orderTransitions = {
  pending: ['processing', 'in_progress', 'completed', 'partial', 'canceled'],
  processing: ['in_progress', 'completed', 'partial', 'canceled'],
  in_progress: ['completed', 'partial', 'canceled'],
  completed: [],
  partial: [],
  canceled: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type OrderStatus = keyof typeof orderTransitions;
export const orderStatuses = Object.keys(orderTransitions) as readonly OrderStatus[];

/** What of an order a panel client is told; all of it lies in one row. */
export type OrderReading = {
  /** Public, rising, one per order of a workspace. */
  readonly number: number;
  readonly status: OrderStatus;
  readonly quantity: number;
  /** What its buyer pays as things are: charged − given back, in USD. Equal to what the ledger says. */
  readonly charge: Amount;
  /** The counter when it began; null until somebody knows it. */
  readonly startCount: number | null;
  readonly delivered: number;
  /** What is not delivered: `quantity` − `delivered`. */
  readonly remains: number;
};

/** Something a reseller ordered. Its money is on `escrow:<id>` until it is decided. */
export type PanelOrder = OrderReading & {
  readonly workspace: WorkspaceId;
  readonly id: Id<'ro'>;
  /** The reseller: a user of funds. */
  readonly user: string;
  /** The API key it was ordered with. */
  readonly key: string;
  /** As it was when it was ordered. */
  readonly service: Service;
  readonly fulfilledBy: Fulfiller;
  readonly link: string;
  /** 1, or the portions of a drip-feed. */
  readonly runs: number;
  /** Minutes from one run to the next. */
  readonly interval: number | null;
  readonly comments: readonly string[];
  /** USD per 1,000 when it was ordered. */
  readonly rate: Amount;
  /** What was taken when it was ordered. */
  readonly charged: Amount;
  /** What went back to the user. */
  readonly givenBack: Amount;
  /** What became sales. */
  readonly earned: Amount;
  readonly requestId: string | null;
  readonly createdAt: Date;
  readonly cancelAskedAt: Date | null;
  readonly endedAt: Date | null;
};

export const isOver = (status: OrderStatus): boolean => orderTransitions[status].length === 0;

/** What an order comes to when nothing more comes of it. */
export function outcomeOf({ quantity, delivered }: Pick<PanelOrder, 'quantity' | 'delivered'>): OrderStatus {
  if (delivered === 0) return 'canceled';
  return delivered === quantity ? 'completed' : 'partial';
}
