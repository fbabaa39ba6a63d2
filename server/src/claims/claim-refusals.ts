import { Refusal, type WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import type { Task } from '#exchange';
import type { Verdict } from '#trust';
import type { Claim } from './claim.ts';
import { findByKey, findLive } from './claim-rows.ts';
import type { Ineligibility } from './eligibility.ts';

/** `key`: `api:<Idempotency-Key>`, or another that begins with its surface; the same key is one claim. */
export type NewClaim = { readonly task: string; readonly worker: string; readonly key?: string };

/** The claim that was made with this key before. Refuses with `idempotency_conflict` when it is another. */
export async function replayOf(pool: Pool, workspace: WorkspaceId, asked: NewClaim): Promise<Claim | undefined> {
  const before = asked.key === undefined ? undefined : await findByKey(pool, workspace, asked.key);
  if (before && (before.task !== asked.task || before.worker !== asked.worker))
    throw new Refusal('idempotency_conflict', 'This key was used for another claim; use a new key for a new claim.');
  return before;
}

export const notFor = (why: Ineligibility): Refusal =>
  new Refusal('not_eligible', 'This task is not for this person; the reason says why.', { reason: why });

/** They have a claim of this task, or one of its target. */
export async function claimedBefore(db: Pool | Tx, { workspace, id }: Task, worker: string): Promise<Refusal> {
  const live = await findLive(db, workspace, id, worker);
  if (!live) return notFor('same_target');
  const details = { claim: live.id, status: live.status };
  return new Refusal('already_claimed', 'This person has a claim of this task already.', details);
}

/** `limit`: which of the verdict's limits it was. */
export const limited = ({ reasons, openMax, perDayMax }: Verdict, limit: string): Refusal =>
  new Refusal('trust_limit', 'This person has as many claims as they may have just now; the details say why.', {
    limit,
    open_max: openMax,
    per_day_max: perDayMax,
    reasons,
  });
