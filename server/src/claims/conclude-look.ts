import { Refusal } from '#kernel';
import { transaction } from '#database';
import { readSettings } from '#exchange';
import type { NotThere, Seen } from '#exchange/checker';
import { loseSight, regainSight } from './access-changed.ts';
import { changeClaim, lockClaim, type KeptClaim } from './claim-rows.ts';
import { keepRemoved } from './keep-removed.ts';
import { lookAt, looksBy, waitAfter } from './look-plan.ts';
import type { ClaimsNeeds } from './needs.ts';
import { voidReasonOf } from './sight.ts';
import { addStep, platformActor } from './step-rows.ts';
import { voidClaim } from './void-claim.ts';

/** Whoever was made one of the staff, or is found to have been there, is there: nothing is taken from them for it. */
const isThere = (reason: NotThere): boolean => reason === 'staff' || reason === 'was_there';

/**
 * What follows from a look at a held claim. Found: the next look of the plan, or, when the hold is over, the reward may go.
 * Not found: it is taken back, unless the advertiser has removed them. Not known: looked at again after a while, and when the time for that is over, the reward
 * goes to the worker, who is not to lose it because nobody could look.
 */
export async function concludeLook(needs: ClaimsNeeds, claim: KeptClaim, seen: Seen, lookedAt: Date): Promise<void> {
  if (seen.present === 'unknown') return conclude(needs, claim, seen, lookedAt);
  if (seen.present === 'yes' || isThere(seen.reason)) await foundThere(needs, claim, lookedAt);
  else if (seen.reason === 'banned') await keepRemoved(needs, claim, lookedAt);
  else await foundGone(needs, claim, seen.reason, lookedAt);
  await regainSight(needs, claim);
}

async function foundGone(needs: ClaimsNeeds, { workspace, id }: KeptClaim, reason: NotThere, at: Date): Promise<void> {
  const voiding = {
    reason: voidReasonOf(reason),
    by: platformActor,
    detail: `looked at ${at.toISOString()}: ${reason}`,
  };
  await voidClaim(needs, workspace, id, voiding).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
  });
}

async function foundThere({ pool }: ClaimsNeeds, { workspace, id }: KeptClaim, lookedAt: Date): Promise<void> {
  await transaction(pool, async (tx) => {
    const claim = await lockClaim(tx, workspace, id);
    if (claim?.status !== 'held' || !claim.verifiedAt || !claim.releaseAt) return;
    const isOver = lookedAt >= claim.releaseAt;
    const plan = { id, verifiedAt: claim.verifiedAt, releaseAt: claim.releaseAt, looks: claim.looks };
    const looks = looksBy(plan, lookedAt);
    const next = isOver ? null : lookAt({ ...plan, looks });
    await changeClaim(tx, claim, {
      seen_at: claim.seenAt && claim.seenAt > lookedAt ? claim.seenAt : lookedAt,
      last_seen: null,
      unknowns: 0,
      looks,
      look_at: next,
      is_urgent: next !== null && next >= claim.releaseAt,
      ...(isOver && { cleared_at: lookedAt, cleared_by: 'look' }),
    });
    await addStep(tx, workspace, [id], { event: 'looked', at: lookedAt, actor: platformActor, reason: 'there' });
  });
}

/** So often somebody tries, however late it is: after an outage of ours one call that fails must not decide. */
const fewestTries = 3;

type NotKnown = Extract<Seen, { present: 'unknown' }>;

async function conclude(needs: ClaimsNeeds, claim: KeptClaim, seen: NotKnown, lookedAt: Date): Promise<void> {
  const { workspace, id } = claim;
  const { retryHours } = await readSettings(needs.pool, workspace);
  await transaction(needs.pool, async (tx) => {
    const now = await lockClaim(tx, workspace, id);
    if (now?.status !== 'held' || !now.releaseAt) return;
    const patience = new Date(now.releaseAt.getTime() + retryHours * 3_600_000);
    const unknowns = now.unknowns + 1;
    const isOver = lookedAt >= patience && unknowns >= fewestTries;
    const next = new Date(lookedAt.getTime() + waitAfter(unknowns, seen.retryAfterSeconds));
    await changeClaim(tx, now, {
      last_seen: seen.reason,
      unknowns,
      look_at: isOver ? null : next > patience && lookedAt < patience ? patience : next,
      is_urgent: next >= now.releaseAt,
      ...(isOver && { cleared_at: lookedAt, cleared_by: 'rule' }),
    });
    if (isOver || unknowns === 1)
      await addStep(tx, workspace, [id], {
        event: 'looked',
        at: lookedAt,
        actor: platformActor,
        reason: `unknown: ${seen.reason}`,
      });
  });
  await loseSight(needs, claim, seen.reason);
}
