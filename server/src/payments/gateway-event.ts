import type { Amount, WorkspaceId } from '#kernel';
import type { Settlement } from './invoice.ts';

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
  | ({ readonly kind: 'payment_settled'; readonly recurring?: Recurring; readonly settlement?: Settlement } & Fact)
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
