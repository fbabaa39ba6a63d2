import type { Amount, Asset, WorkspaceId } from '#kernel';
import type { Tx } from '#database';
import type { Connection, FormField, OpenConnection } from './connection.ts';

/** Where money goes: fields by the names of the rail, such as `{ address, memo }` or `{ user_id }`. */
export type Destination = Readonly<Record<string, string>>;

/** Money that is to leave. `payout` is ours and unique for ever: where the gateway has an idempotency key, it is that. */
export type PayoutOrder = {
  readonly payout: string;
  /** What the receiver is to get. Our own fee is not in it. */
  readonly amount: Amount;
  readonly destination: Destination;
  /** Words for the receiver, where the rail carries any. */
  readonly comment?: string;
  /** It must not leave from then on: it is never signed so that it could. */
  readonly validUntil?: Date;
};

/** How a payout stands at the gateway. */
export type PayoutState =
  | {
      readonly state: 'confirmed';
      readonly externalId: string;
      readonly occurredAt: Date;
      /** What it cost us beyond the amount, in the asset of the amount. */ readonly fee?: Amount;
      readonly raw: unknown;
    }
  | { readonly state: 'sent'; readonly externalId: string; readonly raw: unknown }
  /** For certain not paid, now and later. */
  | { readonly state: 'failed'; readonly words: string; readonly raw: unknown }
  /** The gateway has never heard of it. */
  | { readonly state: 'absent' }
  | { readonly state: 'strange'; readonly words: string; readonly raw: unknown };

/** What is told of a payout that was handed over in bulk. */
export type PayoutNews = {
  readonly workspace: WorkspaceId;
  readonly payout: string;
  readonly state:
    | Exclude<PayoutState, { state: 'absent' }>
    | { readonly state: 'bounced'; readonly returned: Amount; readonly occurredAt: Date; readonly raw: unknown };
};

/** A way out of one asset or several. Spends are called from jobs only. */
export type PayoutRail = {
  readonly assets: readonly Asset[];
  /** The gateway whose accounts pay, where that is not the one whose code the rail has: gifts are paid by `stars`. */
  readonly paysFrom?: string;
  /**
   * Nobody is called: a person pays and proves it at the desk. `supplier`: somebody we buy from pays, and the money
   * stays with the house; `world`: it left from an account of ours that the platform does not see.
   */
  readonly byHand?: 'world' | 'supplier';
  /** For suppliers alone: no person is paid by it. It honours `validUntil`, and is asked for by the store only. */
  readonly paysSuppliers?: true;
  /** Whether it can pay exactly this: throws the refusal `invalid_amount` that says which amounts it can. Calls nobody. */
  checkOrder?(order: Omit<PayoutOrder, 'payout'>): void;
  /** Sets aside what the order needs beside money, in the transaction that stores it. Throws a `Refusal` when it is not there. */
  reserve?(tx: Tx, connection: Connection, order: PayoutOrder & { readonly user: string }): Promise<void>;
  /** The order came to nothing: what was set aside is free again, in the transaction that gives the money back. */
  release?(tx: Tx, connection: Connection, payout: string, now: Date): Promise<void>;
  /** Fields of a destination, for people who fill them in. */
  readonly destination: Readonly<Record<string, FormField>>;
  /** The destination in its one spelling (two spellings of one address are one), or the refusal `destination_invalid`. */
  readDestination(connection: OpenConnection, destination: Destination): Destination;
  /** One payout. Throws `GatewayUnavailable`; after `unknown` it is looked up before anything else happens. */
  send?(connection: Connection, order: PayoutOrder): Promise<PayoutState>;
  /** How an order stands, looking at what happened since. */
  find?(connection: Connection, order: PayoutOrder, since: Date): Promise<PayoutState>;
  /** True when sending the same order again can never pay twice: an order that is `absent` may then be sent again. */
  readonly isRepeatSafe: boolean;
  /**
   * Takes orders over in the caller's transaction, each at most once, in place of `send`; what becomes of them is told
   * through `MoneyOut.tell`. No world call happens here.
   */
  submit?(tx: Tx, connection: Connection, orders: readonly PayoutOrder[], now: Date): Promise<void>;
};

/** What the adapter of a rail in bulk may ask of payouts. Telling the same twice changes nothing. */
export type MoneyOut = { tell(news: PayoutNews): Promise<void> };
