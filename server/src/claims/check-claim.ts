import { sql } from 'kysely';
import { Refusal, type WorkspaceId } from '#kernel';
import { checkedTask, getTask, readSettings, requireOpen } from '#exchange';
import type { Seen } from '#exchange/checker';
import type { Claim } from './claim.ts';
import { findClaim, proofsTaken, type KeptClaim } from './claim-rows.ts';
import { noClaim } from './list-claims.ts';
import { loseSight } from './access-changed.ts';
import type { ClaimsNeeds } from './needs.ts';
import { inTurn } from './turns.ts';
import { isPaidBefore, verifyClaim } from './verify-claim.ts';

/** What a look found. Not there, or not known: an answer, not a refusal, and the claim can be checked again. */
export type Checked =
  | { readonly verified: true; readonly claim: Claim }
  | { readonly verified: false; readonly reason: string; readonly claim: Claim };

/**
 * Looks whether a worker has done what they claimed; when they have, the reward lies on `hold:<claim>` from then on.
 * Checking again, or twice at once, is one hold. The look counts from this call, however long it takes. It works where
 * the exchange was disabled since: what was begun may be finished. Refuses with `not_found`, `too_late` (the deadline has passed), `claim_not_open`, `read_only`.
 */
export async function checkClaim(needs: ClaimsNeeds, workspace: WorkspaceId, id: string): Promise<Checked> {
  requireOpen(await readSettings(needs.pool, workspace));
  return lookAtClaim(needs, workspace, id);
}

/** As `checkClaim`, for what happens by itself. */
export async function lookAtClaim(needs: ClaimsNeeds, workspace: WorkspaceId, id: string): Promise<Checked> {
  const pressedAt = needs.clock.now();
  const claim = await press(needs, workspace, id, pressedAt);
  if (claim.status === 'held' || claim.status === 'released') return { verified: true, claim };
  if (claim.status !== 'claimed')
    throw new Refusal('claim_not_open', `This claim is ${claim.status}; take the task again.`);
  if (claim.expiresAt < pressedAt)
    throw new Refusal('too_late', 'The time for this claim is over; take the task again if it has a free slot.');
  const seen = await inTurn(needs, claim, () => look(needs, claim));
  if (seen.present !== 'yes') return notVerified(needs, claim, seen);
  try {
    return await verifyClaim(needs, claim, { ...seen, pressedAt });
  } catch (error) {
    if (!isPaidBefore(error)) throw error;
    return notVerified(needs, claim, { present: 'no', reason: 'no_boost' });
  }
}

/** Notes that the worker has pressed, so that the claim does not run out under the look; the claim as it is. */
async function press({ pool }: ClaimsNeeds, workspace: WorkspaceId, id: string, at: Date): Promise<KeptClaim> {
  await sql`update claims.claim set pressed_at = greatest(pressed_at, ${at})
    where workspace_id = ${workspace} and id = ${id} and status = 'claimed' and expires_at >= ${at}`.execute(pool);
  const claim = await findClaim(pool, workspace, id);
  if (!claim) throw noClaim();
  return claim;
}

/** Asks the checker of the kind. No transaction is open. */
export async function look(needs: ClaimsNeeds, claim: KeptClaim): Promise<Seen> {
  const task = await getTask(needs.pool, claim.workspace, claim.task);
  const taken = claim.proof === null ? await proofsTaken(needs.pool, claim) : [];
  return needs.checkers[claim.kind].check(checkedTask(task), {
    id: claim.id,
    worker: claim.worker,
    claimedAt: claim.claimedAt,
    verifiedAt: claim.verifiedAt,
    proof: claim.proof,
    taken,
  });
}

type NotSeen = Exclude<Seen, { present: 'yes' }>;

async function notVerified(needs: ClaimsNeeds, claim: KeptClaim, { present, reason }: NotSeen): Promise<Checked> {
  await sql`update claims.claim set last_seen = ${reason}, pressed_at = null
    where workspace_id = ${claim.workspace} and id = ${claim.id} and status = 'claimed'`.execute(needs.pool);
  if (present === 'unknown') await loseSight(needs, claim, reason);
  return { verified: false, reason, claim: (await findClaim(needs.pool, claim.workspace, claim.id)) ?? claim };
}
