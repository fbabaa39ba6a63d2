import { sql } from 'kysely';
import { isId, type WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import type { Reckoning } from './reckon.ts';
import type { Work, WorkName, WorkStatus } from './work.ts';

type Row = {
  workspace_id: WorkspaceId;
  order_id: string;
  run: number;
  task: string | null;
  reason: string | null;
  status: WorkStatus;
  quantity: number;
  delivered: number;
  earned: number;
  lost: number;
  start_count: bigint | null;
  is_start_told: boolean;
  ended_at: Date | null;
  guaranteed_until: Date | null;
};

function toWork(row: Row): Work {
  const { order_id: order, task } = row;
  if (!isId('ro', order) || (task !== null && !isId('tsk', task)))
    throw new Error(`The work of order ${order} is damaged.`);
  return {
    workspace: row.workspace_id,
    order,
    run: row.run,
    task,
    reason: row.reason,
    status: row.status,
    quantity: row.quantity,
    delivered: row.delivered,
    earned: row.earned,
    lost: row.lost,
    startCount: row.start_count === null ? null : Number(row.start_count),
    isStartTold: row.is_start_told,
    endedAt: row.ended_at,
    guaranteedUntil: row.guaranteed_until,
  };
}

export async function findWork(db: Pool | Tx, { workspace, order, run }: WorkName): Promise<Work | undefined> {
  const { rows } = await sql<Row>`select * from workforce.work
    where workspace_id = ${workspace} and order_id = ${order} and run = ${run}`.execute(db);
  return rows[0] && toWork(rows[0]);
}

/** Everything that an order has become, in the order of its runs. */
export async function worksOf(db: Pool | Tx, workspace: WorkspaceId, order: string): Promise<Work[]> {
  const { rows } = await sql<Row>`select * from workforce.work
    where workspace_id = ${workspace} and order_id = ${order} order by run`.execute(db);
  return rows.map(toWork);
}

/** The work that a task is for, locked until commit: before the order, its runs and the book. */
export async function lockWorkOf(tx: Tx, workspace: WorkspaceId, task: string): Promise<Work | undefined> {
  const { rows } = await sql<Row>`select * from workforce.work
    where workspace_id = ${workspace} and task = ${task} for update`.execute(tx);
  return rows[0] && toWork(rows[0]);
}

export type NewWork = WorkName & Pick<Work, 'task' | 'reason' | 'quantity' | 'startCount'> & { readonly at: Date };

/** False where this run has work already, or was stopped; without a task it never begins. */
export async function insertWork(tx: Tx, { workspace, order, run, ...work }: NewWork): Promise<boolean> {
  const { task, reason, quantity, startCount, at } = work;
  const { numAffectedRows } = await sql`
    insert into workforce.work
      (workspace_id, order_id, run, task, reason, status, quantity, start_count, begun_at, ended_at)
    values (${workspace}, ${order}, ${run}, ${task}, ${reason}, ${task === null ? 'settled' : 'running'}, ${quantity}, ${startCount},
      ${at}, ${task === null ? at : null})
    on conflict on constraint a_run_is_worked_at_once do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

/** What was told of it, in the transaction that tells it. */
export async function updateWork(
  tx: Tx,
  { workspace, order, run, endedAt }: Work,
  told: Reckoning & { readonly at: Date; readonly guaranteedUntil: Date | null },
): Promise<void> {
  const { delivered, earned, lost, status, at, guaranteedUntil } = told;
  const over = endedAt ?? (status === 'running' ? null : at);
  await sql`update workforce.work set delivered = ${delivered}, earned = ${earned}, lost = ${lost}, status = ${status},
      is_start_told = true, ended_at = ${over}, guaranteed_until = ${guaranteedUntil}
    where workspace_id = ${workspace} and order_id = ${order} and run = ${run}`.execute(tx);
}

/** Work that has ended and whose last guarantee is over, the oldest first. */
export async function workToClose(pool: Pool, at: Date, limit: number): Promise<Work[]> {
  const { rows } = await sql<Row>`select * from workforce.work
    where status = 'ended' and guaranteed_until <= ${at} order by guaranteed_until limit ${limit}`.execute(pool);
  return rows.map(toWork);
}

/** Asks no more about its guarantee until something happens to it. */
export async function forgetGuarantee(tx: Tx, { workspace, order, run }: WorkName): Promise<void> {
  await sql`update workforce.work set guaranteed_until = null
    where workspace_id = ${workspace} and order_id = ${order} and run = ${run}`.execute(tx);
}
