/** What a refund does about credits that are already spent. */
export const refundPolicies = ['void_remaining', 'debt', 'block', 'forgive', 'ask'] as const;
export type RefundPolicy = (typeof refundPolicies)[number];

/** Those that work today; the others are refused with `policy_unavailable`. */
export const availablePolicies = ['void_remaining', 'debt'] as const;
export type AvailablePolicy = (typeof availablePolicies)[number];

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
