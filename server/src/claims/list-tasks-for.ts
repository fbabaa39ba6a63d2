import type { WorkspaceId } from '#kernel';
import { mayClaimNow, readOpenTasks, targetKey, type Task, type TaskKind } from '#exchange';
import { getPerson } from '#people';
import { readPast, whyNotFor } from './eligibility.ts';
import type { ClaimsNeeds } from './needs.ts';

export type OfferFilter = { readonly kind?: TaskKind; readonly asset?: string; readonly limit?: number };

/** How many open tasks are read to find those for one worker. */
const readMax = 500;

/**
 * The open tasks that this worker may claim, the best paid first; whether they were at a target before shows itself when
 * they claim. Refuses with `not_found` a person nobody has met.
 */
export async function listTasksFor(
  { pool, clock }: Pick<ClaimsNeeds, 'pool' | 'clock'>,
  workspace: WorkspaceId,
  worker: string,
  { kind, asset, limit = 20 }: OfferFilter = {},
): Promise<Task[]> {
  const person = await getPerson(pool, workspace, worker);
  const at = clock.now();
  const open = await readOpenTasks(pool, workspace, {
    at,
    limit: readMax,
    ...(kind && { kind }),
    ...(asset && { asset }),
  });
  const past = await readPast(pool, workspace, worker, open);
  return open
    .filter((task) => whyNotFor(task, person, past.get(targetKey(task.target))) === undefined && isAwake(task, at))
    .slice(0, limit);
}

/** Not in its quiet hours; whether its pace allows one more is known when somebody claims. */
const isAwake = ({ pacing }: Task, at: Date): boolean => mayClaimNow(pacing, { count: 0, oldest: null }, at).isOpen;
