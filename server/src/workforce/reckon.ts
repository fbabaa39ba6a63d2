import type { SlotCounts } from '#claims';
import type { Work, WorkStatus } from './work.ts';

/** What is to be told of a run. */
export type Reckoning = Pick<Work, 'delivered' | 'earned' | 'lost' | 'status'>;

/**
 * What a run has come to, by what was told before and how its task stands. Pure. Delivered is the most that was ever
 * verified at once; earned is what workers were paid for. A slot that was given back is never filled again, so what was
 * delivered beyond the slots that are left is lost. It has ended when every slot is verified, or when none that is left can
 * be any more.
 */
export function reckon(told: Pick<Work, 'delivered' | 'earned' | 'lost' | 'status'>, now: SlotCounts): Reckoning {
  const delivered = Math.max(told.delivered, now.verified);
  const earned = Math.max(told.earned, now.released);
  const lost = Math.max(told.lost, delivered - now.slots, 0);
  return { delivered, earned, lost, status: statusOf(told.status, now, delivered - earned - lost) };
}

function statusOf(before: WorkStatus, { status, taken, verified }: SlotCounts, undecided: number): WorkStatus {
  if (before === 'settled') return before;
  const isOver = status === 'ended' || status === 'rejected';
  const isDecided = isOver && taken === verified;
  if (isDecided && undecided === 0) return 'settled';
  return isDecided || status === 'done' ? 'ended' : before;
}
