import type { Id } from '#kernel';

/** Where a reservation may go from where it is. The SQL check and the picture in the README follow this table. */
export const reservationTransitions = {
  open: ['committed', 'released', 'expired'],
  committed: [],
  released: [],
  expired: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type ReservationStatus = keyof typeof reservationTransitions;

export const reservationStatuses = Object.keys(reservationTransitions) as readonly ReservationStatus[];

export const defaultReservationSeconds = 600;
export const longestReservationSeconds = 86_400;

/** What became of a reservation. Amounts are credits. */
export type ReservationState = {
  readonly reservation: Id<'rsv'>;
  readonly status: ReservationStatus;
  readonly expiresAt: Date;
  readonly committed: bigint;
  readonly returned: bigint;
  /** What the customer can spend now. */
  readonly remaining: bigint;
  /** Decimals of these amounts; whole, when not given. */
  readonly scale?: number;
  /** What this commit added to the customer's debt, under the overrun policy `debt`. */
  readonly debt?: bigint;
};
