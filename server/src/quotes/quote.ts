import type { Amount, Id, WorkspaceId } from '#kernel';

/** Who asks for a price: buyers see the public one, a reseller the one agreed with them. */
export type PriceFor = { readonly reseller?: string };

/** What a buyer pays by one method. `amount` is what the invoice says; its `price` is in the currency of the store. */
export type MethodPrice = {
  readonly method: string;
  readonly amount: Amount;
  /** What this way of paying is expected to cost the house, in the currency of the store, rounded half up to its cent. */
  readonly fee: Amount;
  /** What the buyer pays on top for choosing it; zero where the house bears the fee. */
  readonly surcharge: Amount;
};

/** A price that stands until `endsAt`. */
export type Quote = {
  readonly workspace: WorkspaceId;
  readonly id: Id<'qt'>;
  readonly stars: number;
  readonly reseller: string | null;
  /** In the currency of the store. */
  readonly price: Amount;
  /** What the cheapest supplier that may deliver asks for it now, in the currency of the store. */
  readonly cost: Amount;
  /** The most that is spent at a supplier for it: the price guard. */
  readonly maxCost: Amount;
  readonly methods: readonly MethodPrice[];
  readonly madeAt: Date;
  readonly endsAt: Date;
};
