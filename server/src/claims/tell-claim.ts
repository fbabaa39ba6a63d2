import { amountToWire, type Amount } from '#kernel';
import type { Tx } from '#database';
import type { JsonObject } from '#jobs';
import type { Notice } from '#people';
import { announce, type EventType } from '#webhooks';
import type { Claim } from './claim.ts';

type ClaimEventType = Extract<EventType, `claim.${string}`>;

/** Tells the workspace's receivers what became of a claim. */
export const announceClaim = (tx: Tx, type: ClaimEventType, claim: Claim, occurredAt: Date): Promise<void> =>
  announce(tx, claim.workspace, { type, customer: claim.worker, occurredAt, data: dataOf(claim) });

const instant = (at: Date | null): string | null => at?.toISOString() ?? null;

/** A claim as receivers are told of it. */
export const dataOf = (claim: Claim): JsonObject => ({
  claim: claim.id,
  task: claim.task,
  order: claim.order,
  worker: claim.worker,
  status: claim.status,
  reward: amountToWire(claim.reward),
  fee: amountToWire(claim.fee),
  verified_at: instant(claim.verifiedAt),
  release_at: instant(claim.releaseAt),
  settled_at: instant(claim.settledAt),
  void_reason: claim.voidReason,
});

/** For how long a worker can appeal when a reward was taken back. */
export const appealDays = 7;

/** Until when a worker can appeal against a claim that was voided at this instant. */
export const appealUntil = (voidedAt: Date): Date => new Date(voidedAt.getTime() + appealDays * 86_400_000);

const money = (amount: Amount) => amountToWire(amount);

export const heldNotice = ({ id, task, worker, reward, releaseAt }: Claim): Notice => ({
  user: worker,
  kind: 'reward_held',
  key: `claim.held:${id}`,
  values: { claim: id, task, ...money(reward), until: instant(releaseAt) ?? '' },
});

export const releasedNotice = ({ id, task, worker, reward }: Claim): Notice => ({
  user: worker,
  kind: 'reward_released',
  key: `claim.released:${id}`,
  values: { claim: id, task, ...money(reward) },
});

export const referralNotice = (claim: Claim, referrer: string, units: bigint): Notice => ({
  user: referrer,
  kind: 'referral_released',
  key: `referral:${claim.id}:${referrer}`,
  values: money({ asset: claim.reward.asset, units }),
});

export const voidedNotice = ({ id, task, worker, reward, voidReason, settledAt }: Claim): Notice => ({
  user: worker,
  kind: 'reward_voided',
  key: `claim.voided:${id}`,
  values: {
    claim: id,
    task,
    ...money(reward),
    reason: voidReason ?? '',
    appeal_until: settledAt ? appealUntil(settledAt).toISOString() : '',
  },
});

export const expiredNotice = ({ id, task, worker }: Claim): Notice => ({
  user: worker,
  kind: 'claim_expired',
  key: `claim.expired:${id}`,
  values: { claim: id, task },
});

export const notVerifiedNotice = ({ id, task, worker }: Claim, reason: string): Notice => ({
  user: worker,
  kind: 'claim_not_verified',
  key: `claim.not_verified:${id}:${reason}`,
  values: { claim: id, task, reason },
});
