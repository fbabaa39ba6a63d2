import { sql } from 'kysely';
import type { WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import type { Notice, NoticeKind } from './notice.ts';
import type { StoreOrder } from './order.ts';

/** Kept until its buyer was told. The caller has locked the order. */
export async function writeNotice(
  tx: Tx,
  { workspace, id }: Pick<StoreOrder, 'workspace' | 'id'>,
  { kind, amount, at }: Notice,
): Promise<void> {
  await sql`insert into store.notice (workspace_id, order_id, number, kind, asset, units, at, due_at)
    select ${workspace}, ${id}, coalesce(max(n.number), 0) + 1, ${kind}, ${amount?.asset ?? null}, ${amount?.units ?? null},
      ${at}, ${at}
    from store.notice n where n.workspace_id = ${workspace} and n.order_id = ${id}`.execute(tx);
}

type Row = {
  workspace_id: number;
  order_id: string;
  number: number;
  kind: NoticeKind;
  asset: string | null;
  units: bigint | null;
  at: Date;
  tries: number;
};

/** A notice that is to be told now. */
export type DueNotice = {
  readonly workspace: WorkspaceId;
  readonly order: string;
  readonly number: number;
  readonly tries: number;
  readonly notice: Notice;
};

const toNotice = ({ kind, asset, units, at }: Row): Notice => ({
  kind,
  amount: asset === null || units === null ? null : { asset, units },
  at,
});

/** Takes on what is due, for a while, and of each order only the first: buyers hear of things as they happened. */
export async function takeNotices(pool: Pool, now: Date, until: Date, most: number): Promise<DueNotice[]> {
  const { rows } = await sql<Row>`update store.notice n set due_at = ${until}, tries = n.tries + 1
    from (select workspace_id, order_id, number from store.notice one where due_at <= ${now}
        and not exists (select from store.notice earlier where earlier.workspace_id = one.workspace_id
          and earlier.order_id = one.order_id and earlier.number < one.number and earlier.due_at is not null)
      order by due_at limit ${most} for no key update skip locked) d
    where n.workspace_id = d.workspace_id and n.order_id = d.order_id and n.number = d.number
    returning n.*`.execute(pool);
  return rows.map((row) => ({
    workspace: row.workspace_id,
    order: row.order_id,
    number: row.number,
    tries: row.tries,
    notice: toNotice(row),
  }));
}

/** `dueAt` null: told, or given up. */
export async function endNotice(
  pool: Pool,
  { workspace, order, number }: DueNotice,
  dueAt: Date | null,
): Promise<void> {
  await sql`update store.notice set due_at = ${dueAt}
    where workspace_id = ${workspace} and order_id = ${order} and number = ${number}`.execute(pool);
}

/** What a buyer was told of an order, in the order in which it happened. */
export async function selectNotices(db: Pool | Tx, workspace: WorkspaceId, order: string): Promise<Notice[]> {
  const { rows } = await sql<Row>`select * from store.notice
    where workspace_id = ${workspace} and order_id = ${order} order by number limit 200`.execute(db);
  return rows.map(toNotice);
}
