import { Refusal } from '#kernel';
import { transaction, type Tx } from '#database';
import { lockTask, slotVerified, taskPostings, type Task } from '#exchange';
import { placeHold, places } from '#ledger';
import { referrersOf, tell } from '#people';
import { recordTrust } from '#trust';
import type { Checked } from './check-claim.ts';
import { changeClaim, lockClaim, type KeptClaim } from './claim-rows.ts';
import { addEvidence } from './evidence-rows.ts';
import { noClaim } from './list-claims.ts';
import { lookAt } from './look-plan.ts';
import type { ClaimsNeeds } from './needs.ts';
import { addStep, platformActor } from './step-rows.ts';
import { announceClaim, heldNotice } from './tell-claim.ts';

type Found = { readonly proof?: string; readonly pressedAt: Date };

/**
 * Verifies a claim that a look found done: the slot, the reward on its hold and everything told of it are one
 * transaction. Whoever was first has verified it; the others hear the same.
 */
export const verifyClaim = (
  needs: ClaimsNeeds,
  { workspace, id, task: taskId }: KeptClaim,
  found: Found,
): Promise<Checked> =>
  transaction(needs.pool, async (tx): Promise<Checked> => {
    const task = await lockTask(tx, workspace, taskId);
    const claim = await lockClaim(tx, workspace, id);
    if (!claim) throw noClaim();
    if (claim.status === 'held' || claim.status === 'released') return { verified: true, claim };
    if (claim.status !== 'claimed')
      throw new Refusal('claim_not_open', `This claim is ${claim.status}; take the task again.`);
    return { verified: true, claim: await hold(tx, needs, { task, claim, found }) };
  });

type Verifying = { readonly task: Task; readonly claim: KeptClaim; readonly found: Found };

async function hold(tx: Tx, { clock }: ClaimsNeeds, { task, claim, found }: Verifying): Promise<KeptClaim> {
  const at = clock.now();
  const referrers = await referrersOf(tx, claim.workspace, claim.worker);
  const held = await markHeld(tx, claim, { at, referrers, proof: found.proof });
  await slotVerified(tx, task, at);
  await addStep(tx, held.workspace, [held.id], { event: 'held', at, actor: platformActor, reason: null });
  await addEvidence(tx, held.workspace, [{ task: held.task, claim: held.id, fact: 'verified', at }]);
  await recordTrust(tx, held.workspace, { user: held.worker, kind: 'verified', reference: held.id, at });
  await tell(tx, held.workspace, [heldNotice(held)]);
  await announceClaim(tx, 'claim.held', held, at);
  await placeHold(tx, clock, { ...taskPostings.claimVerified({ ...held, referrers }), releaseAt: null });
  return held;
}

type Marking = { readonly at: Date; readonly referrers: readonly string[]; readonly proof: string | undefined };

function markHeld(tx: Tx, claim: KeptClaim, { at, referrers, proof }: Marking): Promise<KeptClaim> {
  const releaseAt = new Date(at.getTime() + claim.holdSeconds * 1000);
  const due = lookAt({ id: claim.id, verifiedAt: at, releaseAt, looks: 0 });
  const shares = referralsOf(claim, referrers);
  return changeClaim(tx, claim, {
    status: 'held',
    verified_at: at,
    release_at: releaseAt,
    seen_at: at,
    proof: proof ?? null,
    last_seen: null,
    pressed_at: null,
    referrers: shares.map(({ user }) => user),
    referrer_units: shares.map(({ units }) => units),
    look_at: due,
    is_urgent: due >= releaseAt,
  });
}

/** What those who brought the worker get of it; nothing, where it would be less than the smallest unit. */
function referralsOf(claim: KeptClaim, referrers: readonly string[]): { user: string; units: bigint }[] {
  const shares = taskPostings.sharesOf({ ...claim, referrers });
  return referrers.flatMap((user) => {
    const share = shares.find(({ to }) => to.address === places.user(user).address);
    return share ? [{ user, units: share.units }] : [];
  });
}

/** Whether this is the database's word that a proof has paid another claim. */
export const isPaidBefore = (error: unknown): boolean =>
  error instanceof Error && 'constraint' in error && error.constraint === 'a_proof_pays_once';
