import { Refusal, type WorkspaceId } from '#kernel';
import { getTask } from '#exchange';
import type { ClaimsNeeds } from './needs.ts';
import { countFacts, lastHash, sealAll, selectEvidence } from './evidence-rows.ts';
import { totalsOfCounts, type Report } from './report.ts';

type Page = { readonly cursor?: string; readonly limit?: number };

/**
 * What was delivered for a task: totals and days over all of it, and a page of the evidence they follow from, in its
 * order. What was just written is sealed first. Refuses with `not_found`, and `invalid_request` a cursor that is none of ours.
 */
export async function readReport(
  { pool }: Pick<ClaimsNeeds, 'pool'>,
  workspace: WorkspaceId,
  id: string,
  { cursor = '0', limit = 100 }: Page = {},
): Promise<Report> {
  if (!/^\d{1,9}$/.test(cursor))
    throw new Refusal('invalid_request', 'This cursor is not one we gave; leave it out to start with the first page.');
  const task = await getTask(pool, workspace, id);
  const name = { workspace, task: task.id };
  await sealAll(pool, name);
  const size = Math.min(Math.max(limit, 1), 1000);
  const found = await selectEvidence(pool, name, { after: Number(cursor), limit: size + 1 });
  const evidence = found.slice(0, size);
  const last = evidence.at(-1);
  return {
    task: task.id,
    ...totalsOfCounts(await countFacts(pool, name)),
    head: await lastHash(pool, name),
    evidence,
    ...(found.length > size && last && { cursor: String(last.n) }),
  };
}
