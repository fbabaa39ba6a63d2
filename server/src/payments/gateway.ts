import type { Amount, WorkspaceId } from '#kernel';

/** One outer account of a workspace at a gateway: a bot, a shop, a wallet. */
export type Connection = { readonly workspace: WorkspaceId; readonly id: string };

/** What the person who pays is shown, and the id that has to come back with the money. */
export type InvoiceRequest = {
  readonly payment: string;
  readonly title: string;
  readonly description: string;
  readonly amount: Amount;
};

/** Money that came in, as the gateway names it. */
export type Charge = { readonly externalId: string; readonly payer: string; readonly amount: Amount };

/** What a gateway said of a refund. An answer it did not give is thrown as `GatewayUnavailable`. */
export type RefundOutcome = { readonly outcome: 'done' } | { readonly outcome: 'refused'; readonly message: string };

/** Facts from the outer system from `cursor` on, oldest first. `more` when the list goes on. */
export type HistoryPage = { readonly events: readonly GatewayEvent[]; readonly cursor: string; readonly more: boolean };

/**
 * An outer payment system. Capabilities are small and optional: what a gateway cannot do is a missing
 * member, never a function that throws. None of them is called inside a transaction.
 */
export type Gateway = {
  readonly code: string;
  readonly payIn?: {
    /** A link on which the invoice can be paid. Safe to repeat. */
    createInvoice(connection: Connection, request: InvoiceRequest): Promise<{ readonly url: string }>;
  };
  readonly refund?: {
    /** Gives the whole charge back. Safe to repeat: a charge goes back at most once. */
    refund(connection: Connection, charge: Charge): Promise<RefundOutcome>;
    /** Whether the gateway's own list shows this charge given back, looking at what happened since. */
    find?(connection: Connection, charge: Charge, since: Date): Promise<boolean>;
  };
  readonly history?: { read(connection: Connection, cursor?: string): Promise<HistoryPage> };
};

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

/** What every fact has: which charge, when it happened there, and the fact as it was told. */
type Fact = {
  readonly externalId: string;
  readonly amount: Amount;
  /** Our payment id, if that is what the invoice carried; whatever else it carried, if not. */
  readonly payload: string;
  /** Who paid, or was paid back, by the gateway's own id. */
  readonly payer: string;
  readonly occurredAt: Date;
  readonly raw: unknown;
};

/** A fact from an outer system, in our words. Closed: a new kind does not compile until `receive` knows it. */
export type GatewayEvent =
  | ({ readonly kind: 'payment_settled' } & Fact)
  | ({ readonly kind: 'payment_refunded' } & Fact);

/** A fact with where it came from: what goes through the one door. */
export type Incoming = {
  readonly workspace: WorkspaceId;
  readonly gateway: string;
  readonly connection: string;
  /** Whose income it is when nobody asked for it: the connection's segment of `merchant:<app>`. */
  readonly app: string;
  readonly event: GatewayEvent;
};

/** May this person pay this invoice now? Asked by gateways that ask before they charge. */
export type ApprovalQuestion = {
  readonly workspace: WorkspaceId;
  readonly gateway: string;
  readonly connection: string;
  readonly payload: string;
  readonly payer: string;
  readonly amount: Amount;
  /** The payer's language (IETF), for the words of a no. */
  readonly language?: string;
};

export type DeclineReason =
  | 'unknown_payload'
  | 'expired'
  | 'already_paid'
  | 'wrong_payer'
  | 'wrong_amount'
  | 'not_for_sale'
  | 'already_bought'
  | 'unavailable';

/** Yes, or a no with words for the person who wanted to pay. */
export type Approval =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: DeclineReason; readonly message: string };

/** What became of a fact: stored now, or known before. Either way it is safe. */
export type Received = { readonly status: 'stored' | 'known' };

/** What a gateway's adapter may ask of payments. */
export type MoneyIn = {
  approve(question: ApprovalQuestion): Promise<Approval>;
  receive(incoming: Incoming): Promise<Received>;
};
