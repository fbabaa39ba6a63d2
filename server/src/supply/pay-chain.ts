import type { Amount, Id, WorkspaceId } from '#kernel';
import type { ChainPayment } from './supplier.ts';

/** A payment on the chain that a supplier waits for. */
export type ChainOrder = {
  readonly workspace: WorkspaceId;
  /** The key: one purchase is paid at most once, whatever is asked how often and by however many processes. */
  readonly purchase: Id<'pur'>;
  readonly order: Id<'so'>;
  /** Whose float it becomes: `supplier:<supplier> → payout`. */
  readonly supplier: Id<'sup'>;
  /** The settings of the supplier's account: which wallet pays, where there are several. */
  readonly settings: Readonly<Record<string, string>>;
  readonly payment: ChainPayment;
};

/** How the payment of a purchase stands. */
export type ChainProgress =
  /** Taken up, and nothing has left the house: it may leave at any time until `validUntil`. */
  | { readonly state: 'waiting'; readonly words?: string }
  /** The signed message is out and may land. `boc` as it was sent. */
  | { readonly state: 'sent'; readonly boc?: string }
  | {
      readonly state: 'paid';
      readonly boc?: string;
      readonly transaction?: string;
      /** What the network took, booked already as `platform:cost:network → world`. */
      readonly fee?: Amount;
    }
  /** Surely nothing left and nothing will: the money is back on `supplier`. */
  | { readonly state: 'dead'; readonly words: string };

/**
 * Pays a supplier on the chain through the payouts, or says how that stands: the first call takes it up, every further one
 * answers what became of it. Called outside transactions, from sweeps, until it is `paid` or `dead`. Throws when it could
 * not be asked at all; it is asked again then.
 */
export type PayChain = (asked: ChainOrder) => Promise<ChainProgress>;
