import { newId, Refusal, type WorkspaceId } from '#kernel';
import { checkedTask, noSuchTask, requireOn, requireOpen, type Task } from '#exchange';
import { refuseUnknown, requireAccepted, type Person } from '#people';
import type { Claim } from './claim.ts';
import { claimedBefore, limited, notFor, replayOf, type NewClaim } from './claim-refusals.ts';
import { whyNotFor, type Past } from './eligibility.ts';
import { makeClaim } from './make-claim.ts';
import type { ClaimsNeeds } from './needs.ts';
import { readAsked } from './read-asked.ts';
import { inTurn } from './turns.ts';

/**
 * A worker takes a slot of a task, until a deadline. Everything that can be known before is asked before: who they are,
 * whether the task is for them, whether they are there already, what they are trusted with. Then the claim is made
 * and the slot taken. Refuses with `exchange_disabled`, `read_only`, `kind_stopped`, `not_found`,
 * `rules_not_accepted`, `task_not_open`, `no_slot_free`, `already_claimed` (the claim in the details), `not_eligible`
 * (why in the details), `trust_limit`, `checker_unavailable`, `idempotency_conflict`.
 */
export async function claimTask(needs: ClaimsNeeds, workspace: WorkspaceId, asked: NewClaim): Promise<Claim> {
  const before = await replayOf(needs.pool, workspace, asked);
  if (before) return before;
  try {
    return await claimAnew(needs, workspace, asked);
  } catch (error) {
    // What stands in the way may be this very claim, made meanwhile by the same key.
    const twin = error instanceof Refusal ? await replayOf(needs.pool, workspace, asked) : undefined;
    if (!twin) throw error;
    return twin;
  }
}

async function claimAnew(needs: ClaimsNeeds, workspace: WorkspaceId, asked: NewClaim): Promise<Claim> {
  const { pool } = needs;
  const known = await readAsked(pool, { workspace, task: asked.task, worker: asked.worker, at: needs.clock.now() });
  const { task, settings, person, past, verdict } = known;
  if (!task) throw noSuchTask();
  requireOpen(requireOn(settings), task.kind);
  requireOpenTask(task);
  if (!person || !verdict) return refuseUnknown();
  requireAccepted(person);
  await requireEligible(needs, task, person, past);
  if (!verdict.allowed) throw limited(verdict, 'allowed');
  await requireNotThere(needs, task, person.user);
  return makeClaim(needs, { id: newId('clm'), task, verdict, settings: settings.version, asked });
}

/** Said early, from what is known without a lock; the slot is what decides. */
function requireOpenTask({ status, slots, taken }: Task): void {
  if (status === 'done' || (status === 'live' && taken >= slots))
    throw new Refusal('no_slot_free', 'Somebody was quicker: no slot of this task is free.');
  if (status !== 'live') throw new Refusal('task_not_open', 'This task takes nobody just now.', { status });
}

async function requireEligible({ pool }: ClaimsNeeds, task: Task, person: Person, past?: Past): Promise<void> {
  const why = whyNotFor(task, person, past);
  if (why === 'claimed_before') throw await claimedBefore(pool, task, person.user);
  if (why) throw notFor(why);
}

/** Who is there already would be paid for nothing; with `onlyNew`, who ever was. */
async function requireNotThere(needs: ClaimsNeeds, task: Task, worker: string): Promise<void> {
  const seen = await inTurn(needs, task, () => needs.checkers[task.kind].before(checkedTask(task), worker));
  if (seen.present === 'yes') throw notFor('was_there');
  if (seen.present === 'no' && seen.reason === 'staff') throw notFor('staff');
  if (seen.present === 'no' && seen.reason === 'was_there' && task.audience.onlyNew) throw notFor('was_there');
  if (seen.present === 'unknown' && seen.reason !== 'not_told')
    throw new Refusal('checker_unavailable', 'Nobody can look at this target just now. Try again in a minute.', {
      reason: seen.reason,
    });
}
