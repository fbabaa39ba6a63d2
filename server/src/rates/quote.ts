import type { Asset, WorkspaceId } from '#kernel';

/**
 * `current`: used while it is fresh. `held`: too far from the one before, and not used until somebody confirms it or a
 * second reading agrees. `past`: another one has taken its place.
 */
export const quoteStatuses = ['current', 'held', 'past'] as const;
export type QuoteStatus = (typeof quoteStatuses)[number];

/** Quotes that count for every workspace are kept under this number, which no workspace has. */
export const everybody: WorkspaceId = 0;

/** What a source said, from the first reading that said so to the last one. */
export type Quote = {
  readonly workspace: WorkspaceId;
  readonly seq: bigint;
  readonly from: Asset;
  readonly to: Asset;
  readonly rate: string;
  readonly source: string;
  readonly rank: number;
  readonly status: QuoteStatus;
  readonly firstReadAt: Date;
  readonly readAt: Date;
  readonly validUntil: Date;
  /** Who entered or confirmed it, and why. */
  readonly actor: string | null;
  readonly reason: string | null;
};

/** A quote before it is kept. */
export type NewQuote = Omit<Quote, 'seq' | 'status' | 'firstReadAt'>;
