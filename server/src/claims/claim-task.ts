import { sql } from 'kysely';
import { newId, Refusal, type Id, type WorkspaceId } from '#kernel';
import { transaction, type Tx } from '#database';
import {
  checkedTask,
  enterExchange,
  getTask,
  requireEnabled,
  requireOpen,
  takeOneSlot,
  targetKey,
  type Task,
} from '#exchange';
import { getPerson, requireAccepted, type Person } from '#people';
import { judge, keepDecision, type Verdict } from '#trust';
import type { Claim } from './claim.ts';
import { findByKey, findClaim, findLive } from './claim-rows.ts';
import { readPast, whyNotFor, type Ineligibility } from './eligibility.ts';
import type { ClaimsNeeds } from './needs.ts';
import { inTurn } from './turns.ts';

/** `key`: `api:<Idempotency-Key>`, or another that begins with its surface; the same key is one claim. */
export type NewClaim = { readonly task: string; readonly worker: string; readonly key?: string };

/**
 * A worker takes a slot of a task, until a deadline. Everything that can be known before is asked before: who they are,
 * whether the task is for them, whether they are there already, what they are trusted with. Then the slot is taken, as the
 * last statement before the commit. Refuses with `exchange_disabled`, `read_only`, `kind_stopped`, `not_found`,
 * `rules_not_accepted`, `task_not_open`, `no_slot_free`, `already_claimed` (the claim in the details), `not_eligible`
 * (why in the details), `trust_limit`, `checker_unavailable`, `idempotency_conflict`.
 */
export async function claimTask(needs: ClaimsNeeds, workspace: WorkspaceId, asked: NewClaim): Promise<Claim> {
  const { pool } = needs;
  const before = asked.key === undefined ? undefined : await replayOf(needs, workspace, asked, asked.key);
  if (before) return before;
  const task = await getTask(pool, workspace, asked.task);
  requireOpen(await requireEnabled(pool, workspace), task.kind);
  requireOpenTask(task);
  const person = await getPerson(pool, workspace, asked.worker);
  requireAccepted(person);
  await requireEligible(needs, task, person);
  const at = needs.clock.now();
  const verdict = await judge(pool, workspace, person, { at, kind: task.kind, asset: task.reward.asset });
  if (!verdict.allowed) throw limited(verdict, 'allowed');
  await requireNotThere(needs, task, person.user);
  const id = newId('clm');
  await transaction(pool, (tx) => make(tx, needs, { id, task, verdict, asked }));
  const made = await findClaim(pool, workspace, id);
  if (!made) throw new Error(`The claim ${id} was made and is not there.`);
  return made;
}

async function replayOf({ pool }: ClaimsNeeds, workspace: WorkspaceId, asked: NewClaim, key: string) {
  const before = await findByKey(pool, workspace, key);
  if (before && (before.task !== asked.task || before.worker !== asked.worker))
    throw new Refusal('idempotency_conflict', 'This key was used for another claim; use a new key for a new claim.');
  return before;
}

/** Said early, from what is known without a lock; the slot is what decides. */
function requireOpenTask({ status, slots, taken }: Task): void {
  if (status === 'done' || (status === 'live' && taken >= slots))
    throw new Refusal('no_slot_free', 'Somebody was quicker: no slot of this task is free.');
  if (status !== 'live') throw new Refusal('task_not_open', 'This task takes nobody just now.', { status });
}

const notFor = (why: Ineligibility): Refusal =>
  new Refusal('not_eligible', 'This task is not for this person; the reason says why.', { reason: why });

async function requireEligible({ pool }: ClaimsNeeds, task: Task, person: Person): Promise<void> {
  const { workspace } = task;
  const past = (await readPast(pool, workspace, person.user, [task])).get(targetKey(task.target));
  const why = whyNotFor(task, person, past);
  if (why === 'claimed_before') throw await claimedBefore(pool, task, person.user);
  if (why) throw notFor(why);
}

async function claimedBefore(db: ClaimsNeeds['pool'] | Tx, { workspace, id }: Task, worker: string): Promise<Refusal> {
  const live = await findLive(db, workspace, id, worker);
  if (!live) return notFor('same_target');
  const details = { claim: live.id, status: live.status };
  return new Refusal('already_claimed', 'This person has a claim of this task already.', details);
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

type Making = { readonly id: Id<'clm'>; readonly task: Task; readonly verdict: Verdict; readonly asked: NewClaim };

/** The claim, its decision, and last its slot: the task's row is locked for one statement and the commit. */
async function make(tx: Tx, { clock }: ClaimsNeeds, { id, task, verdict, asked }: Making): Promise<void> {
  const { workspace } = task;
  const { worker, key = null } = asked;
  await enterExchange(tx, workspace, task.kind);
  const at = clock.now();
  const decision = await keepDecision(tx, workspace, { user: worker, verdict, about: id, at });
  const holdSeconds = Math.ceil((task.holdSeconds * verdict.holdFactor) / 100);
  const expiresAt = new Date(at.getTime() + task.claimSeconds * 1000);
  const { rows } = await sql<{
    said: string;
  }>`select claims.make(${workspace}, ${id}, ${task.id}, ${task.order}, ${worker},
    ${task.bot}, ${task.kind}, ${targetKey(task.target)}, ${task.reward.asset}, ${task.reward.units}, ${task.fee.units},
    ${holdSeconds}, ${decision}, ${key}, ${at}, ${expiresAt}, ${verdict.openMax}, ${verdict.perDayMax}) as said`.execute(
    tx,
  );
  const said = rows[0]?.said;
  if (said === 'claimed_before') throw await claimedBefore(tx, task, worker);
  if (said !== 'made') throw limited(verdict, said ?? '');
  await takeOneSlot(tx, task, at);
}

const limited = ({ reasons, openMax, perDayMax }: Verdict, limit: string): Refusal =>
  new Refusal('trust_limit', 'This person has as many claims as they may have just now; the details say why.', {
    limit,
    open_max: openMax,
    per_day_max: perDayMax,
    reasons,
  });
