import type { WorkspaceId } from '#kernel';
import { checkedTask, getTask } from '#exchange';
import type { Unknown } from '#exchange/checker';
import { findClaim } from './claim-rows.ts';
import { noClaim } from './list-claims.ts';
import type { ClaimsNeeds } from './needs.ts';

/**
 * Where the worker of a claim goes to do it: their own link, where each is given one, else the task's. Asking twice is the
 * same link. Refuses with `not_found`.
 */
export async function linkOf(
  { pool, checkers }: Pick<ClaimsNeeds, 'pool' | 'checkers'>,
  workspace: WorkspaceId,
  id: string,
): Promise<{ readonly link: string } | { readonly unknown: Unknown }> {
  const claim = await findClaim(pool, workspace, id);
  if (!claim) throw noClaim();
  const task = await getTask(pool, workspace, claim.task);
  return (await checkers[claim.kind].linkFor?.(checkedTask(task), claim)) ?? { link: task.target.link };
}
