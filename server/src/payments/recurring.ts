import type { Amount, Id, WorkspaceId } from '#kernel';
import type { Payment, PaymentStatus } from './payment.ts';
import type { RenewalState } from './gateway.ts';

/** Field of a payment's details: the seconds after which its gateway charges again by itself. */
const repeatsEvery = 'repeats_every';

/** Details of a payment that repeats. */
export const repeating = (seconds: number): Readonly<Record<string, unknown>> => ({ [repeatsEvery]: seconds });

/** Seconds after which a payment repeats; undefined when it is made once. */
export function periodOf({ details }: Pick<Payment, 'details'>): number | undefined {
  const seconds = details[repeatsEvery];
  return typeof seconds === 'number' ? seconds : undefined;
}

/** One charge of a payment that repeats. */
export type RecurringCharge = {
  readonly payment: Id<'pay'>;
  readonly status: PaymentStatus;
  readonly charge: string;
  readonly payer: string;
  readonly paid: Amount;
  /** When the gateway charged. */
  readonly occurredAt: Date;
  /** What the gateway said of the period, as far as it did. */
  readonly isFirst: boolean;
  readonly expiresAt?: Date;
  readonly order?: number;
  readonly receivedAt: Date;
  readonly fulfilledAt?: Date;
  /** When it went back, and when that was booked. */
  readonly returnedAt?: Date;
  readonly refundedAt?: Date;
};

/** What was told of a renewal between two charges. */
export type RenewalTold = { readonly state: RenewalState; readonly order: number; readonly receivedAt: Date };

/** Where the wish to stop a renewal, or to let it be taken up again, may go from where it is. */
export const renewalTransitions = {
  due: ['asking', 'due'],
  asking: ['due', 'done', 'refused'],
  done: ['due'],
  refused: ['due'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type RenewalStatus = keyof typeof renewalTransitions;
export const renewalStatuses = Object.keys(renewalTransitions) as readonly RenewalStatus[];

/** What we want of the gateway about a renewal: the newest wish. */
export type RenewalAsked = {
  readonly workspace: WorkspaceId;
  readonly invoice: Id<'pay'>;
  /** False stops it; true lets the payer take it up again. */
  readonly renews: boolean;
  readonly status: RenewalStatus;
  readonly askedAt: Date;
  /** Since when it counts as stopped by us, unless the gateway refused. */
  readonly stoppedAt?: Date;
  readonly problem?: string;
  readonly tries: number;
};

/** Everything that is known of a payment that repeats, in no particular order. */
export type RecurringFacts = {
  readonly charges: readonly RecurringCharge[];
  readonly told: readonly RenewalTold[];
  readonly asked?: RenewalAsked;
};
