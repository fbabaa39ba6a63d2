import type { Amount } from '#kernel';

/** What the person who pays is shown, and the id that has to come back with the money. */
export type InvoiceRequest = {
  readonly payment: string;
  readonly title: string;
  readonly description: string;
  readonly amount: Amount;
  /** Seconds after which the gateway charges again by itself, until it is told to stop; once only, when not given. */
  readonly period?: number;
  /** When we stop waiting for it. Gateways that can close an invoice by then are told to. */
  readonly expiresAt?: Date;
  /** Where the payer's browser goes afterwards. */
  readonly returnUrl?: string;
};

/** How an invoice can be paid: on a page, or by sending to an address with this comment. */
export type Invoice = {
  readonly url: string;
  readonly address?: string;
  readonly comment?: string;
  /** The gateway's own name of the invoice, where it has one before it is paid. */
  readonly externalId?: string;
};

/**
 * What came into the outer account for a payment, where that is not simply the amount that was asked for: another asset
 * (a price in USD paid in USDT), and what the gateway kept for itself. Booked as
 * `world → fx:<received> , fx:<asked> → payment` and `platform:cost:payment → world`.
 */
export type Settlement = {
  /** Gross, in the asset the outer account holds. The amount of the fact, when not given. */
  readonly received?: Amount;
  /** What the gateway kept, in the asset of `received`. */
  readonly fee?: Amount;
};

/** How a payment stands at the gateway. */
export type PaymentState =
  /** Paid. `amount` is what came, in the asset that was asked for: less, more or as much as was asked. */
  | ({ readonly state: 'paid' } & Charge & {
        readonly occurredAt: Date;
        readonly settlement?: Settlement;
        readonly raw: unknown;
      })
  /** Given back at the gateway's side. */
  | ({ readonly state: 'refunded' } & Charge & { readonly occurredAt: Date; readonly raw: unknown })
  /** `open`: it may still be paid. `over`: it will not. `unknown`: the gateway has never heard of it. */
  | { readonly state: 'open' | 'over' | 'unknown'; readonly words: string }
  /** The gateway says something nobody here has heard of, or something only a person may judge: it goes to the desk. */
  | { readonly state: 'strange'; readonly words: string; readonly raw: unknown };

/** Money that came in, as the gateway names it. */
export type Charge = { readonly externalId: string; readonly payer: string; readonly amount: Amount };

/** What a gateway said of a refund. An answer it did not give is thrown as `GatewayUnavailable`. */
export type RefundOutcome = { readonly outcome: 'done' } | { readonly outcome: 'refused'; readonly message: string };
