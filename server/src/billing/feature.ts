import { Refusal } from '#kernel';
import type { Credits } from './credit-type.ts';

/**
 * What a commit above its reservation does, once the reservation and then the customer's other credits are
 * used up: nothing at all and a refusal, what is there and no more, or the rest as a debt.
 */
export const overruns = ['refuse', 'partial', 'debt'] as const;
export type Overrun = (typeof overruns)[number];

/** Something an app gates: metered by credits, or a plain yes for those who hold an entitlement. */
export type Feature =
  | { readonly kind: 'boolean'; readonly code: string; readonly app: string }
  | {
      readonly kind: 'metered';
      readonly code: string;
      readonly app: string;
      readonly creditType: string;
      /** Credits that one unit of the feature costs; at least 1. */
      readonly creditCost: bigint;
      readonly overrun: Overrun;
      /** Decimals of its credit type; whole, when not given. */
      readonly scale?: number;
    };

/** A feature as an operator sets it: `creditType` is `credits`, `creditCost` 1 and `overrun` `refuse` unless told. */
export type FeatureInput = {
  readonly code: string;
  readonly kind: 'boolean' | 'metered';
  readonly creditType?: string;
  /** Units, or a decimal text at the scale of the type. */
  readonly creditCost?: Credits;
  readonly overrun?: Overrun;
  readonly app?: string;
};

/** A code becomes part of account addresses, so it is plain. Refuses with `invalid_request`. */
export function checkCode(field: string, code: string): void {
  if (!/^[A-Za-z0-9][A-Za-z0-9_.-]{0,47}$/.test(code))
    throw new Refusal(
      'invalid_request',
      `A ${field} has 1 to 48 letters, digits, "_", "." or "-", and begins with a letter or digit.`,
    );
}
