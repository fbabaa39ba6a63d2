import type { Id } from '#kernel';

/** Where credits come from; in this order they are spent when priority and expiry are equal. */
export const grantCategories = ['promo', 'trial', 'compensation', 'paid'] as const;
export type GrantCategory = (typeof grantCategories)[number];

export type GrantStatus = 'live' | 'used' | 'expired' | 'revoked' | 'scheduled';

/** A lot of credits as it was given. What is on it now is the balance of the account `grant:<id>`. */
export type Grant = {
  readonly id: Id<'gr'>;
  readonly customer: string;
  readonly app: string;
  readonly creditType: string;
  readonly category: GrantCategory;
  readonly priority: number;
  readonly granted: bigint;
  readonly startsAt: Date;
  readonly expiresAt?: Date;
  /** The payment that bought it. */
  readonly payment?: Id<'pay'>;
  /** Why an operator gave it. */
  readonly reason?: string;
  readonly grantedAt: Date;
};

/** A lot with where its credits are at an instant: `granted` is the sum of the five. */
export type GrantState = Grant & {
  readonly status: GrantStatus;
  readonly available: bigint;
  readonly reserved: bigint;
  readonly spent: bigint;
  readonly expired: bigint;
  readonly revoked: bigint;
};
