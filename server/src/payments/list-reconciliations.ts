import { isId, Refusal, type WorkspaceId } from '#kernel';
import type { Pool } from '#database';
import type { Finding, FindingStatus } from './finding.ts';
import { selectFindings } from './finding-rows.ts';
import type { Reconciliation } from './reconciliation.ts';
import { findRun, selectRuns } from './reconciliation-rows.ts';

type Paging = {
  readonly workspace: WorkspaceId;
  readonly connection?: string;
  /** The last id of the page before. */
  readonly cursor?: string;
  /** 1 to 200; 50, when not given. */
  readonly limit?: number;
};

/** One run. Refuses with `not_found`, the same for a foreign one as for none. */
export async function getReconciliation(pool: Pool, workspace: WorkspaceId, id: string): Promise<Reconciliation> {
  const run = await findRun(pool, { workspace, id });
  if (!run) throw new Refusal('not_found', 'There is no such reconciliation in this workspace.');
  return run;
}

const limitOf = ({ limit = 50 }: Paging): number => Math.min(Math.max(limit, 1), 200);

const strange = () =>
  new Refusal('invalid_request', 'This cursor is not one we gave; leave it out to start with the first page.');

/** Runs of a workspace, newest first. Refuses with `invalid_request` a cursor that is none of ours. */
export async function listReconciliations(
  pool: Pool,
  paging: Paging,
): Promise<{ reconciliations: readonly Reconciliation[]; cursor?: string }> {
  const { cursor, ...rest } = paging;
  if (cursor !== undefined && !isId('rec', cursor)) throw strange();
  const limit = limitOf(paging);
  const found = await selectRuns(pool, { ...rest, ...(cursor !== undefined && { cursor }) }, limit + 1);
  const reconciliations = found.slice(0, limit);
  const last = reconciliations.at(-1);
  return found.length > limit && last ? { reconciliations, cursor: last.id } : { reconciliations };
}

/** Findings of a workspace, newest first, in one state or all. Refuses with `invalid_request` a strange cursor. */
export async function listFindings(
  pool: Pool,
  paging: Paging & { readonly status?: FindingStatus },
): Promise<{ findings: readonly Finding[]; cursor?: string }> {
  const { cursor, ...rest } = paging;
  if (cursor !== undefined && !isId('fnd', cursor)) throw strange();
  const limit = limitOf(paging);
  const found = await selectFindings(pool, { ...rest, ...(cursor !== undefined && { cursor }) }, limit + 1);
  const findings = found.slice(0, limit);
  const last = findings.at(-1);
  return found.length > limit && last ? { findings, cursor: last.id } : { findings };
}
