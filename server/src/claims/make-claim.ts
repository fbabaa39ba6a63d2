import { sql } from 'kysely';
import { Refusal, type Id } from '#kernel';
import { together, transaction, type Tx } from '#database';
import {
  enterExchange,
  getTask,
  hasPace,
  lockTask,
  requireEnabled,
  requireOpen,
  requireSlot,
  takeSlot,
  targetKey,
  type Task,
} from '#exchange';
import { decisionToKeep, keepDecision, type Verdict } from '#trust';
import type { Claim } from './claim.ts';
import { claimedBefore, limited, replayOf, type NewClaim } from './claim-refusals.ts';
import { claimsOf, findClaim, findLive } from './claim-rows.ts';
import type { ClaimsNeeds } from './needs.ts';

/** A claim that nothing speaks against as far as is known without a lock. */
export type Making = {
  readonly id: Id<'clm'>;
  readonly task: Task;
  readonly verdict: Verdict;
  /** The version of the settings that were asked. */
  readonly settings: number;
  readonly asked: NewClaim;
};

/** How many one statement makes, so that nobody waits long for their task. */
const most = 64;
/** How often a claim is made anew of a task that has changed in between. */
const tries = 5;

/**
 * Makes the claim with its decision and takes its slot. Those who come while others are being made are made together, in
 * one statement and one commit: a thousand people who want the same task wait for a few of them. Refuses as `claimTask`.
 */
export async function makeClaim(needs: ClaimsNeeds, making: Making): Promise<Claim> {
  const { pool, clock } = needs;
  const { workspace } = making.task;
  if (hasPace(making.task, clock.now())) return makePaced(needs, making);
  let { settings } = making;
  for (let tried = 0; tried < tries; tried++) {
    const { said, claim } = await makeSoon(pool, workspace, { ...making, settings, now: () => clock.now() });
    if (claim) return claim;
    const before = await replayOf(pool, workspace, making.asked); // the same key may have been quicker
    if (before) return before;
    settings = await requireOpenStill(needs, making, said);
  }
  throw new Refusal('overloaded', 'This task changes all the time. Repeat it in a moment.');
}

/** Says what stood in the way; when nothing does any more, the version of the settings that was asked now. */
async function requireOpenStill({ pool, clock }: ClaimsNeeds, making: Making, said: string): Promise<number> {
  const { task, verdict, asked } = making;
  const { workspace, kind } = task;
  const isLimited = said !== 'settings' && said !== 'no_slot' && said !== 'claimed_before';
  if (isLimited) throw limited(verdict, said);
  const hasOne = await findLive(pool, workspace, task.id, asked.worker);
  if (hasOne || said === 'claimed_before') throw await claimedBefore(pool, task, asked.worker);
  const settings = await requireEnabled(pool, workspace);
  requireOpen(settings, kind);
  requireSlot(await getTask(pool, workspace, task.id), clock.now());
  return settings.version;
}

type Soon = Making & { readonly now: () => Date };
type Made = { readonly said: string; readonly claim?: Claim | undefined };

const makeSoon = together<Soon, Made>(most, async (pool, makings) => {
  const [first] = makings;
  if (!first) return [];
  const { workspace } = first.task;
  const at = first.now();
  const { rows } = await sql<{ said: string }>`
    select said from claims.make_many(${workspace}, ${at}, ${JSON.stringify(makings.map((one) => toAsk(one, at)))}::jsonb)
    order by n`.execute(pool);
  const made = makings.filter((_, n) => rows[n]?.said === 'made').map(({ id }) => id);
  const claims = new Map((await claimsOf(pool, workspace, made)).map((claim) => [claim.id, claim]));
  return makings.map(({ id }, n) => ({ said: rows[n]?.said ?? '', claim: claims.get(id) }));
});

/** As `claims.make_many` reads it. */
const toAsk = ({ id, task, verdict, settings, asked: { worker, key } }: Making, at: Date) => ({
  settings,
  id,
  task: task.id,
  order: task.order,
  worker,
  bot: task.bot,
  kind: task.kind,
  target: targetKey(task.target),
  asset: task.reward.asset,
  reward: String(task.reward.units),
  fee: String(task.fee.units),
  holdSeconds: holdSecondsOf(task, verdict),
  claimSeconds: task.claimSeconds,
  key: key ?? null,
  openMax: verdict.openMax,
  dayMax: verdict.perDayMax,
  decision: decisionToKeep({ user: worker, verdict, about: id, at }),
});

const holdSecondsOf = (task: Task, verdict: Verdict): number =>
  Math.ceil((task.holdSeconds * verdict.holdFactor) / 100);

/** Each in a transaction of its own, the task locked last: what it takes in an hour is counted. */
async function makePaced({ pool, clock }: ClaimsNeeds, making: Making): Promise<Claim> {
  const { id, task } = making;
  await transaction(pool, (tx) => makeInTurn(tx, making, () => clock.now()));
  const made = await findClaim(pool, task.workspace, id);
  if (!made) throw new Error(`The claim ${id} was made and is not there.`);
  return made;
}

async function makeInTurn(tx: Tx, { id, task, verdict, asked }: Making, now: () => Date): Promise<void> {
  const { workspace } = task;
  const { worker, key = null } = asked;
  await enterExchange(tx, workspace, task.kind);
  const at = now();
  const decision = await keepDecision(tx, workspace, { user: worker, verdict, about: id, at });
  const expiresAt = new Date(at.getTime() + task.claimSeconds * 1000);
  const { rows } = await sql<{
    said: string;
  }>`select claims.make(${workspace}, ${id}, ${task.id}, ${task.order}, ${worker},
    ${task.bot}, ${task.kind}, ${targetKey(task.target)}, ${task.reward.asset}, ${task.reward.units}, ${task.fee.units},
    ${holdSecondsOf(task, verdict)}, ${decision}, ${key}, ${at}, ${expiresAt}, ${verdict.openMax},
    ${verdict.perDayMax}) as said`.execute(tx);
  const said = rows[0]?.said;
  if (said === 'claimed_before') throw await claimedBefore(tx, task, worker);
  if (said !== 'made') throw limited(verdict, said ?? '');
  await takeSlot(tx, await lockTask(tx, workspace, task.id), at);
}
