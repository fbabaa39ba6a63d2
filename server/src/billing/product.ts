import type { Amount } from '#kernel';
import type { RefundPolicy } from './revocation.ts';

export const productKinds = ['credit_pack', 'pass', 'subscription'] as const;
export type ProductKind = (typeof productKinds)[number];

/** Credits that a product gives: one lot per line. */
export type GrantLine = {
  readonly creditType: string;
  readonly amount: bigint;
  /** Seconds from the purchase until the lot expires; never, when not given. */
  readonly expiresIn?: number;
  /** Lower is spent first; 50, when not given. */
  readonly priority?: number;
};

/** Access that a product gives. */
export type EntitlementLine = {
  readonly feature: string;
  /** Seconds; for ever, when not given. */
  readonly duration?: number;
};

export type ProductInput = {
  readonly code: string;
  readonly kind: ProductKind;
  readonly title: string;
  readonly description: string;
  /** Whole Stars. */
  readonly price: Amount;
  readonly grants: readonly GrantLine[];
  readonly entitlements: readonly EntitlementLine[];
  readonly refundPolicy: RefundPolicy;
};

/** One version of a product. A change makes the next one; what was sold keeps its own. */
export type Product = ProductInput & { readonly version: number; readonly createdAt: Date };
