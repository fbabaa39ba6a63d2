import type { Amount, WorkspaceId } from '#kernel';

/** One outer account of a workspace at a gateway: a bot, a shop, a wallet. */
export type Connection = { readonly workspace: WorkspaceId; readonly id: string };

/** What the person who pays is shown, and the id that has to come back with the money. */
export type InvoiceRequest = {
  readonly payment: string;
  readonly title: string;
  readonly description: string;
  readonly amount: Amount;
  /** Seconds after which the gateway charges again by itself, until it is told to stop; once only, when not given. */
  readonly period?: number;
};

/** Money that came in, as the gateway names it. */
export type Charge = { readonly externalId: string; readonly payer: string; readonly amount: Amount };

/** What a gateway said of a refund. An answer it did not give is thrown as `GatewayUnavailable`. */
export type RefundOutcome = { readonly outcome: 'done' } | { readonly outcome: 'refused'; readonly message: string };

/** An outer account as the module that keeps it knows it: what reconciliation has to know about it. */
export type ListedConnection = Connection & {
  /** Whose income it is: the segment of `merchant:<app>`. */
  readonly app: string;
  /** What its list shows of the time before this is history, and not ours to fulfil. */
  readonly addedAt: Date;
  /** Whether the gateway tells us of its facts by itself; without that the list is all we hear. */
  readonly isTold: boolean;
};

/** What a row of an outer account's own list is about. `other` is what nobody here has heard of. */
export const rowKinds = [
  'payment', // of an invoice, or its way back: the one kind that belongs to a payment of ours
  'withdrawal',
  'ads',
  'api_use',
  'gift',
  'premium',
  'paid_media',
  'business_transfer',
  'affiliate_income',
  'other',
] as const;
export type RowKind = (typeof rowKinds)[number];

/** A row of an outer account's own list. The list's key is `externalId` and `direction`. */
export type OuterRow = {
  readonly externalId: string;
  readonly direction: 'in' | 'out';
  readonly kind: RowKind;
  /** What it is about in the gateway's own words, such as `user:invoice_payment`. */
  readonly partner: string;
  /** True when even the gateway's words for it, or its direction, are new to us. */
  readonly isStrange?: boolean;
  /** What the list says, above or at zero. Whether an affiliate's part is in it is not known for every gateway. */
  readonly amount: Amount;
  /** What went to an affiliate. */
  readonly affiliate?: bigint;
  readonly payer?: string;
  readonly payload?: string;
  readonly recurring?: Recurring;
  /** Of rows that end later than they begin, such as a withdrawal. What failed has been given back. */
  readonly state?: 'pending' | 'succeeded' | 'failed';
  readonly occurredAt: Date;
  readonly raw: unknown;
};

/** Rows of the list, oldest first. `more` when the list may go on after them. */
export type HistoryPage = { readonly rows: readonly OuterRow[]; readonly more: boolean };

/** An outer account's own list, numbered by how many rows there are before. */
export type History = {
  /** Accounts whose lists are to be read by themselves: all, or those that may have changed since. */
  connections(since?: Date): Promise<readonly ListedConnection[]>;
  /** One of them, by our id or as the gateway names it; undefined when this workspace has no such one. */
  find(workspace: WorkspaceId, named: string): Promise<ListedConnection | undefined>;
  read(connection: Connection, offset: number): Promise<HistoryPage>;
  /** What the gateway says there is on the account; may be below zero. */
  balance?(connection: Connection): Promise<Amount>;
};

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

/** A payment that repeats by itself. What the gateway did not say is not there: its list tells only the period. */
export type Recurring = {
  readonly first?: boolean;
  /** Seconds. */
  readonly period: number;
  /** Until when it is paid. */
  readonly expiresAt?: Date;
  /** The place of this fact among all that the gateway tells of one connection. What a list shows has none. */
  readonly order?: number;
};

/** What payers and gateways do to a payment that repeats, between two charges. */
export const renewalStates = ['active', 'canceled', 'failed'] as const;
export type RenewalState = (typeof renewalStates)[number];

/** News of a payment that repeats: no money moved. */
type RenewalNews = Pick<Fact, 'externalId' | 'payload' | 'payer' | 'raw'> & {
  /** `active`: taken up again. `failed`: the next period could not be charged. */
  readonly state: RenewalState;
  readonly order: number;
  /** When we heard of it, where the gateway does not say when it happened. */
  readonly occurredAt: Date;
};

/** A fact from an outer system, in our words. Closed: a new kind does not compile until `receive` knows it. */
export type GatewayEvent =
  | ({ readonly kind: 'payment_settled'; readonly recurring?: Recurring } & Fact)
  | ({ readonly kind: 'payment_refunded' } & Fact)
  | ({ readonly kind: 'subscription_changed' } & RenewalNews);

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
  | 'already_subscribed'
  | 'not_yet'
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
