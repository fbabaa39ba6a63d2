import type { Amount, WorkspaceId } from '#kernel';
import type { Place } from './place.ts';

/** Moves `amount` from one account to another: lowers `from`, raises `to`. Both hold the amount's asset. */
export type Posting = { readonly from: Place; readonly to: Place; readonly amount: Amount };

/** Something that happened, booked at once or not at all. */
export type Transfer = {
  readonly workspace: WorkspaceId;
  /** Unique in the workspace: the same key with the same input is one effect, however often it is asked. */
  readonly key: string;
  /** Stable code of why, such as `billing.consume`. */
  readonly reason: string;
  /** The business object it belongs to, such as `pay_…`. */
  readonly reference?: string;
  /** When it happened in the world; now, unless told. */
  readonly occurredAt?: Date;
  /** What was asked for; its hash tells a replay from a conflict. The postings themselves, unless told. */
  readonly input?: unknown;
  /** What the caller is told; a replay hears the same again. */
  readonly answer?: unknown;
  readonly postings: readonly Posting[];
};

/** A transfer on the books. `replayed` when its key had been booked before: nothing was booked now. */
export type Posted = {
  readonly seq: bigint;
  readonly recordedAt: Date;
  readonly replayed: boolean;
  readonly answer: unknown;
};
