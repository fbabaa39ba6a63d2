import { sql } from 'kysely';
import { amountToWire, type WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import { announce } from '#webhooks';
import type { DeskAction, DeskKind } from './desk.ts';
import type { StoreOrder } from './order.ts';

/** What waits for a person about an order. */
export type OpenCase = {
  readonly number: number;
  readonly kind: DeskKind;
  readonly reason: string;
  readonly since: Date;
};

/** Puts an order on the desk, once per kind, and tells the workspace's receivers. The caller has locked the order. */
export async function openCase(tx: Tx, order: StoreOrder, kind: DeskKind, reason: string, since: Date): Promise<void> {
  const { workspace, id } = order;
  const { rows } = await sql`insert into store.desk (workspace_id, order_id, number, kind, reason, since)
    select ${workspace}, ${id}, coalesce(max(d.number), 0) + 1, ${kind}, ${reason}, ${since}
    from store.desk d where d.workspace_id = ${workspace} and d.order_id = ${id}
    on conflict (workspace_id, order_id, kind) where closed_at is null do nothing returning number`.execute(tx);
  if (rows.length === 0) return;
  await announce(tx, workspace, {
    type: 'store_order.desk',
    customer: order.buyer,
    occurredAt: since,
    data: {
      order: id,
      number: Number(order.number),
      kind,
      reason,
      stars: order.stars,
      username: order.username,
      price: amountToWire(order.price),
    },
  });
}

export async function openCases(db: Pool | Tx, workspace: WorkspaceId, order: string): Promise<OpenCase[]> {
  const { rows } = await sql<OpenCase>`select number, kind, reason, since from store.desk
    where workspace_id = ${workspace} and order_id = ${order} and closed_at is null order by number`.execute(db);
  return rows;
}

export type Closing = {
  readonly kind: DeskKind;
  readonly at: Date;
  readonly by: string;
  readonly action?: DeskAction;
  readonly note?: string;
};

/** Takes it off the desk, where it is on it. */
export async function closeCase(
  tx: Tx,
  { workspace, id }: Pick<StoreOrder, 'workspace' | 'id'>,
  { kind, at, by, action, note }: Closing,
): Promise<void> {
  await sql`update store.desk set closed_at = ${at}, closed_by = ${by}, action = ${action ?? null}, note = ${note ?? null}
    where workspace_id = ${workspace} and order_id = ${id} and kind = ${kind} and closed_at is null`.execute(tx);
}

export type DeskRow = OpenCase & { readonly order: string };

/** What is open in a workspace, oldest first; after `cursor`, the last one of the page before. */
export async function selectDesk(
  pool: Pool,
  workspace: WorkspaceId,
  cursor: Pick<DeskRow, 'since' | 'order' | 'number'> | undefined,
  most: number,
): Promise<DeskRow[]> {
  const { rows } = await sql<DeskRow>`select order_id as "order", number, kind, reason, since from store.desk
    where workspace_id = ${workspace} and closed_at is null
      ${cursor ? sql`and (since, order_id, number) > (${cursor.since}, ${cursor.order}, ${cursor.number})` : sql``}
    order by since, order_id, number limit ${most}`.execute(pool);
  return rows;
}
