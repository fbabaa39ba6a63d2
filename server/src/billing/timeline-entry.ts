import type { Amount } from '#kernel';
import type { PaymentStep } from '#payments';

export const timelineKinds = [
  'purchase',
  'grant',
  'use',
  'reservation',
  'commit',
  'release',
  'expiry',
  'refund',
  'refund_decision',
  'debt_forgiven',
  'payment',
  'refusal',
  'note',
  'entitlement_override',
  'quota_override',
  'subscription',
  'refill',
] as const;
export type TimelineKind = (typeof timelineKinds)[number];

/**
 * Credits that an entry put on a lot (positive) or took from it, with the payment that bought the lot; `grant` is not
 * given for use under a pass.
 */
export type LotMove = { readonly grant?: string; readonly payment?: string; readonly units: bigint };

/** Something that happened to a customer, and what it changed. */
export type TimelineEntry = {
  readonly at: Date;
  readonly kind: TimelineKind;
  /** The transfer's number in the book; what came due by the clock, and what moved nothing, has none. */
  readonly transfer?: string;
  /** Not given when no credits moved. */
  readonly creditType?: string;
  /** Change of what the customer can spend. */
  readonly available: bigint;
  /** Change of what is set aside. */
  readonly reserved: bigint;
  /** Change of what the customer owes. */
  readonly debt: bigint;
  /** What the customer could spend of this credit type after it; only in a timeline of all kinds. */
  readonly balance?: bigint;
  readonly lots: readonly LotMove[];
  readonly feature?: string;
  readonly reservation?: string;
  readonly payment?: string;
  readonly product?: string;
  readonly category?: string;
  /** Why: what an operator gave as the reason, or the reason of a no. */
  readonly reason?: string;
  /** Who: an API key, or the rule that did it. */
  readonly actor?: string;
  /** Of a payment: what became of it, its amount, and what is wrong with it as it is known now. */
  readonly step?: PaymentStep;
  readonly amount?: Amount;
  readonly problem?: string;
  /** Of a refund or the decision about it. */
  readonly policy?: string;
  /** Of a refusal: how many in that minute, the last of them at `until`. */
  readonly count?: bigint;
  readonly until?: Date;
  /** Of a note: its id and text. Of other changes: what was recorded. Of a refund: its figures. */
  readonly note?: string;
  readonly text?: string;
  readonly details?: Readonly<Record<string, unknown>>;
};

/** Nothing moved. */
export const unmoved = { available: 0n, reserved: 0n, debt: 0n, lots: [] } as const;

/** A part of a customer's history: transfers between two numbers, and what else happened between two instants. */
export type Span = {
  readonly since: Date;
  readonly until: Date;
  readonly above: bigint;
  readonly below: bigint;
};

/** Of what happened exactly at the end of a span, only what sorts before this; null is all of it, '' none. */
export type Before = string | null;

/**
 * Where things come from, in the order in which they happened at one instant: what was due by the clock, payments,
 * transfers, changes, refusals.
 */
export const ranks = { due: 0, payment: 1, transfer: 2, change: 3, refusal: 4 } as const;
export type Rank = (typeof ranks)[keyof typeof ranks];

/** An event of the timeline; what is no transfer has no number in the book. */
export type HistoryEvent = {
  readonly at: Date;
  readonly rank: Rank;
  readonly id: string;
  readonly seq?: bigint;
  readonly entries: TimelineEntry[];
};
