import { sql } from 'kysely';
import { isId, Refusal, type WorkspaceId } from '#kernel';
import type { Pool } from '#database';
import type { PanelRefill, RefillStatus } from './refill.ts';
import { findRefill, toRefill, type RefillRow } from './refill-rows.ts';

export type RefillFilter = {
  readonly workspace: WorkspaceId;
  readonly user?: string;
  readonly status?: RefillStatus;
  /** The number of the last refill of the page before. */
  readonly cursor?: string;
  readonly limit?: number;
};

export type RefillPage = { readonly refills: readonly PanelRefill[]; readonly cursor?: string };

/** Refills of a workspace, newest first. Refuses with `invalid_request` a cursor that is none of ours. */
export async function listRefills(pool: Pool, filter: RefillFilter): Promise<RefillPage> {
  const { workspace, user, status, cursor } = filter;
  if (cursor !== undefined && !/^\d{1,18}$/.test(cursor))
    throw new Refusal('invalid_request', 'This cursor is not one we gave; leave it out to start with the first page.');
  const limit = Math.min(Math.max(filter.limit ?? 50, 1), 200);
  const { rows } = await sql<RefillRow>`select * from reselling.refill where workspace_id = ${workspace}
    ${user === undefined ? sql`` : sql`and user_id = ${user}`}
    ${status === undefined ? sql`` : sql`and status = ${status}`}
    ${cursor === undefined ? sql`` : sql`and number < ${cursor}`}
    order by number desc limit ${limit + 1}`.execute(pool);
  const refills = rows.slice(0, limit).map(toRefill);
  const last = refills.at(-1);
  return rows.length > limit && last ? { refills, cursor: String(last.number) } : { refills };
}

/** One refill by its id. Refuses with `not_found`, the same for a foreign one as for none. */
export async function getRefill(pool: Pool, workspace: WorkspaceId, id: string): Promise<PanelRefill> {
  if (isId('prf', id)) return findRefill(pool, workspace, id);
  throw new Refusal('not_found', 'There is no such refill in this workspace.');
}
