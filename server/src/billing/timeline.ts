import type { WorkspaceId } from '#kernel';
import type { Page } from './page.ts';
import type { Reading } from './needs.ts';

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

/** Credits of one lot that an entry moved; `grant` is not given for credits used under a pass. */
export type LotMove = { readonly grant?: string; readonly units: bigint };

/** Something that happened to a customer's credits, and what it changed. */
export type TimelineEntry = {
  readonly at: Date;
  readonly kind: TimelineKind;
  /** The transfer's number; not given for what is due but not booked yet. */
  readonly transfer?: string;
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
  readonly reason?: string;
};

/** Why did my credits change? Newest first. */
export async function customerTimeline(
  needs: Reading,
  workspace: WorkspaceId,
  customer: string,
  page: Page = {},
): Promise<{ entries: TimelineEntry[]; cursor?: string }> {
  throw new Error(`not yet ${String([needs, workspace, customer, page])}`);
}
