import { sql } from 'kysely';
import type { Tx } from '#database';
import type { WorkspaceId } from '#kernel';
import { reachOf, type Window } from './window.ts';

/** Units are counted under a number. The given one goes on and looks as far back as these windows do; null opens a new one. */
export async function openCounter(
  tx: Tx,
  workspace: WorkspaceId,
  counter: bigint | null,
  windows: readonly Window[],
): Promise<bigint> {
  const reach = Math.max(0, ...windows.map(reachOf));
  const { rows } =
    counter === null
      ? await sql<{
          id: bigint;
        }>`insert into quotas.counter (workspace_id, reach) values (${workspace}, ${reach}) returning id`.execute(tx)
      : await sql<{
          id: bigint;
        }>`update quotas.counter set reach = ${reach} where workspace_id = ${workspace} and id = ${counter} returning id`.execute(
          tx,
        );
  const [row] = rows;
  if (!row) throw new Error(`There is no counter ${counter}.`);
  return row.id;
}

/** Nothing is counted there any more; a sweep deletes what was. */
export async function endCounter(tx: Tx, workspace: WorkspaceId, counter: bigint, now: Date): Promise<void> {
  await sql`update quotas.counter set ended_at = ${now}, sweep_at = '-infinity'
    where workspace_id = ${workspace} and id = ${counter}`.execute(tx);
}
