import type { Amount, Id, WorkspaceId } from '#kernel';

/**
 * A claim's states, as data. `held`: verified, the reward lies on `hold:<claim>`. `released` and `voided` are final for
 * the money; an appeal that is upheld pays a voided reward anew and never changes the state.
 */
export const claimTransitions = {
  claimed: ['held', 'expired', 'abandoned'],
  held: ['released', 'voided'],
  released: [],
  voided: [],
  expired: [],
  abandoned: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type ClaimStatus = keyof typeof claimTransitions;

/** Why a held reward was taken back. The worker reads it in words. */
export const voidReasons = ['left', 'banned', 'boost_moved', 'stopped', 'fraud', 'operator'] as const;
export type VoidReason = (typeof voidReasons)[number];

/** One worker on one slot of one task. A worker has at most one claim of a task that is not expired or abandoned. */
export type Claim = {
  readonly workspace: WorkspaceId;
  readonly id: Id<'clm'>;
  readonly task: Id<'tsk'>;
  readonly order: Id<'ord'>;
  readonly worker: string;
  readonly status: ClaimStatus;
  readonly reward: Amount;
  readonly fee: Amount;
  readonly claimedAt: Date;
  /** Until when it has to be done. */
  readonly expiresAt: Date;
  readonly verifiedAt: Date | null;
  /** When the reward is due, if the last look finds the worker there. */
  readonly releaseAt: Date | null;
  readonly settledAt: Date | null;
  readonly voidReason: VoidReason | null;
  /** What was seen at verification, where one thing of many is meant: a boost's id. */
  readonly proof: string | null;
  /** Why the last look did not verify it, or could not tell. */
  readonly lastSeen: string | null;
};
