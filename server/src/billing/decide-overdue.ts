import { overdueDecisions } from './decision-rows.ts';
import { decideRefund } from './decide-refund.ts';
import type { Reading } from './needs.ts';
import type { DecisionPolicy } from './revocation.ts';

/** What becomes of a refund that asked and got no decision in so many days. */
export type Undecided = { readonly days: number; readonly policy: DecisionPolicy };

export const defaultUndecided: Undecided = { days: 14, policy: 'void_remaining' };

const day = 86_400_000;
const atATime = 50;

/** Decides what nobody has decided in time. Answers how many. */
export async function decideOverdue(needs: Reading, { days, policy }: Undecided): Promise<number> {
  const askedBefore = new Date(needs.clock.now().getTime() - days * day);
  const due = await overdueDecisions(needs.pool, askedBefore, atATime);
  const reason = `Nobody decided in ${days} days.`;
  for (const { workspace, refund } of due)
    await decideRefund(needs, workspace, refund, { key: `undecided:${refund}`, policy, reason, actor: 'asterism' });
  return due.length;
}
