import { Refusal } from '#kernel';
import type { GrantState } from './grant.ts';

/** What a refund does about credits that are already spent. */
export const refundPolicies = ['void_remaining', 'debt', 'block', 'forgive', 'ask'] as const;
export type RefundPolicy = (typeof refundPolicies)[number];

/** Those that work today; the others are refused with `policy_unavailable`. */
export const availablePolicies = ['void_remaining', 'debt'] as const;
export type AvailablePolicy = (typeof availablePolicies)[number];

/** Refuses with `policy_unavailable` what has a name but does not work yet. */
export function checkPolicy(policy: string): AvailablePolicy {
  const available = availablePolicies.find((one) => one === policy);
  if (available) return available;
  throw new Refusal(
    'policy_unavailable',
    `The refund policy "${policy}" is not available. Use void_remaining or debt.`,
  );
}

/**
 * What a refund would do to the credits of one type that a payment gave:
 * `granted = spent + reserved + expired + removable`, plus what an earlier refund has taken.
 */
export type RefundFigures = {
  readonly creditType: string;
  readonly granted: bigint;
  /** Used, or taken to pay an older debt. */
  readonly spent: bigint;
  /** Set aside by open reservations: what returns is revoked, what is committed counts as spent. */
  readonly reserved: bigint;
  readonly expired: bigint;
  /** What the refund takes back. */
  readonly removable: bigint;
  /** What the customer owes afterwards because of this refund. */
  readonly debt: bigint;
};

/** The figures of the payment's first credit type, and of each one in `creditTypes`. */
export type RefundPreview = RefundFigures & {
  readonly payment: string;
  readonly policy: AvailablePolicy;
  readonly creditTypes: readonly RefundFigures[];
  /** Features whose access ends. */
  readonly entitlements: readonly string[];
};

/** A lot with where its credits are, and how much of what was spent went to an older debt. */
export type LotState = GrantState & { readonly repaid: bigint };

/**
 * What a refund leaves owed for a lot. Credits that paid an older debt open it again under either policy: the
 * payment that paid it is gone. Under `debt`, so does everything else that was spent.
 */
export const debtOf = (lot: LotState, policy: AvailablePolicy): bigint => (policy === 'debt' ? lot.spent : lot.repaid);

/** What a refund would do to the lots of one credit type. */
export function figuresOfRefund(lots: readonly LotState[], policy: AvailablePolicy): Omit<RefundFigures, 'creditType'> {
  const sum = (of: (lot: LotState) => bigint) => lots.reduce((total, lot) => total + of(lot), 0n);
  return {
    granted: sum((lot) => lot.granted - lot.rolled), // what was carried over is counted with the lot it is on
    spent: sum((lot) => lot.spent),
    reserved: sum((lot) => lot.reserved),
    expired: sum((lot) => lot.expired),
    removable: sum((lot) => lot.available),
    debt: sum((lot) => (lot.status === 'revoked' ? 0n : debtOf(lot, policy))),
  };
}
