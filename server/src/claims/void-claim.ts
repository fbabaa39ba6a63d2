import { Refusal, type WorkspaceId } from '#kernel';
import { transaction, type Tx } from '#database';
import { giveBackSlot, lockTask, slotFate, type Task } from '#exchange';
import { voidHold } from '#ledger';
import { tell } from '#people';
import { recordTrust } from '#trust';
import type { Claim, VoidReason } from './claim.ts';
import { changeClaim, findClaim, lockClaim, type KeptClaim } from './claim-rows.ts';
import { addEvidence } from './evidence-rows.ts';
import { noClaim } from './list-claims.ts';
import type { ClaimsNeeds } from './needs.ts';
import { addStep, platformActor } from './step-rows.ts';
import { announceClaim, voidedNotice } from './tell-claim.ts';

type Needs = Pick<ClaimsNeeds, 'pool' | 'clock'>;

/** Why a reward is taken back, and who says so. `detail` is for the story alone. */
export type Voiding = { readonly reason: VoidReason; readonly by: string; readonly detail?: string };

/**
 * Takes a held reward back: into the escrow when the slot opens again, else to the advertiser. The worker is told why, and
 * until when they can appeal; nothing beyond this reward is taken from them. Voiding twice is one effect. Refuses with
 * `not_found`, or `claim_not_open` when there is nothing to take back.
 */
export async function voidClaim(needs: Needs, workspace: WorkspaceId, id: string, voiding: Voiding): Promise<Claim> {
  const found = await findClaim(needs.pool, workspace, id);
  if (!found) throw noClaim();
  return transaction(needs.pool, async (tx) => {
    const task = await lockTask(tx, workspace, found.task);
    const claim = (await lockClaim(tx, workspace, id)) ?? found;
    if (claim.status === 'voided') return claim;
    if (claim.status !== 'held')
      throw new Refusal('claim_not_open', `This claim is ${claim.status}: no reward is held for it.`);
    if (claim.isPaidAnyway && voiding.by === platformActor)
      throw new Refusal('claim_not_open', 'This reward is due whatever is seen now; only a person can take it back.');
    return takeBack(tx, needs, { task, claim, voiding });
  });
}

type TakingBack = { readonly task: Task; readonly claim: KeptClaim; readonly voiding: Voiding };

async function takeBack(tx: Tx, { clock }: Needs, { task, claim, voiding }: TakingBack): Promise<KeptClaim> {
  const at = clock.now();
  const { workspace, id, worker } = claim;
  const { reason, by, detail } = voiding;
  const voided = await changeClaim(tx, claim, {
    status: 'voided',
    void_reason: reason,
    settled_at: at,
    look_at: null,
    cleared_at: null,
    cleared_by: null,
  });
  const { backTo: to } = await giveBackSlot(tx, task, slotFate(task, claim.verifiedAt, at), {
    claim: id,
    was: 'held',
    at,
  });
  await addStep(tx, workspace, [id], { event: 'voided', at, actor: by, reason: detail ?? reason });
  const fact = reason === 'fraud' || reason === 'operator' ? 'revoked' : 'left';
  await addEvidence(tx, workspace, [{ task: task.id, claim: id, fact, at }]);
  await recordTrust(tx, workspace, { user: worker, kind: 'voided', reference: id, at, detail: { reason } });
  await tell(tx, workspace, [voidedNotice(voided)]);
  await announceClaim(tx, 'claim.voided', voided, at);
  await voidHold(tx, clock, { workspace, id, to });
  return voided;
}
