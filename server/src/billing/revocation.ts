import { Refusal } from '#kernel';
import type { GrantState } from './grant.ts';

/**
 * What a refund does about what was bought. `void_remaining` takes what is left; `debt` also lets what was spent be
 * owed; `block` refuses everything besides until that debt is settled; `forgive` takes nothing; `ask` takes what is
 * left and lets a person decide about the rest.
 */
export const refundPolicies = ['void_remaining', 'debt', 'block', 'forgive', 'ask'] as const;
export type RefundPolicy = (typeof refundPolicies)[number];

/** What can be decided about a refund that asked. */
export const decisionPolicies = ['void_remaining', 'debt', 'block', 'forgive'] as const;
export type DecisionPolicy = (typeof decisionPolicies)[number];

/** Refuses with `policy_unavailable` what is no policy. */
export function checkPolicy(policy: string): RefundPolicy {
  const known = refundPolicies.find((one) => one === policy);
  if (known) return known;
  throw new Refusal('policy_unavailable', `A refund policy is one of ${refundPolicies.join(', ')}.`);
}

/**
 * What a refund would do to the credits of one type that a payment gave:
 * `granted = spent + reserved + expired + removable + kept`.
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
  /** What stays spendable: under `forgive`, all that is left. */
  readonly kept: bigint;
  /** What the customer owes afterwards because of this refund. */
  readonly debt: bigint;
};

/** The figures of the payment's first credit type, and of each one in `creditTypes`. */
export type RefundPreview = RefundFigures & {
  readonly payment: string;
  readonly policy: RefundPolicy;
  readonly creditTypes: readonly RefundFigures[];
  /** Features whose access ends. */
  readonly entitlements: readonly string[];
  /** Whether the customer is refused everything until the debt is settled. */
  readonly blocks: boolean;
};

/** A lot with where its credits are, and how much of what was spent went to an older debt. */
export type LotState = GrantState & { readonly repaid: bigint };

/**
 * What a refund leaves owed for a lot. Credits that paid an older debt open it again whenever credits are taken back:
 * the payment that paid it is gone. Under `debt` and `block`, so does everything else that was spent.
 */
export function debtOf(lot: LotState, policy: RefundPolicy): bigint {
  if (policy === 'forgive') return 0n;
  return policy === 'debt' || policy === 'block' ? lot.spent : lot.repaid;
}

/** What a refund would do to the lots of one credit type. */
export function figuresOfRefund(lots: readonly LotState[], policy: RefundPolicy): Omit<RefundFigures, 'creditType'> {
  const sum = (of: (lot: LotState) => bigint) => lots.reduce((total, lot) => total + of(lot), 0n);
  const left = sum((lot) => lot.available);
  return {
    granted: sum((lot) => lot.granted - lot.rolled), // what was carried over is counted with the lot it is on
    spent: sum((lot) => lot.spent),
    reserved: sum((lot) => lot.reserved),
    expired: sum((lot) => lot.expired),
    removable: policy === 'forgive' ? 0n : left,
    kept: policy === 'forgive' ? left : 0n,
    debt: sum((lot) => (lot.status === 'revoked' ? 0n : debtOf(lot, policy))),
  };
}

/** The same for all lots of a payment, by credit type. */
export function figuresByType(lots: readonly LotState[], policy: RefundPolicy): RefundFigures[] {
  const types = [...new Set(lots.map((lot) => lot.creditType))];
  return types.map((creditType) => ({
    creditType,
    ...figuresOfRefund(
      lots.filter((lot) => lot.creditType === creditType),
      policy,
    ),
  }));
}
