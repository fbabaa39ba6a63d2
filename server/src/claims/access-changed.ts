import { sql } from 'kysely';
import { transaction } from '#database';
import { isOver, listTasks, lockTask, pauseLocked, resumeLocked } from '#exchange';
import type { AccessChange } from '#exchange/checker';
import type { WorkspaceId } from '#kernel';
import type { KeptClaim } from './claim-rows.ts';
import { platformActor } from './step-rows.ts';
import type { ClaimsNeeds } from './needs.ts';

/** Why nobody can look at a place at all, whoever is meant. */
const isBlind = (reason: string): boolean => reason === 'bot_lost' || reason === 'target_gone';

type Needs = Pick<ClaimsNeeds, 'pool' | 'clock'>;
type At = Pick<AccessChange, 'workspace' | 'bot' | 'target' | 'change'>;

/**
 * Our bot lost, or has again, its right to look at a target. Lost: its tasks pause, and their owners are told. Back: they
 * run again, and what could not be looked at meanwhile is looked at first of all. No switch stands in its way.
 */
export async function accessChanged(needs: Needs, change: At): Promise<void> {
  for (const task of await tasksAt(needs, change))
    await setBlind(needs, change.workspace, task, change.change === 'lost');
  if (change.change === 'back') await lookAgain(needs, change);
}

/** A look could not tell. Where nobody can look at that place any more, its tasks pause. */
export async function loseSight(needs: Needs, { workspace, task }: KeptClaim, reason: string): Promise<void> {
  if (isBlind(reason)) await setBlind(needs, workspace, task, true);
}

/** A look could tell again: what was paused because none could runs again. */
export async function regainSight(
  needs: Needs,
  { workspace, bot, target, unknowns, lastSeen }: KeptClaim,
): Promise<void> {
  if (unknowns > 0 && isBlind(lastSeen ?? '')) await accessChanged(needs, { workspace, bot, target, change: 'back' });
}

/** Tasks about a target that are not over and are checked by this bot. */
async function tasksAt({ pool }: Needs, { workspace, bot, target }: At): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await listTasks(pool, { workspace, target, limit: 200, ...(cursor !== undefined && { cursor }) });
    ids.push(...page.tasks.filter((task) => task.bot === bot && !isOver(task)).map(({ id }) => id));
    if (page.cursor === undefined) return ids;
    cursor = page.cursor;
  }
}

const setBlind = ({ pool, clock }: Needs, workspace: WorkspaceId, id: string, isLost: boolean): Promise<void> =>
  transaction(pool, async (tx) => {
    const task = await lockTask(tx, workspace, id);
    if (isOver(task) || task.pauses.includes('bot_lost') === isLost) return;
    const step = { at: clock.now(), actor: platformActor, reason: 'bot_lost' };
    await (isLost ? pauseLocked : resumeLocked)(tx, task, 'bot_lost', step);
  });

/** What of a place told nothing before is due now. */
async function lookAgain({ pool, clock }: Needs, { workspace, bot, target }: At): Promise<void> {
  const now = clock.now();
  await sql`update claims.claim set look_at = ${now}, is_urgent = true
    where workspace_id = ${workspace} and target = ${target} and bot = ${bot} and status = 'held'
      and unknowns > 0 and look_at > ${now}`.execute(pool);
}
