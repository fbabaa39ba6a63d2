import type { Amount, Id } from '#kernel';
import type { Channel, StoreOrder } from './order.ts';
import type { Notice } from './notice.ts';
import type { OrderPayment } from './order-payment.ts';
import type { Step } from './step-rows.ts';

/** What somebody wants to buy, and for whom. */
export type OrderInput = {
  readonly channel: Channel;
  /** Whose money it is: letters, digits, `_`, `-`, `.`; a Telegram id, a reseller, or for the web a name of its own. */
  readonly buyer: string;
  /** Its time must not be over. */
  readonly quote: string;
  /** `@name`, `name`, or a numeric id that one of our bots knows. */
  readonly recipient: string;
  /** The buyer has been told that nobody could verify the recipient, and has said yes all the same. */
  readonly acceptUnverified?: boolean;
  /** For what the buyer is told: `ru`, else English. */
  readonly language?: string;
  /** The buyer's own name for it; one order each. */
  readonly clientRef?: string;
  /** The same key and input hears of the same order. */
  readonly key: string;
  /** `operator:…`, `key:…`, `buyer`. */
  readonly actor?: string;
};

/** How an order can be paid. */
export type OrderInvoice = {
  readonly order: StoreOrder;
  readonly method: string;
  readonly payment: Id<'pay'>;
  readonly amount: Amount;
  readonly surcharge: Amount;
  /** A page, or a link that opens a wallet. */
  readonly url: string;
  /** Where to send it and what it has to carry, at methods that are paid by a transfer. */
  readonly address?: string;
  readonly comment?: string;
  readonly expiresAt: Date;
};

/** An order with everything it went through. */
export type OrderStory = {
  readonly order: StoreOrder;
  readonly payments: readonly OrderPayment[];
  readonly steps: readonly Step[];
  /** What its buyer was told, or is to be. */
  readonly notices: readonly Notice[];
};
