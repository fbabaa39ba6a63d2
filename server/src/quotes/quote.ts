import type { Amount, Id, WorkspaceId } from '#kernel';

/** Who asks for a price: buyers see the public one, a reseller the one agreed with them. */
export type PriceFor = { readonly reseller?: string };

/** What a buyer pays by one method. `amount` is what the invoice says; `price` is the same in the currency of the store. */
export type MethodPrice = {
  readonly method: string;
  readonly amount: Amount;
  /** What the buyer pays, in the currency of the store, the surcharge included: what the sale is booked at. */
  readonly price: Amount;
  /** What this way of paying is expected to cost the house, in the currency of the store, rounded half up to its cent. */
  readonly fee: Amount;
  /** What of `price` the buyer pays for choosing this method; zero where the house bears the fee. */
  readonly surcharge: Amount;
  /** What one whole `amount` was worth in the currency of the store, as a decimal to look at; null when it is that currency. */
  readonly rate: string | null;
};

/** What so many Stars come to now. Nothing is kept of it, and nobody is bound. */
export type PriceNow = {
  readonly stars: number;
  readonly reseller: string | null;
  /** In the currency of the store, before any surcharge of a method. */
  readonly price: Amount;
  /** What the cheapest supplier that may deliver asks for it now, in the currency of the store. */
  readonly cost: Amount;
  /** The most that is spent at a supplier for it: the price guard. */
  readonly maxCost: Amount;
  /** The ways of paying that are on and can be priced now, in the order of the operator. */
  readonly methods: readonly MethodPrice[];
};

/** A price that stands until `endsAt`. */
export type Quote = PriceNow & {
  readonly workspace: WorkspaceId;
  readonly id: Id<'qt'>;
  readonly madeAt: Date;
  readonly endsAt: Date;
};
