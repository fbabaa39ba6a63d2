import { sql } from 'kysely';
import type { WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import type { OrderReading } from './order.ts';
import { toReading } from './order-rows.ts';

type Row = Parameters<typeof toReading>[0];

/** These of a user's orders, by their numbers: one statement. What is not theirs, or not there, is left out. */
export async function getOrders(
  db: Pool | Tx,
  workspace: WorkspaceId,
  user: string,
  numbers: readonly number[],
): Promise<ReadonlyMap<number, OrderReading>> {
  const { rows } = await sql<Row>`
    select number, status, quantity, charged_units, given_back_units, start_count, delivered from reselling.panel_order
    where workspace_id = ${workspace} and number = any(${numbers.filter(Number.isSafeInteger)}::bigint[])
      and user_id = ${user}`.execute(db);
  return new Map(rows.map((row) => [Number(row.number), toReading(row)]));
}
