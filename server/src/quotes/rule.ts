import type { Amount, Asset } from '#kernel';

/** How a price comes about: said as it is, or the cost of the moment with a margin, rounded up to a step. */
export type Pricing =
  | { readonly by: 'fixed'; readonly price: Amount }
  | {
      readonly by: 'margin';
      readonly basisPoints: number;
      /** Put on top of the basis points. */
      readonly fixed: Amount;
      /** The price is a multiple of it. */
      readonly step: Amount;
    };

/** What a rule is about. The most specific one wins: package and reseller, reseller, package, all. */
export type RuleScope = {
  /** The currency of the prices that it makes. */
  readonly currency: Asset;
  /** One package; all amounts, when not given. */
  readonly stars?: number;
  /** One reseller; everybody, when not given. */
  readonly reseller?: string;
};

export type PriceRule = {
  readonly scope: RuleScope;
  readonly pricing: Pricing;
  /** Sells under what suppliers ask, where the price comes to that. Without it a price is never under the cost. */
  readonly mayLose: boolean;
};

/** Null takes the rule of this scope away again. */
export type RuleChange = { readonly scope: RuleScope; readonly rule: Omit<PriceRule, 'scope'> | null };
