import { Refusal } from '#kernel';
import { transaction } from '#database';
import { writeAudit } from '#identity';
import { requirePayout, type Decision } from './approve-payout.ts';
import { giveBack } from './give-back.ts';
import type { PayoutsNeeds } from './needs.ts';
import type { Payout } from './payout.ts';

type Needs = Pick<PayoutsNeeds, 'pool' | 'clock' | 'gateways' | 'tellUser'>;

/**
 * Turns a payout down that is not on its way yet; the money is the user's again. Repeating it changes nothing. Refuses
 * with `not_found` or `payout_not_open`.
 */
export const rejectPayout = (needs: Needs, decision: Decision & { readonly reason: string }): Promise<Payout> =>
  end(needs, decision, 'rejected');

/** Takes a request back that is not on its way yet. Otherwise as `rejectPayout`. */
export const cancelPayout = (needs: Needs, decision: Decision & { readonly reason?: string }): Promise<Payout> =>
  end(needs, decision, 'canceled');

const actions = { rejected: 'payout.reject', canceled: 'payout.cancel' } as const;

const end = (
  needs: Needs,
  decision: Decision & { readonly reason?: string },
  outcome: 'rejected' | 'canceled',
): Promise<Payout> =>
  transaction(needs.pool, async (tx) => {
    const { workspace, actor, reason = null } = decision;
    const payout = await requirePayout(tx, workspace, decision.payout);
    if (payout.outcome === outcome) return payout;
    // what was sent once and never heard of may still arrive: only sending it again makes sure
    const isBeforeSending = payout.status === 'requested' || (payout.status === 'approved' && payout.looks === 0);
    if (!isBeforeSending)
      throw new Refusal('payout_not_open', `It is too late for that: this payout is ${payout.status}.`, {
        status: payout.status,
      });
    const at = needs.clock.now();
    const audited = { workspace, recordedAt: at, actor, action: actions[outcome], target: payout.id };
    await writeAudit(tx, { ...audited, details: { reason } });
    return giveBack(tx, needs, payout, outcome, { at, actor, reason });
  });
