import type { Amount, Id } from '#kernel';
import type { ConnectionForm, Delivery } from '#payments/gateway';

/** Nobody knows what came of a call: a time-out, a broken answer, a 5xx. The words hold no key. */
export class SupplierSilent extends Error {
  override readonly name = 'SupplierSilent';
}

/** An account at a supplier, opened for one call and never logged. */
export type Access = {
  readonly id: Id<'sup'>;
  readonly settings: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
};

/** `unknown` is never taken for a yes: a supplier that cannot say is not one that has said so. */
export const verdicts = ['yes', 'no', 'unknown'] as const;
export type Verdict = (typeof verdicts)[number];

/** Whether somebody can be topped up, and who that is. */
export type Validation = {
  readonly verdict: Verdict;
  /** The name as people see it, to be shown back before anything is paid. */
  readonly name?: string;
  /** In the supplier's own words or ours; for people. */
  readonly reason?: string;
};

/** What is bought: so many Stars for one username, written without `@`. */
export type PurchaseOrder = {
  /** Ours, and unique for ever: the reference at suppliers that take one. */
  readonly purchase: Id<'pur'>;
  readonly username: string;
  readonly stars: number;
  /** It is not bought for more, in the asset the supplier is paid in. */
  readonly maxCost: Amount;
  /** Where its webhooks reach us, for suppliers that are told with each order. */
  readonly callbackUrl?: string;
};

/** What has to arrive on the chain before the supplier delivers. Paid exactly as it stands, once, through the payouts. */
export type ChainPayment = {
  readonly address: string;
  readonly amount: Amount;
  /** Either a comment, or a cell (base64 BoC) that is sent on as given. */
  readonly comment?: string;
  readonly payload?: string;
  /** The wallet that has to pay, where the supplier knows it by its address: it is not paid from another one. */
  readonly from?: string;
  /** Not to be sent after this. */
  readonly validUntil: Date;
};

/** `refused`: it surely took nothing; `isPassing` when it may take it later, `isDown` when it could not even be asked. Anything thrown: nobody knows. */
export type Placed =
  | { readonly outcome: 'placed'; readonly externalId: string; readonly cost: Amount; readonly pay?: ChainPayment }
  | {
      readonly outcome: 'refused';
      readonly words: string;
      readonly isPassing: boolean;
      readonly isDown?: true;
      /** Perhaps said by something in between, which may have passed the call on before: looked into before it is believed. */
      readonly isHearsay?: true;
    };

/** How a purchase stands at the supplier. */
export type PurchaseReading =
  /** It waits for the payment on the chain. */
  | { readonly state: 'unpaid'; readonly externalId: string; readonly cost: Amount; readonly pay?: ChainPayment }
  /** It goes on, or is held back for now: not over in any case. */
  | { readonly state: 'pending' | 'held'; readonly externalId: string; readonly words: string }
  | {
      readonly state: 'delivered';
      readonly externalId: string;
      readonly cost?: Amount;
      /** What shows it: a transaction, a receipt. */
      readonly proof?: string;
    }
  /** Surely not delivered, now or later. `returned` is what the supplier gave or is giving back of what it had. */
  | { readonly state: 'failed'; readonly externalId: string; readonly words: string; readonly returned?: Amount }
  /** It was delivered, and has been taken back since. */
  | { readonly state: 'reversed'; readonly externalId: string; readonly words: string; readonly returned?: Amount }
  /** The supplier has never heard of it. Proves that nothing was bought only where `isRepeatSafe`. */
  | { readonly state: 'absent' }
  /** Words nobody knows: for a person. */
  | { readonly state: 'strange'; readonly words: string };

/** A hint that something happened: what came of it is read afterwards. */
export type SupplierHint = { readonly externalId?: string; readonly purchase?: string };

/** Somebody Stars are bought from. Capabilities that are missing are missing members. Calls throw when nobody knows what came of them. */
export type Supplier = {
  readonly code: string;
  readonly name: string;
  /** What an operator enters. */
  readonly form: ConnectionForm;
  readonly limits: { readonly min: number; readonly max: number };
  /** Nobody is called: a person buys, at the desk. */
  readonly byHand?: true;
  /** Its orders are paid one by one on the chain; without it a float is held there. */
  readonly paysOnChain?: true;
  /** The same purchase placed again is the same order there: what has an unknown end may be placed again. */
  readonly isRepeatSafe: boolean;
  /** What so many Stars cost there now, all in. */
  quote?(access: Access, stars: number): Promise<{ readonly cost: Amount; readonly validUntil: Date }>;
  validate?(access: Access, asked: { readonly username: string; readonly stars: number }): Promise<Validation>;
  place?(access: Access, order: PurchaseOrder): Promise<Placed>;
  /** By its own id where that is known, else by ours. */
  find?(
    access: Access,
    asked: { readonly order: PurchaseOrder; readonly externalId?: string; readonly since: Date },
  ): Promise<PurchaseReading>;
  /** Told when its payment has left, with the message as it was sent, where the supplier has to hear of that. Safe to repeat. */
  paid?(access: Access, asked: { readonly externalId: string; readonly boc: string }): Promise<void>;
  /** Gives an unpaid order up. True when it surely cannot be paid any more. */
  cancel?(access: Access, externalId: string): Promise<boolean>;
  balance?(access: Access): Promise<Amount>;
  readonly webhook?: {
    /** Proves where a delivery comes from, over its bytes and in constant time; undefined when it is forged. Calls nobody. */
    read(access: Access, delivery: Delivery, now: Date): readonly SupplierHint[] | undefined;
  };
};

export type Suppliers = Readonly<Record<string, Supplier>>;
