import { Refusal, unitsMax } from '#kernel';
import { checkWindow, type Window } from '#quotas';
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
      /** Credits that one unit of the feature costs; 0 for one that only quotas limit. */
      readonly creditCost: bigint;
      readonly overrun: Overrun;
      /** Decimals of its credit type; whole, when not given. */
      readonly scale?: number;
      readonly free?: FreeQuantity;
      readonly steps?: Steps;
    };

/** So many units cost nothing in each window, and are used first. */
export type FreeQuantity = { readonly quantity: bigint; readonly window: Window };

/** From so many units used in the window on, a unit costs this. Free units count, those under a pass do not. */
export type Steps = { readonly window: Window; readonly steps: readonly { from: bigint; creditCost: bigint }[] };

export type StepsInput = { readonly window: Window; readonly steps: readonly { from: bigint; creditCost: Credits }[] };

/** A feature as an operator sets it: `creditType` is `credits`, `creditCost` 1 and `overrun` `refuse` unless told. */
export type FeatureInput = {
  readonly code: string;
  readonly kind: 'boolean' | 'metered';
  readonly creditType?: string;
  /** Units, or a decimal text at the scale of the type. */
  readonly creditCost?: Credits;
  readonly overrun?: Overrun;
  readonly app?: string;
  readonly free?: FreeQuantity;
  readonly steps?: StepsInput;
};

/** A code becomes part of account addresses, so it is plain. Refuses with `invalid_request`. */
export function checkCode(field: string, code: string): void {
  if (!/^[A-Za-z0-9][A-Za-z0-9_.-]{0,47}$/.test(code))
    throw new Refusal(
      'invalid_request',
      `A ${field} has 1 to 48 letters, digits, "_", "." or "-", and begins with a letter or digit.`,
    );
}

/** Refuses with `invalid_request` or `invalid_amount` a free quantity or steps that make no sense. */
export function checkTerms({ free, steps }: Pick<FeatureInput, 'free' | 'steps'>): void {
  if (free) checkWindow(free.window);
  if (free && (free.quantity < 1n || free.quantity > unitsMax))
    throw new Refusal('invalid_amount', `A free quantity is 1 to ${unitsMax} units.`);
  if (!steps) return;
  checkWindow(steps.window);
  const begins = steps.steps.map((step) => step.from);
  if (begins.length < 1 || begins.length > 20) throw new Refusal('invalid_request', 'There are 1 to 20 steps.');
  if (begins.some((from, index) => from < 1n || from > unitsMax || (index > 0 && from <= (begins[index - 1] ?? 0n))))
    throw new Refusal('invalid_request', 'Steps begin after 1 or more units, each later than the one before.');
}
