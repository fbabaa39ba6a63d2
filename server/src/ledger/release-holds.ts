import { sql } from 'kysely';
import type { Clock, WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import { textArray } from './array-literal.ts';
import type { HoldRelease } from './hold.ts';

/**
 * Releases these holds now, whatever their release time: each to its shares, as one transfer `hold.release:<id>`. Answers
 * for each id, in their order, what became of it; a hold that was settled before, or is none, is an answer and stops no
 * other. Takes the lane of the workspace until commit, so it is the last statement; give it some 500 to 2,000 at a time.
 */
export async function releaseHolds(
  tx: Tx,
  clock: Clock,
  workspace: WorkspaceId,
  ids: readonly string[],
): Promise<HoldRelease[]> {
  const asked = [...new Set(ids)];
  const released = new Set(await releaseOpen(tx, clock.now(), workspace, asked));
  const rest = asked.filter((id) => !released.has(id));
  const before = rest.length === 0 ? new Map<string, string>() : await statesOf(tx, workspace, rest);
  return ids.map((id) => ({ id, outcome: released.has(id) ? 'released' : outcomeOf(before.get(id)) }));
}

const outcomeOf = (state?: string) =>
  state === undefined ? 'unknown' : state === 'voided' ? 'voided_before' : 'released_before';

/** Releases those of these holds, each named once, that are open; answers which. */
export async function releaseOpen(
  db: Pool | Tx,
  now: Date,
  workspace: WorkspaceId,
  ids: readonly string[],
): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ released: string[] }>`
    select ledger.release_holds(${workspace}, ${now}, ${textArray(ids)}) as released`.execute(db);
  return rows[0]?.released ?? [];
}

async function statesOf(tx: Tx, workspace: WorkspaceId, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; state: string }>`select id, state from ledger.hold
    where workspace_id = ${workspace} and id = any (${textArray(ids)}::text[])`.execute(tx);
  return new Map(rows.map(({ id, state }) => [id, state]));
}
