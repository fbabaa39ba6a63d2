import { newId, Refusal, type Id, type WorkspaceId } from '#kernel';
import { transaction, type Tx } from '#database';
import { appealDays, appealUntil, getClaim } from '#claims';
import { announce } from '#webhooks';
import type { Appeal } from './appeal.ts';
import { appealOfClaim, insertAppeal } from './appeal-rows.ts';
import { limitsOf, type ModerationNeeds } from './needs.ts';

export type AppealInput = { readonly claim: string; readonly by: string; readonly text: string };

const day = 24 * 60 * 60 * 1000;

/**
 * A worker says that a void was wrong. Within seven days of it, once per claim; the same again is the same appeal.
 * Refuses with `not_found` what is not the worker's own, `claim_not_open` what is not voided, `too_late`.
 */
export async function openAppeal(
  needs: Pick<ModerationNeeds, 'pool' | 'clock' | 'moderationLimits'>,
  workspace: WorkspaceId,
  { claim: id, by, text }: AppealInput,
): Promise<Appeal> {
  const { claim } = await getClaim(needs, workspace, id);
  if (claim.worker !== by) throw new Refusal('not_found', 'You have no such claim.');
  const before = await appealOfClaim(needs.pool, workspace, id);
  if (before) return before;
  if (claim.status !== 'voided' || !claim.settledAt)
    throw new Refusal('claim_not_open', 'Only a reward that was taken back can be appealed.');
  const now = needs.clock.now();
  const until = appealUntil(claim.settledAt);
  if (now > until) throw new Refusal('too_late', `A void can be appealed for ${appealDays} days.`, { until });
  const words = text.trim();
  if (words === '' || words.length > 2000)
    throw new Refusal('invalid_request', 'Say in 1 to 2,000 characters why the void was wrong.');
  const dueAt = new Date(now.getTime() + limitsOf(needs, workspace).appealDecideDays * day);
  const appeal: Appeal = {
    ...fresh,
    workspace,
    id: newId('apl'),
    claim: claim.id,
    worker: by,
    words,
    openedAt: now,
    dueAt,
  };
  return transaction(needs.pool, (tx) => write(tx, appeal));
}

const fresh = { status: 'open', decidedAt: null, actor: null, reason: null } as const;

async function write(tx: Tx, appeal: Appeal): Promise<Appeal> {
  const { workspace, claim, worker, openedAt, dueAt } = appeal;
  if (!(await insertAppeal(tx, appeal))) return (await appealOfClaim(tx, workspace, claim)) ?? appeal;
  const data = { appeal: appeal.id, claim: claim satisfies Id<'clm'>, user: worker, due_at: dueAt.toISOString() };
  await announce(tx, workspace, { type: 'appeal.opened', customer: worker, occurredAt: openedAt, data });
  return appeal;
}
