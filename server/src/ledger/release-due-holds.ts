import { sql } from 'kysely';
import type { Clock, WorkspaceId } from '#kernel';
import type { Pool } from '#database';
import { releaseOpen } from './release-holds.ts';

type Needs = { readonly pool: Pool; readonly clock: Clock };

/** The lane is held for one chunk, and everyone else waits: some fifty milliseconds. */
const chunkMax = 500;

/**
 * Pays out every hold that is due, of one workspace or of all, and answers how many this call released. Any number
 * of processes may run it at once: each hold is released exactly once. A hold that cannot be paid out does not stop
 * the others; when some could not, throws an `AggregateError` after the rest is done.
 */
export async function releaseDueHolds(needs: Needs, workspace?: WorkspaceId): Promise<number> {
  const due = workspace === undefined ? await workspacesWithDueHolds(needs) : [workspace];
  const failures: unknown[] = [];
  let released = 0;
  for (const each of due) released += await releaseOfWorkspace(needs, each, failures);
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} due holds could not be released.`);
  return released;
}

async function releaseOfWorkspace(needs: Needs, workspace: WorkspaceId, failures: unknown[]): Promise<number> {
  let released = 0;
  let after: DueHold | undefined;
  for (;;) {
    const due = await dueHolds(needs, workspace, after);
    if (due.length === 0) return released;
    released += await release(
      needs,
      workspace,
      due.map((hold) => hold.id),
      failures,
    );
    after = due.at(-1);
  }
}

/** Releases a chunk in one transaction; when it fails, its halves, down to the one hold that spoils it. */
async function release(needs: Needs, workspace: WorkspaceId, ids: string[], failures: unknown[]): Promise<number> {
  const { pool, clock } = needs;
  try {
    return (await releaseOpen(pool, clock.now(), workspace, ids)).length;
  } catch (error) {
    if (ids.length === 1) failures.push(new Error(`The hold "${ids[0]}" could not be released.`, { cause: error }));
    if (ids.length === 1) return 0;
    const middle = Math.ceil(ids.length / 2);
    const first = await release(needs, workspace, ids.slice(0, middle), failures);
    return first + (await release(needs, workspace, ids.slice(middle), failures));
  }
}

type DueHold = { readonly id: string; readonly release_at: Date };

async function dueHolds({ pool, clock }: Needs, workspace: WorkspaceId, after?: DueHold): Promise<DueHold[]> {
  const { rows } = await sql<DueHold>`select id, release_at from ledger.hold
    where workspace_id = ${workspace} and state = 'open' and release_at <= ${clock.now()}
      and (release_at, id) > (${after?.release_at ?? '-infinity'}::timestamptz, ${after?.id ?? ''})
    order by release_at, id limit ${chunkMax}`.execute(pool);
  return rows;
}

async function workspacesWithDueHolds({ pool, clock }: Needs): Promise<WorkspaceId[]> {
  const { rows } = await sql<{ workspace_id: WorkspaceId }>`select distinct workspace_id from ledger.hold
    where state = 'open' and release_at <= ${clock.now()} order by workspace_id`.execute(pool);
  return rows.map((row) => row.workspace_id);
}
