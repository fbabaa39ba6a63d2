import type { Entitlement } from './entitlement.ts';

/** What a customer has of one credit type. */
export type CreditState = {
  readonly creditType: string;
  readonly available: bigint;
  readonly reserved: bigint;
  readonly debt: bigint;
};

export type Customer = {
  readonly customer: string;
  readonly credits: readonly CreditState[];
  readonly entitlements: readonly Entitlement[];
  readonly asOf: Date;
};
