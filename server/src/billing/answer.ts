import type { Id } from '#kernel';

/** Why a question was answered no. `blocked`: a refund left a debt, and nothing is allowed until it is settled. */
export const noReasons = ['insufficient_credits', 'no_entitlement', 'blocked'] as const;
export type NoReason = (typeof noReasons)[number];

/** May this customer use this feature? `remaining` is what the customer can spend now, in the feature's credit type. */
export type Checked = {
  readonly allowed: boolean;
  readonly reason?: NoReason;
  readonly remaining: bigint;
  /** Decimals of the feature's credit type; whole, when not given. */
  readonly scale?: number;
  /** Credits the customer owes; not given when none. */
  readonly debt?: bigint;
  readonly resetsAt?: Date;
};

export type Consumed = {
  readonly allowed: boolean;
  readonly reason?: NoReason;
  readonly remaining: bigint;
  /** Credits the customer owes; only when blocked. */
  readonly debt?: bigint;
  readonly scale?: number;
  /** The transfer's number in the workspace's book; only when allowed. */
  readonly transfer?: string;
};

export type Reserved = {
  readonly allowed: boolean;
  readonly reason?: NoReason;
  readonly reservation?: Id<'rsv'>;
  readonly expiresAt?: Date;
  readonly remaining: bigint;
  /** Credits the customer owes; only when blocked. */
  readonly debt?: bigint;
  readonly scale?: number;
};
