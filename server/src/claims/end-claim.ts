import { Refusal, type WorkspaceId } from '#kernel';
import { transaction, type Tx } from '#database';
import { giveBackSlot, lockTask, readSettings, requireOpen, slotFate } from '#exchange';
import { post } from '#ledger';
import { tell } from '#people';
import { recordTrust } from '#trust';
import type { Claim } from './claim.ts';
import { changeClaim, findClaim, lockClaim, type KeptClaim } from './claim-rows.ts';
import { noClaim } from './list-claims.ts';
import type { ClaimsNeeds } from './needs.ts';
import { addStep, platformActor } from './step-rows.ts';
import { expiredNotice } from './tell-claim.ts';

type Needs = Pick<ClaimsNeeds, 'pool' | 'clock'>;

/**
 * A worker gives a claim back that is not done; its slot is free again at once. Again is the same answer. Refuses with
 * `not_found`, `claim_not_open` (verified, or over), `read_only`.
 */
export async function abandonClaim(needs: Needs, workspace: WorkspaceId, id: string): Promise<Claim> {
  requireOpen(await readSettings(needs.pool, workspace));
  const found = await findClaim(needs.pool, workspace, id);
  if (!found) throw noClaim();
  return transaction(needs.pool, async (tx) => {
    const ended = await end(tx, needs, { claim: found, as: 'abandoned', by: `worker:${found.worker}` });
    if (ended.status === 'abandoned') return ended;
    throw new Refusal('claim_not_open', `This claim is ${ended.status}: there is nothing to give back.`);
  });
}

/** A claim's time is over: its slot is free again, and its worker is told. False when it was decided meanwhile. */
export const expireClaim = (needs: Needs, claim: KeptClaim): Promise<boolean> =>
  transaction(
    needs.pool,
    async (tx) => (await end(tx, needs, { claim, as: 'expired', by: platformActor })).status === 'expired',
  );

type End = { readonly claim: KeptClaim; readonly as: 'abandoned' | 'expired'; readonly by: string };

async function end(tx: Tx, { clock }: Needs, { claim: found, as, by }: End): Promise<KeptClaim> {
  const { workspace, id, worker } = found;
  const task = await lockTask(tx, workspace, found.task);
  const claim = await lockClaim(tx, workspace, id);
  if (!claim) throw noClaim();
  const at = clock.now();
  if (claim.status !== 'claimed' || (as === 'expired' && !isRunOut(claim, at))) return claim;
  const ended = await changeClaim(tx, claim, { status: as, settled_at: at, pressed_at: null });
  const given = await giveBackSlot(tx, task, slotFate(task, null, at), { claim: ended.id, was: 'claimed', at });
  await addStep(tx, workspace, [id], { event: as, at, actor: by, reason: null });
  await recordTrust(tx, workspace, { user: worker, kind: as, reference: id, at });
  if (as === 'expired') await tell(tx, workspace, [expiredNotice(ended)]);
  if (given.transfer) await post(tx, clock, given.transfer);
  return ended;
}

/** How long a look that was asked for in time may take before the claim runs out all the same. */
export const lookSeconds = 120;

const isRunOut = ({ expiresAt, pressedAt }: KeptClaim, at: Date): boolean =>
  expiresAt < at && (!pressedAt || pressedAt.getTime() + lookSeconds * 1000 < at.getTime());
