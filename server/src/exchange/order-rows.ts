import { sql } from 'kysely';
import { isId, type WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import type { Order, OrderStatus } from './task.ts';

type Row = {
  workspace_id: number;
  id: string;
  task: string;
  owner: string;
  status: OrderStatus;
  slots: number;
  asset: string;
  unit_units: bigint;
  charged_units: bigint;
  input_hash: string;
  created_at: Date;
  settled_at: Date | null;
};

function toOrder(row: Row): Order {
  const { id, task, asset } = row;
  if (!isId('ord', id) || !isId('tsk', task)) throw new Error(`The row of order ${id} is damaged.`);
  return {
    workspace: row.workspace_id,
    id,
    task,
    owner: row.owner,
    status: row.status,
    slots: row.slots,
    unit: { asset, units: row.unit_units },
    charged: { asset, units: row.charged_units },
    createdAt: row.created_at,
    settledAt: row.settled_at,
  };
}

type Asked = { readonly key: string; readonly inputHash: string };

/** False when the key has ordered something already; waits for another transaction that is about to. */
export async function insertOrder(tx: Tx, order: Order, { key, inputHash }: Asked): Promise<boolean> {
  const { workspace, id, task, owner, status, slots, unit, charged, createdAt } = order;
  const { numAffectedRows } = await sql`
    insert into exchange.task_order (workspace_id, id, task, owner, status, slots, asset, unit_units, charged_units,
      key, input_hash, created_at)
    values (${workspace}, ${id}, ${task}, ${owner}, ${status}, ${slots}, ${unit.asset}, ${unit.units}, ${charged.units},
      ${key}, ${inputHash}, ${createdAt})
    on conflict on constraint an_order_is_asked_for_once do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

export async function orderByKey(
  db: Pool | Tx,
  workspace: WorkspaceId,
  key: string,
): Promise<{ readonly order: Order; readonly inputHash: string } | undefined> {
  const { rows } = await sql<Row>`select * from exchange.task_order
    where workspace_id = ${workspace} and key = ${key}`.execute(db);
  const [row] = rows;
  return row && { order: toOrder(row), inputHash: row.input_hash };
}

export async function findOrder(db: Pool | Tx, workspace: WorkspaceId, id: string): Promise<Order | undefined> {
  const { rows } = await sql<Row>`select * from exchange.task_order
    where workspace_id = ${workspace} and id = ${id}`.execute(db);
  return rows[0] && toOrder(rows[0]);
}

/** How an order came out. One that has come out already stays as it is. The caller has locked its task. */
export async function settleOrder(
  tx: Tx,
  { workspace, order }: { readonly workspace: WorkspaceId; readonly order: string },
  status: OrderStatus,
  at: Date,
): Promise<void> {
  await sql`update exchange.task_order set status = ${status}, settled_at = ${at}
    where workspace_id = ${workspace} and id = ${order} and status = 'open'`.execute(tx);
}
