import type { Amount, Asset, Id, WorkspaceId } from '#kernel';

/** What happens to a service whose cost rises above its margin: it leaves the catalogue, or its orders wait. */
export const guards = ['disable', 'wait'] as const;
export type Guard = (typeof guards)[number];

/** An account of the operator at a panel, as it may be shown: its key is sealed and not here. */
export type ProviderAccount = {
  readonly workspace: WorkspaceId;
  readonly id: Id<'prv'>;
  /** Which client speaks to it: `smm-panel`. */
  readonly kind: string;
  /** What the operator calls it; no two in a workspace are called the same. */
  readonly name: string;
  readonly url: string;
  readonly currency: Asset;
  /** Off: nothing new is placed there; what lies there is followed. */
  readonly isOn: boolean;
  /** The same request_id gives the same order there, so that sending again can never order twice. */
  readonly honoursRequestId: boolean;
  readonly guard: Guard;
  /** What has to remain of our price above its cost, in basis points of the cost. */
  readonly marginBasisPoints: number;
  /** Below this much money there somebody is told. */
  readonly alarm: Amount | null;
  /** How many calls in a row came to nothing. */
  readonly failures: number;
  /** Nothing new is placed there before. */
  readonly brokenUntil: Date | null;
  readonly lowSince: Date | null;
  readonly differsSince: Date | null;
  readonly addedAt: Date;
  readonly changedAt: Date;
};
