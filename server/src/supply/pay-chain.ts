import type { Amount, Id, WorkspaceId } from '#kernel';
import type { ChainPayment } from './supplier.ts';

/** What has to be paid on the chain for a purchase. */
export type ChainBill = {
  readonly workspace: WorkspaceId;
  readonly supplier: Id<'sup'>;
  /** The key: one purchase is paid once, whoever asks how often, and whatever crashes in between. */
  readonly purchase: Id<'pur'>;
  readonly pay: ChainPayment;
};

/** How the payment of a purchase stands. */
export type ChainStanding =
  /** Nobody has asked for it: nothing left, and nothing will. */
  | { readonly state: 'absent' }
  /** Asked for: it waits for an approval or is on its way. It may still leave. */
  | { readonly state: 'waiting'; readonly payout: Id<'po'>; readonly words: string }
  /** The supplier has it, by the chain's own word. It is booked `supplier → payout → world`, and so is what the network took. */
  | {
      readonly state: 'paid';
      readonly payout: Id<'po'>;
      readonly at: Date;
      /** The hash of the message that paid, hexadecimal. */
      readonly message: string;
      /** What the network took. */
      readonly fee: Amount;
      /** The signed message as it was sent, for `Supplier.paid`: base64. */
      readonly boc: string;
      /** The account that paid, `world:<gateway>:<connection>`: what a supplier gives back comes to it. */
      readonly gateway: string;
      readonly connection: string;
    }
  /** For certain not paid, now or later; what was set aside is back at `supplier`. */
  | { readonly state: 'failed'; readonly payout: Id<'po'>; readonly words: string }
  /** It was paid, and all of it came back: `supplier` has the whole amount again. Nothing more has to be booked. */
  | { readonly state: 'returned'; readonly payout: Id<'po'>; readonly words: string }
  /** Nobody knows: it lies at the desk of payouts, and is asked about again. */
  | { readonly state: 'unknown'; readonly payout: Id<'po'>; readonly words: string };

/** What came of asking: `refused` when nothing left and nothing will. `isPassing`: asked again later it may be taken. */
export type ChainAnswer =
  | Exclude<ChainStanding, { state: 'absent' }>
  | { readonly state: 'refused'; readonly words: string; readonly isPassing: boolean };

/**
 * Pays suppliers on the chain, through the payouts and by their rules. Touches our own tables only: the chain is reached
 * by a sweep. Anything thrown: nobody knows; ask `find`.
 */
export type PayChain = {
  /**
   * Asks for a payment, exactly as it stands: `supplier → payout` is booked. Asked again it answers how the first one
   * stands; another amount or receiver for the same purchase throws `idempotency_conflict`, and nothing is paid.
   */
  pay(bill: ChainBill): Promise<ChainAnswer>;
  find(workspace: WorkspaceId, purchase: Id<'pur'>): Promise<ChainStanding>;
  /** Gives up what has not begun to leave. Answers how it stands then: `failed` or `absent` when it will never be paid. */
  giveUp(workspace: WorkspaceId, purchase: Id<'pur'>, reason: string): Promise<ChainStanding>;
};
