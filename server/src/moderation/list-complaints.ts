import { isId, Refusal, type WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import type { Complaint } from './complaint.ts';
import { selectComplaints } from './complaint-rows.ts';

export type ComplaintFilter = {
  readonly workspace: WorkspaceId;
  readonly task?: string;
  readonly by?: string;
  readonly cursor?: string;
  readonly limit?: number;
};
export type ComplaintPage = { readonly complaints: readonly Complaint[]; readonly cursor?: string };

/** Complaints of a workspace, newest first. Refuses with `invalid_request` a cursor that is none of ours. */
export async function listComplaints(db: Pool | Tx, filter: ComplaintFilter): Promise<ComplaintPage> {
  const { workspace, task = null, by = null, cursor } = filter;
  if (cursor !== undefined && !isId('cmp', cursor))
    throw new Refusal('invalid_request', 'This cursor is not one we gave; leave it out to start with the first page.');
  const limit = Math.min(Math.max(filter.limit ?? 50, 1), 200);
  const asked = { task, complainant: by, before: cursor ?? null, limit: limit + 1 };
  const found = await selectComplaints(db, workspace, asked);
  const complaints = found.slice(0, limit);
  const last = complaints.at(-1);
  return found.length > limit && last ? { complaints, cursor: last.id } : { complaints };
}
