import type { Amount, WorkspaceId } from '#kernel';
import type { Place } from './place.ts';

/** Money that waits on `hold:<id>`: when it is released it goes to its shares, unless it is voided before. */
export type Hold = {
  readonly workspace: WorkspaceId;
  /** Unique in the workspace; also the account's: `hold:<id>`. */
  readonly id: string;
  /** Where the money comes from, and goes back to when the hold is voided. */
  readonly from: Place;
  readonly amount: Amount;
  /** From when on it is released by itself; null: only when told, by `releaseHolds`. */
  readonly releaseAt: Date | null;
  /** Who gets it at release; together exactly the amount. */
  readonly shares: readonly { readonly to: Place; readonly units: bigint }[];
  readonly reason: string;
  readonly reference?: string;
};

/** What became of a hold that was to be released: done now, found settled, or never placed. */
export type HoldRelease = {
  readonly id: string;
  readonly outcome: 'released' | 'released_before' | 'voided_before' | 'unknown';
};
