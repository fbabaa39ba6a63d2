import type { Tx } from '#database';
import { announcePayout } from './announce-payout.ts';
import { secondsAfter } from './due.ts';
import { platformActor, type Payout } from './payout.ts';
import { movePayout } from './payout-rows.ts';
import type { Rule } from './rule.ts';

/** Approves: from now on, or from the end of its hold, it is sent. */
export async function letGo(
  tx: Tx,
  payout: Payout,
  rule: Rule,
  { at, actor = platformActor, reason = null }: { at: Date; actor?: string; reason?: string | null },
): Promise<Payout> {
  const rested = secondsAfter(payout.requestedAt, rule.holdSeconds);
  const due = rested > at ? rested : at;
  const approved = await movePayout(
    tx,
    payout,
    'approved',
    { at, actor, reason },
    { approved_at: at, due_at: due, problem: null },
  );
  await announcePayout(tx, 'payout.approved', approved, at);
  return approved;
}
