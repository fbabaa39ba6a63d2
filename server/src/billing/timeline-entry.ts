export const timelineKinds = [
  'purchase',
  'grant',
  'use',
  'reservation',
  'commit',
  'release',
  'expiry',
  'refund',
] as const;
export type TimelineKind = (typeof timelineKinds)[number];

/** Credits that an entry put on a lot (positive) or took from it; `grant` is not given for use under a pass. */
export type LotMove = { readonly grant?: string; readonly units: bigint };

/** Something that happened to a customer's credits, and what it changed. */
export type TimelineEntry = {
  readonly at: Date;
  readonly kind: TimelineKind;
  /** The transfer's number in the book; what came due by the clock has none. */
  readonly transfer?: string;
  /** Not given when no credits moved: a pass was bought or refunded. */
  readonly creditType?: string;
  /** Change of what the customer can spend. */
  readonly available: bigint;
  /** Change of what is set aside. */
  readonly reserved: bigint;
  /** Change of what the customer owes. */
  readonly debt: bigint;
  readonly lots: readonly LotMove[];
  readonly feature?: string;
  readonly reservation?: string;
  readonly payment?: string;
  readonly product?: string;
  readonly category?: string;
  /** Why an operator gave the credits. */
  readonly reason?: string;
};

/** A part of a customer's history: transfers between two numbers, and what came due between two instants. */
export type Span = {
  readonly since: Date;
  readonly until: Date;
  readonly above: bigint;
  readonly below: bigint;
  /** Of what came due exactly at `until`, only what sorts before this id. */
  readonly before?: string | undefined;
};

/** An event of the timeline; what came due has no number in the book. */
export type HistoryEvent = {
  readonly at: Date;
  readonly id: string;
  readonly seq?: bigint;
  readonly entries: TimelineEntry[];
};
