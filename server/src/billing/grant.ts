import type { Id } from '#kernel';

/** Where credits come from; in this order they are spent when priority and expiry are equal. */
export const grantCategories = ['promo', 'trial', 'compensation', 'paid'] as const;
export type GrantCategory = (typeof grantCategories)[number];

/** Lower is spent first, 0 to 1000. */
export const defaultPriority = 50;

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
  /** Lots of one line of a product or refill follow one another. */
  readonly line?: string;
  /** The lot that these credits were carried over from. */
  readonly rolledFrom?: Id<'gr'>;
  /** A customer is given credits under this name once only. */
  readonly onceKey?: string;
};

export type GrantStatus = 'live' | 'used' | 'expired' | 'revoked';

/** A lot with where its credits are at an instant: `granted` is the sum of the other six. */
export type GrantState = Grant & {
  readonly status: GrantStatus;
  readonly available: bigint;
  readonly reserved: bigint;
  /** Used, or taken to pay an older debt. */
  readonly spent: bigint;
  readonly expired: bigint;
  readonly revoked: bigint;
  /** Carried over to another lot. */
  readonly rolled: bigint;
};

/** Where the books have the credits of a lot. What is missing from them was spent. */
export type LotFigures = {
  /** On the lot's account. */
  readonly balance: bigint;
  /** Set aside by reservations that run, and by those that are due and not booked yet. */
  readonly held: bigint;
  readonly due: bigint;
  readonly expired: bigint;
  readonly revoked: bigint;
  /** Taken to pay an older debt; part of what was spent. */
  readonly repaid: bigint;
  readonly rolled: bigint;
  readonly wasRevoked: boolean;
};

/**
 * Where the credits of a lot are at an instant, whether or not the jobs have booked it yet: what lies on an expired
 * lot has expired, and what a due reservation holds is back where it came from.
 */
export function stateOf(grant: Grant, lot: LotFigures, at: Date): GrantState {
  const isExpired = grant.expiresAt !== undefined && grant.expiresAt <= at;
  const { balance, held, due, rolled } = lot;
  const spent = grant.granted - balance - held - due - lot.expired - lot.revoked - rolled;
  const expired = lot.expired + (isExpired ? balance + (lot.wasRevoked ? 0n : due) : 0n);
  const revoked = lot.revoked + (lot.wasRevoked ? due : 0n);
  const available = isExpired ? 0n : balance + (lot.wasRevoked ? 0n : due);
  const status = lot.wasRevoked ? 'revoked' : isExpired ? 'expired' : available + held > 0n ? 'live' : 'used';
  return { ...grant, status, available, reserved: held, spent, expired, revoked, rolled };
}
