import type { Amount, Id, WorkspaceId } from '#kernel';

/**
 * Where a subscription may go from where it is. Facts arrive in any order, and late: so what has ended can run again.
 * The SQL check, the picture in the README and `standingAt` follow this table.
 */
export const subscriptionTransitions = {
  pending: ['active', 'canceled', 'past_due', 'ended'],
  active: ['canceled', 'past_due', 'ended'],
  canceled: ['active', 'past_due', 'ended'],
  past_due: ['active', 'canceled', 'ended'],
  ended: ['active', 'canceled', 'past_due'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type SubscriptionState = keyof typeof subscriptionTransitions;
export const subscriptionStates = Object.keys(subscriptionTransitions) as readonly SubscriptionState[];

/** What was agreed when it was asked for. Everything that changes is worked out from the facts. */
export type Sold = {
  readonly workspace: WorkspaceId;
  readonly id: Id<'sub'>;
  /** The payment whose invoice starts it; what its gateway carries with every charge. */
  readonly invoice: Id<'pay'>;
  readonly customer: string;
  readonly product: string;
  /** Renewals keep the version that was sold. */
  readonly version: number;
  readonly price: Amount;
  /** Seconds. */
  readonly period: number;
  readonly grace: number;
  readonly requestedAt: Date;
  /** The one whose place it takes when it is paid. */
  readonly replaces?: Id<'sub'>;
  /** Not to be paid before this instant: a change at the end of a period. */
  readonly payableFrom?: Date;
  /** The one that took its place, and when. */
  readonly replacedBy?: Id<'sub'>;
  readonly replacedAt?: Date;
  /** What was last told of it. Shown to nobody: what it is now follows from the facts and the clock. */
  readonly toldState: SubscriptionState;
};

/** A period that was paid for. */
export type SubscriptionPeriod = {
  readonly payment: Id<'pay'>;
  readonly charge: string;
  readonly from: Date;
  /** Until when it is paid. */
  readonly until: Date;
  /** `until` and the grace. */
  readonly accessUntil: Date;
  readonly status: 'settled' | 'fulfilled' | 'refunded';
};

/** What a subscription is at an instant. */
export type Standing = {
  readonly state: SubscriptionState;
  /** Oldest first. */
  readonly periods: readonly SubscriptionPeriod[];
  /** The end of the last period that was paid and not given back; not there when there is none. */
  readonly paidUntil?: Date;
  /** Until when access goes on if nothing more is paid. */
  readonly accessUntil?: Date;
  /** The charge that its gateway knows it by. */
  readonly firstCharge?: string;
  /** Whether the gateway will charge again, as far as we know. */
  readonly renews: boolean;
  /** Whether the last renewal is known to have failed. */
  readonly failed: boolean;
  /** Stopped by us: only we can let it be taken up again. */
  readonly stoppedByUs: boolean;
  /** What we ask of the gateway, until it has answered; or why it refused. */
  readonly asking?: 'stop' | 'resume';
  readonly problem?: string;
  /** The next instant at which time alone changes the state. */
  readonly changesAt?: Date;
};

export type Subscription = Sold & Standing;
