import { isId, Refusal, type WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import type { Appeal, AppealStatus } from './appeal.ts';
import { findAppeal, selectAppeals } from './appeal-rows.ts';

export type AppealFilter = {
  readonly workspace: WorkspaceId;
  readonly status?: AppealStatus;
  readonly worker?: string;
  readonly cursor?: string;
  readonly limit?: number;
};
export type AppealPage = { readonly appeals: readonly Appeal[]; readonly cursor?: string };

/** Appeals of a workspace, newest first. Refuses with `invalid_request` a cursor that is none of ours. */
export async function listAppeals(db: Pool | Tx, filter: AppealFilter): Promise<AppealPage> {
  const { workspace, status = null, worker = null, cursor } = filter;
  if (cursor !== undefined && !isId('apl', cursor))
    throw new Refusal('invalid_request', 'This cursor is not one we gave; leave it out to start with the first page.');
  const limit = Math.min(Math.max(filter.limit ?? 50, 1), 200);
  const found = await selectAppeals(db, workspace, { status, worker, before: cursor ?? null, limit: limit + 1 });
  const appeals = found.slice(0, limit);
  const last = appeals.at(-1);
  return found.length > limit && last ? { appeals, cursor: last.id } : { appeals };
}

/** One appeal. Refuses with `not_found`, the same for a foreign one as for none. */
export async function getAppeal(pool: Pool, workspace: WorkspaceId, id: string): Promise<Appeal> {
  const appeal = await findAppeal(pool, workspace, id);
  if (!appeal) throw new Refusal('not_found', 'There is no such appeal in this workspace.');
  return appeal;
}
