import { Refusal, type Clock, type WorkspaceId } from '#kernel';
import type { Tx } from '#database';
import { lockTask, slotForAppeal, taskPostings } from '#exchange';
import { post } from '#ledger';
import { tell } from '#people';
import { recordTrust } from '#trust';
import type { Claim } from './claim.ts';
import { findClaim, lockClaim } from './claim-rows.ts';
import { noClaim } from './list-claims.ts';
import { addStep } from './step-rows.ts';
import { releasedNotice } from './tell-claim.ts';

/** The appeal that was upheld, and who decided it. */
export type Upheld = { readonly claim: string; readonly appeal: string; readonly by: string };

/**
 * An appeal was upheld: the worker is paid anew, from a slot of the task that is free, else by the house. The claim stays
 * voided. The last call of the caller's transaction, which has locked no claim; the same appeal pays once. Refuses with
 * `not_found`, or `claim_not_open` when the claim is not voided.
 */
export async function payVoided(
  tx: Tx,
  clock: Clock,
  workspace: WorkspaceId,
  { claim: id, appeal, by }: Upheld,
): Promise<Claim> {
  const found = await findClaim(tx, workspace, id);
  if (!found) throw noClaim();
  const task = await lockTask(tx, workspace, found.task);
  const claim = (await lockClaim(tx, workspace, id)) ?? found;
  if (claim.status !== 'voided')
    throw new Refusal('claim_not_open', `This claim is ${claim.status}: nothing was taken back that could be paid.`);
  const at = clock.now();
  const from = (await slotForAppeal(tx, task, at)) ? 'escrow' : 'house';
  await addStep(tx, workspace, [id], { event: 'paid_after_appeal', at, actor: by, reason: appeal });
  await recordTrust(tx, workspace, {
    user: claim.worker,
    kind: 'appeal_upheld',
    reference: appeal,
    at,
    detail: { claim: id },
  });
  await tell(tx, workspace, [{ ...releasedNotice(claim), key: `appeal.paid:${appeal}` }]);
  const referrers = claim.referrers.map(({ user }) => user);
  await post(tx, clock, taskPostings.appealPaid({ ...claim, referrers }, appeal, from));
  return claim;
}
