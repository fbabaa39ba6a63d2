import { transaction } from '#database';
import { changeClaim, lockClaim, type KeptClaim } from './claim-rows.ts';
import type { ClaimsNeeds } from './needs.ts';
import { addStep, platformActor } from './step-rows.ts';

/**
 * Only who is in charge of a target can remove people there, and that is the advertiser: a worker who has done the work
 * is not to lose the reward by it, nor is a place to be had back by it. It is released when its time has come, whatever
 * is seen from now on; a person can still take it back. Telling it again changes nothing.
 */
export const keepRemoved = (
  { pool }: Pick<ClaimsNeeds, 'pool'>,
  { workspace, id }: KeptClaim,
  at: Date,
): Promise<void> =>
  transaction(pool, async (tx) => {
    const claim = await lockClaim(tx, workspace, id);
    if (claim?.status !== 'held' || claim.isPaidAnyway) return;
    const kept = { look_at: null, is_urgent: false, last_seen: 'banned', cleared_at: at, cleared_by: 'rule' } as const;
    await changeClaim(tx, claim, kept);
    const reason = 'banned: the worker was removed by who is in charge, and keeps the reward';
    await addStep(tx, workspace, [id], { event: 'looked', at, actor: platformActor, reason });
  });
