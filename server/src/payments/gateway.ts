import type { Amount, Asset } from '#kernel';
import type { Connection, ConnectionForm, OpenConnection } from './connection.ts';
import type { Delivery, WebhookReading } from './delivery.ts';
import type { Charge, Invoice, InvoiceRequest, PaymentState } from './invoice.ts';
import type { History, Statement } from './outer-list.ts';
import type { PayoutRail } from './payout-rail.ts';

export type * from './connection.ts';
export type * from './delivery.ts';
export type * from './invoice.ts';
export type * from './payout-rail.ts';
export { rowKinds } from './outer-list.ts';
export type * from './outer-list.ts';
export { renewalStates } from './gateway-event.ts';
export type * from './gateway-event.ts';

/** What a gateway said of a refund. An answer it did not give is thrown as `GatewayUnavailable`. */
export type RefundOutcome = { readonly outcome: 'done' } | { readonly outcome: 'refused'; readonly message: string };

/**
 * An outer payment system. Capabilities are small and optional: what a gateway cannot do is a missing
 * member, never a function that throws. None of them is called inside a transaction.
 */
export type Gateway = {
  readonly code: string;
  /** What people call it. */
  readonly name?: string;
  /** What an operator enters; without it the accounts are kept elsewhere (bots). */
  readonly form?: ConnectionForm;
  readonly payIn?: {
    /** Assets an invoice can be in; any, when not given. */
    readonly assets?: readonly Asset[];
    /**
     * How the invoice can be paid. Throws `GatewayUnavailable`, or a `Refusal` `gateway_refused` with the gateway's words.
     * After `unknown` the payment is looked up; it is asked for again only when `isRepeatSafe`, or when `findInvoice` finds none.
     */
    createInvoice(connection: Connection, request: InvoiceRequest): Promise<Invoice>;
    /** True when asking again under the same payment id makes no second invoice that somebody could pay as well. True, when not given. */
    readonly isRepeatSafe?: boolean;
    /**
     * The invoice that an earlier call made and whose answer was lost. When there is none it is asked for again: should the
     * first call still come to something, nobody has been given the link of that.
     */
    readonly findInvoice?: (
      connection: Connection,
      request: InvoiceRequest & { readonly requestedAt: Date },
    ) => Promise<Invoice | undefined>;
  };
  readonly webhook?: {
    /** Proves where a delivery comes from, over its bytes and in constant time, and says what it is about. Calls nobody. */
    read(connection: OpenConnection, delivery: Delivery, now: Date): WebhookReading;
  };
  readonly lookUp?: {
    /** How a payment of ours stands. What is credited comes from here, never from a delivery. */
    payment(
      connection: Connection,
      asked: {
        readonly payment: string;
        readonly externalId?: string;
        readonly amount: Amount;
        readonly requestedAt: Date;
        /** What a proved delivery said of it beside its name, when one did. */
        readonly told?: Readonly<Record<string, string>>;
      },
    ): Promise<PaymentState>;
  };
  readonly payOut?: PayoutRail;
  readonly statement?: Statement;
  readonly refund?: {
    /** Gives the whole charge back. Safe to repeat: a charge goes back at most once. */
    refund(connection: Connection, charge: Charge): Promise<RefundOutcome>;
    /** Whether the gateway's own list shows this charge given back, looking at what happened since. */
    find?(connection: Connection, charge: Charge, since: Date): Promise<boolean>;
  };
  readonly history?: History;
  readonly renewal?: {
    /**
     * Stops a payment that repeats at the end of its period, or lets the payer take it up again. `charge` is its first
     * one. Safe to repeat. Called from jobs only.
     */
    set(connection: Connection, charge: Pick<Charge, 'externalId' | 'payer'>, renews: boolean): Promise<RenewalOutcome>;
  };
};

/** What a gateway said of a renewal. An answer it did not give is thrown as `GatewayUnavailable`. */
export type RenewalOutcome = RefundOutcome;

export type Gateways = Readonly<Record<string, Gateway>>;

/**
 * The gateway gave no answer that can be relied on. `effect` is `none` when it certainly did nothing
 * (429, no connection), `unknown` when it may have acted (a time-out, a 5xx).
 */
export class GatewayUnavailable extends Error {
  override readonly name = 'GatewayUnavailable';
  readonly effect: 'none' | 'unknown';
  readonly retryAfterSeconds: number | undefined;

  constructor(message: string, effect: 'none' | 'unknown', retryAfterSeconds?: number) {
    super(message);
    this.effect = effect;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
