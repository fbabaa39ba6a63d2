import type { Id, WorkspaceId } from '#kernel';

/**
 * What became of an offer. `pending`: to be sent. `sending`: Telegram is being asked. Then `sent`; `blocked`, the person
 * has blocked the bot; `refused` by Telegram for another reason; `unknown`, nobody knows whether it arrived; `told`,
 * there was nothing to offer and receivers of webhooks were told; `skipped` by the cap or the cool-down.
 */
export const offerStatuses = [
  'pending',
  'sending',
  'sent',
  'blocked',
  'refused',
  'unknown',
  'told',
  'skipped',
] as const;
export type OfferStatus = (typeof offerStatuses)[number];

export type Offer = {
  readonly workspace: WorkspaceId;
  readonly id: Id<'rfl'>;
  readonly policy: string;
  readonly customer: string;
  /** What was left when the threshold was crossed. */
  readonly units: bigint;
  readonly crossedAt: Date;
  readonly status: OfferStatus;
  readonly payment?: string;
  readonly problem?: string;
  readonly changedAt: Date;
};
