import { sql } from 'kysely';
import { Refusal, type WorkspaceId } from '#kernel';
import type { Pool } from '#database';
import { toItem, type DeskItem, type DeskRow } from './desk-rows.ts';
import type { PanelOrder } from './order.ts';
import { findOrders } from './order-rows.ts';

export type DeskFilter = {
  readonly workspace: WorkspaceId;
  readonly kind?: DeskItem['kind'];
  /** Only what this person has taken. */
  readonly takenBy?: string;
  readonly cursor?: string;
  readonly limit?: number;
};

/** A piece of work with the order it belongs to. */
export type DeskWork = { readonly item: DeskItem; readonly order: PanelOrder };
export type DeskPage = { readonly work: readonly DeskWork[]; readonly cursor?: string };

/** What waits for a person, what waits longest first. Refuses with `invalid_request` a cursor that is none of ours. */
export async function listDesk(pool: Pool, filter: DeskFilter): Promise<DeskPage> {
  const { workspace, kind, takenBy } = filter;
  const limit = Math.min(Math.max(filter.limit ?? 50, 1), 200);
  const after = filter.cursor === undefined ? undefined : readCursor(filter.cursor);
  const { rows } = await sql<DeskRow>`select * from reselling.desk_item
    where workspace_id = ${workspace} and done_at is null
    ${kind === undefined ? sql`` : sql`and kind = ${kind}`}
    ${takenBy === undefined ? sql`` : sql`and taken_by = ${takenBy}`}
    ${after === undefined ? sql`` : sql`and (since, id) > (${after.since}, ${after.id})`}
    order by since, id limit ${limit + 1}`.execute(pool);
  const items = rows.slice(0, limit).map(toItem);
  const work = await withOrders(pool, items);
  const last = items.at(-1);
  return rows.length > limit && last ? { work, cursor: `${last.since.getTime()}~${last.id}` } : { work };
}

/** Items with their orders. */
export async function withOrders(pool: Pool, items: readonly DeskItem[]): Promise<DeskWork[]> {
  const orders = await findOrders(pool, items);
  return items.flatMap((item) => {
    const order = orders.get(item.order);
    return order ? [{ item, order }] : [];
  });
}

function readCursor(cursor: string): { since: Date; id: string } {
  const [, since, id] = /^(\d{1,14})~([a-z]+_[0-9a-f]{32}(?::\d{1,4})?)$/.exec(cursor) ?? [];
  if (since !== undefined && id !== undefined) return { since: new Date(Number(since)), id };
  throw new Refusal('invalid_request', 'This cursor is not one we gave; leave it out to start with the first page.');
}
