import { sql } from 'kysely';
import { listTasksAt, pauseTask, resumeTask } from '#exchange';
import type { AccessChange } from '#exchange/checker';
import type { WorkspaceId } from '#kernel';
import type { KeptClaim } from './claim-rows.ts';
import type { ClaimsNeeds } from './needs.ts';

/** Why nobody can look at a place at all, whoever is meant. */
const isBlind = (reason: string): boolean => reason === 'bot_lost' || reason === 'target_gone';

/**
 * Our bot lost, or has again, its right to look at a target. Lost: its tasks pause, and their owners are told. Back: they
 * run again, and what could not be looked at meanwhile is looked at first of all.
 */
export async function accessChanged(needs: ClaimsNeeds, { workspace, bot, target, change }: AccessChange): Promise<void> {
  for (const task of await listTasksAt(needs.pool, workspace, target)) {
    if (task.bot !== bot) continue;
    if (change === 'lost') await pauseTask(needs, workspace, task.id, { reason: 'bot_lost', actor: 'platform' });
    else await resumeTask(needs, workspace, task.id, { reason: 'bot_lost', actor: 'platform' });
  }
  if (change === 'back') await lookAgain(needs, workspace, { bot, target });
}

/** A look could not tell. Where nobody can look at that place any more, its tasks pause. */
export async function loseSight(needs: ClaimsNeeds, claim: KeptClaim, reason: string): Promise<void> {
  if (!isBlind(reason)) return;
  const { workspace, task } = claim;
  await pauseTask(needs, workspace, task, { reason: 'bot_lost', actor: 'platform' });
}

/** A look could tell again: a task that was paused because none could runs again. */
export async function regainSight(needs: ClaimsNeeds, { workspace, bot, target, unknowns, lastSeen }: KeptClaim): Promise<void> {
  if (unknowns === 0 || !isBlind(lastSeen ?? '')) return;
  await accessChanged(needs, { workspace, bot, target, change: 'back', at: needs.clock.now() });
}

/** What of a place told nothing before is due now. */
async function lookAgain(
  { pool, clock }: ClaimsNeeds,
  workspace: WorkspaceId,
  { bot, target }: Pick<AccessChange, 'bot' | 'target'>,
): Promise<void> {
  const now = clock.now();
  await sql`update claims.claim set look_at = ${now}, is_urgent = true
    where workspace_id = ${workspace} and target = ${target} and bot = ${bot} and status = 'held'
      and unknowns > 0 and look_at > ${now}`.execute(pool);
}
