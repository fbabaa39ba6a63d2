import type { Id } from '#kernel';
import type { QuotaState } from '#quotas';

/** Why a question was answered no. `blocked`: a refund left a debt, and nothing is allowed until it is settled. */
export const noReasons = [
  'insufficient_credits',
  'no_entitlement',
  'blocked',
  'quota_exceeded',
  'concurrency_exceeded',
] as const;
export type NoReason = (typeof noReasons)[number];

/** Which quota said no, and when it will have room if nothing more is taken; not given when waiting does not help. */
export type QuotaNo = { readonly quota?: string; readonly resetsAt?: Date };

/** May this customer use this feature? `remaining` is what the customer can spend now, in the feature's credit type. */
export type Checked = {
  readonly allowed: boolean;
  readonly reason?: NoReason;
  readonly remaining: bigint;
  /** Decimals of the feature's credit type; whole, when not given. */
  readonly scale?: number;
  /** Credits the customer owes; not given when none. */
  readonly debt?: bigint;
  /** Every quota of the feature that has a limit for this customer; not given when none has. */
  readonly quotas?: readonly QuotaState[];
} & QuotaNo;

export type Consumed = {
  readonly allowed: boolean;
  readonly reason?: NoReason;
  readonly remaining: bigint;
  /** Credits the customer owes; only when blocked. */
  readonly debt?: bigint;
  readonly scale?: number;
  /** The transfer's number in the workspace's book; only when allowed. */
  readonly transfer?: string;
} & QuotaNo;

export type Reserved = {
  readonly allowed: boolean;
  readonly reason?: NoReason;
  readonly reservation?: Id<'rsv'>;
  readonly expiresAt?: Date;
  readonly remaining: bigint;
  /** Credits the customer owes; only when blocked. */
  readonly debt?: bigint;
  readonly scale?: number;
} & QuotaNo;
