import { sql } from 'kysely';
import { isId, Refusal, type WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import type { Fulfiller } from '#catalogue';
import type { RunName, RunState, RunStatus } from './run.ts';

type Row = {
  workspace_id: number;
  order_id: string;
  number: number;
  quantity: number;
  charged_units: bigint;
  given_back_units: bigint;
  earned_units: bigint;
  start_count: bigint | null;
  delivered: number;
  units_earned: number;
  units_lost: number;
  status: RunStatus;
  reason: string | null;
  due_at: Date | null;
  tries: number;
  stop_due_at: Date | null;
  ended_at: Date | null;
};

export function toRun(row: Row): RunState {
  const { order_id: order } = row;
  if (!isId('ro', order)) throw new Error(`The row of a run of ${order} is damaged.`);
  return {
    workspace: row.workspace_id,
    order,
    number: row.number,
    quantity: row.quantity,
    charged: row.charged_units,
    givenBack: row.given_back_units,
    earned: row.earned_units,
    startCount: row.start_count === null ? null : Number(row.start_count),
    delivered: row.delivered,
    unitsEarned: row.units_earned,
    unitsLost: row.units_lost,
    status: row.status,
    reason: row.reason,
    dueAt: row.due_at,
    tries: row.tries,
    stopDueAt: row.stop_due_at,
    endedAt: row.ended_at,
  };
}

/** The runs of an order in their order. With `lock` until commit: the caller has locked the order before. */
export async function selectRuns(
  db: Pool | Tx,
  { workspace, id }: { readonly workspace: WorkspaceId; readonly id: string },
  lock: 'lock' | 'look' = 'look',
): Promise<RunState[]> {
  const { rows } = await sql<Row>`select * from reselling.run
    where workspace_id = ${workspace} and order_id = ${id} order by number
    ${lock === 'lock' ? sql`for no key update` : sql``}`.execute(db);
  return rows.map(toRun);
}

/** One of them. Refuses with `not_found` a number the order does not have. */
export function runOf(runs: readonly RunState[], { run }: Pick<RunName, 'run'>): RunState {
  const found = runs.find(({ number }) => number === run);
  if (!found) throw new Refusal('not_found', 'This order has no such run.');
  return found;
}

/** What of a run ever changes. The caller has locked it. */
export async function updateRun(tx: Tx, run: RunState): Promise<void> {
  await sql`update reselling.run set given_back_units = ${run.givenBack}, earned_units = ${run.earned},
      start_count = ${run.startCount}, delivered = ${run.delivered}, units_earned = ${run.unitsEarned},
      units_lost = ${run.unitsLost}, status = ${run.status}, reason = ${run.reason}, due_at = ${run.dueAt},
      stop_due_at = ${run.stopDueAt}, ended_at = ${run.endedAt}
    where workspace_id = ${run.workspace} and order_id = ${run.order} and number = ${run.number}`.execute(tx);
}

export type Taking = { readonly by: Fulfiller; readonly now: Date; readonly lease: Date; readonly limit: number };

/** Runs that are to begin now, taken until `lease`: whoever crashes meanwhile is asked again then. */
export async function takeDueRuns(pool: Pool, { by, now, lease, limit }: Taking): Promise<RunState[]> {
  const { rows } = await sql<Row>`
    update reselling.run r set status = 'beginning', due_at = ${lease}, tries = r.tries + 1
    from (select workspace_id, order_id, number from reselling.run where fulfilled_by = ${by} and due_at <= ${now}
      order by due_at limit ${limit} for no key update skip locked) d
    where r.workspace_id = d.workspace_id and r.order_id = d.order_id and r.number = d.number
    returning r.*`.execute(pool);
  return rows.map(toRun);
}

/** Runs whose doing is to be stopped now, taken until `lease`. */
export async function takeRunsToStop(pool: Pool, { by, now, lease, limit }: Taking): Promise<RunState[]> {
  const { rows } = await sql<Row>`
    update reselling.run r set stop_due_at = ${lease}
    from (select workspace_id, order_id, number from reselling.run
      where fulfilled_by = ${by} and stop_due_at <= ${now} and status = 'begun'
      order by stop_due_at limit ${limit} for no key update skip locked) d
    where r.workspace_id = d.workspace_id and r.order_id = d.order_id and r.number = d.number
    returning r.*`.execute(pool);
  return rows.map(toRun);
}
