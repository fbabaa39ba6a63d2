import type { Amount, Asset } from '#kernel';

/** A part of a price and a sum on top of it, in the currency of the store. */
export type Fee = { readonly basisPoints: number; readonly fixed: Amount };

/** A way of paying that buyers can choose. */
export type Method = {
  readonly code: string;
  readonly gateway: string;
  /** The account at the gateway; the only one there is, when null. */
  readonly connection: string | null;
  /** What the invoice is in. */
  readonly asset: Asset;
  /** What it costs the house where the gateway does not say itself what it kept. */
  readonly fee: Fee;
  /** What the buyer pays on top for choosing it; null: nothing. */
  readonly surcharge: Fee | null;
  /** The cheapest and the dearest order that can be paid with it, in the currency of the store. */
  readonly min: Amount | null;
  readonly max: Amount | null;
  /** By language; English is always there. */
  readonly names: Readonly<Record<string, string>>;
  readonly position: number;
  readonly isOn: boolean;
};

export type MethodInput = Omit<Method, 'position'> & {
  /** The end of the list for a new one, where it is for another, when not given. */
  readonly position?: number;
};
