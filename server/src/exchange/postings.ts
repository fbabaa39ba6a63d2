import type { Amount, WorkspaceId } from '#kernel';
import { places, type Hold, type Place, type Posting, type Transfer } from '#ledger';
import { unitOf, type Task } from './task.ts';

/** Every posting of orders and claims, on one page. Nothing else in the exchange says where money goes. */

/** An order's budget. */
export const escrowOf = (order: string): Place => places.escrow(order);

/** Who pays for a task, and is paid back: its advertiser; the house for a control task, or from its treasury. */
export function payerOf({ owner, payer }: Pick<Task, 'owner' | 'payer'>): Place {
  if (payer === 'control') return places.cost('control');
  return payer === 'treasury' ? places.platform('treasury') : places.user(owner);
}

type Paid = Pick<Task, 'workspace' | 'order' | 'owner' | 'payer' | 'reward' | 'fee'>;

const times = ({ asset, units }: Amount, slots: number): Amount => ({ asset, units: units * BigInt(slots) });
const above = (postings: readonly Posting[]): Posting[] => postings.filter(({ amount }) => amount.units > 0n);

/** A task was created: `user → escrow`, slots × (reward + fee). */
export const orderCharged = (task: Paid & Pick<Task, 'id'>, slots: number): Transfer => ({
  workspace: task.workspace,
  key: `task.create:${task.order}`,
  reason: 'task.created',
  reference: task.order,
  input: task.id,
  answer: { task: task.id, order: task.order },
  postings: [{ from: payerOf(task), to: escrowOf(task.order), amount: times(unitOf(task), slots) }],
});

/**
 * Slots that nobody has go back: `escrow → user`. `why` is `ended` for those that were free at the end, or the claim that
 * came to nothing after it.
 */
export const slotsRefunded = (task: Paid, slots: number, why: string): Transfer => ({
  workspace: task.workspace,
  key: `task.refund:${task.order}:${why}`,
  reason: 'task.refunded',
  reference: task.order,
  input: why,
  postings: [{ from: escrowOf(task.order), to: payerOf(task), amount: times(unitOf(task), slots) }],
});

/** Free slots are taken for a deposit that went back: `escrow → user`, and funds takes it from there. */
export const slotsTaken = (task: Paid, slots: number): Posting => ({
  from: escrowOf(task.order),
  to: payerOf(task),
  amount: times(unitOf(task), slots),
});

/** What of a claim is whose. `referrers`: at most two, the one who brought the worker first. */
export type ClaimShares = {
  readonly worker: string;
  readonly reward: Amount;
  readonly fee: Amount;
  readonly referrers: readonly string[];
};

const referrerPercents = [10n, 3n] as const;

/**
 * Who gets what when a claim is released: the worker the reward; the referrers 10 % and 3 % of it, rounded down to the
 * smallest unit, out of the fee; the house the rest of the fee. Together exactly reward + fee.
 */
export function sharesOf({ worker, reward, fee, referrers }: ClaimShares): Hold['shares'] {
  const theirs = referrerPercents.flatMap((percent, level) => {
    const referrer = referrers[level];
    return referrer === undefined ? [] : [{ to: places.user(referrer), units: (reward.units * percent) / 100n }];
  });
  const rest = fee.units - theirs.reduce((sum, { units }) => sum + units, 0n);
  if (rest < 0n) throw new Error('A fee has to pay the referrers: it is at least 13 % of the reward.');
  const shares = [
    { to: places.user(worker), units: reward.units },
    ...theirs,
    { to: places.platform('fees'), units: rest },
  ];
  return shares.filter(({ units }) => units > 0n);
}

export type VerifiedClaim = ClaimShares & {
  readonly workspace: WorkspaceId;
  readonly id: string;
  readonly order: string;
};

/** A claim was verified: `escrow → hold`, reward + fee; released later to `sharesOf`. For `placeHold`. */
export const claimVerified = (claim: VerifiedClaim): Omit<Hold, 'releaseAt'> => ({
  workspace: claim.workspace,
  id: claim.id,
  from: escrowOf(claim.order),
  amount: unitOf(claim),
  shares: sharesOf(claim),
  reason: 'claim.verified',
  reference: claim.order,
});

/** Where a voided reward goes: back to the escrow when the slot opens again, else to who paid. For `voidHold`. */
export const voidedTo = (task: Paid, how: 'reopen' | 'end'): Place =>
  how === 'reopen' ? escrowOf(task.order) : payerOf(task);

/**
 * An appeal was upheld. `escrow`: a slot of the task is free and is used for it, `escrow` → the shares of a release.
 * `house`: there is none, `platform:cost:lost` → worker, the reward alone.
 */
export function appealPaid(claim: VerifiedClaim, appeal: string, from: 'escrow' | 'house'): Transfer {
  const { workspace, order, worker, reward } = claim;
  const { asset } = reward;
  const postings =
    from === 'house'
      ? [{ from: places.cost('lost'), to: places.user(worker), amount: reward }]
      : sharesOf(claim).map(({ to, units }) => ({ from: escrowOf(order), to, amount: { asset, units } }));
  const input = { claim: claim.id, from };
  return {
    workspace,
    key: `appeal:${appeal}`,
    reason: 'appeal.upheld',
    reference: order,
    input,
    postings: above(postings),
  };
}
