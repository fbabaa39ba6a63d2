import type { Amount, WorkspaceId } from '#kernel';
import type { Place } from './place.ts';

/** Money that waits on `hold:<id>`: at `releaseAt` it goes to its shares, unless it is voided before. */
export type Hold = {
  readonly workspace: WorkspaceId;
  /** Unique in the workspace; also the account's: `hold:<id>`. */
  readonly id: string;
  /** Where the money comes from, and goes back to when the hold is voided. */
  readonly from: Place;
  readonly amount: Amount;
  readonly releaseAt: Date;
  /** Who gets it at release; together exactly the amount. */
  readonly shares: readonly { readonly to: Place; readonly units: bigint }[];
  readonly reason: string;
  readonly reference?: string;
};
