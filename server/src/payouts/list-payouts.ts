import { isId, Refusal, type WorkspaceId } from '#kernel';
import type { Pool } from '#database';
import { selectApprovals } from './approve-payout.ts';
import type { Payout, PayoutStep } from './payout.ts';
import { findPayout, selectPayouts, type PayoutFilter } from './payout-rows.ts';
import { selectSteps } from './step-rows.ts';

export type PayoutPage = { readonly payouts: readonly Payout[]; readonly cursor?: string };

/** Payouts of a workspace, newest first. Refuses with `invalid_request` a cursor that is none of ours. */
export async function listPayouts(pool: Pool, filter: PayoutFilter): Promise<PayoutPage> {
  if (filter.cursor !== undefined && !isId('po', filter.cursor))
    throw new Refusal('invalid_request', 'This cursor is not one we gave; leave it out to start with the first page.');
  const limit = Math.min(Math.max(filter.limit ?? 50, 1), 200);
  const found = await selectPayouts(pool, filter, limit + 1);
  const payouts = found.slice(0, limit);
  const last = payouts.at(-1);
  return found.length > limit && last ? { payouts, cursor: last.id } : { payouts };
}

/** A payout with all it went through, and who has approved it. */
export type PayoutStory = { readonly payout: Payout; readonly steps: PayoutStep[]; readonly approvals: string[] };

/** One payout. Refuses with `not_found`, the same for a foreign one as for none. */
export async function getPayout(pool: Pool, workspace: WorkspaceId, id: string): Promise<PayoutStory> {
  const payout = await findPayout(pool, workspace, id);
  if (!payout) throw new Refusal('not_found', 'There is no such payout in this workspace.');
  return {
    payout,
    steps: await selectSteps(pool, workspace, id),
    approvals: await selectApprovals(pool, payout),
  };
}
