import { sql, type Updateable } from 'kysely';
import type { Pool, Tx } from '#database';
import type { Id, WorkspaceId } from '#kernel';
import type { ErrandName } from './errand-rows.ts';
import { mayBecome, type Purchase, type PurchaseStatus } from './purchase.ts';
import { toPurchase, type Row } from './purchase-row.ts';

const table = (db: Pool | Tx) => db.withTables<{ 'supply.purchase': Row }>();

const read = (db: Pool | Tx) => table(db).selectFrom('supply.purchase').selectAll();

export type NewPurchase = Pick<
  Purchase,
  | 'workspace'
  | 'id'
  | 'order'
  | 'attempt'
  | 'supplier'
  | 'username'
  | 'stars'
  | 'asset'
  | 'max'
  | 'expected'
  | 'dueAt'
  | 'sentAt'
>;

export async function insertPurchase(tx: Tx, purchase: NewPurchase): Promise<void> {
  await table(tx)
    .insertInto('supply.purchase')
    .values({
      workspace_id: purchase.workspace,
      id: purchase.id,
      order_id: purchase.order,
      attempt: purchase.attempt,
      supplier: purchase.supplier,
      status: 'sending',
      username: purchase.username,
      stars: purchase.stars,
      asset: purchase.asset,
      max_units: purchase.max,
      expected_units: purchase.expected,
      due_at: purchase.dueAt,
      sent_at: purchase.sentAt,
      misses: 0,
      looks: 0,
    })
    .execute();
}

export async function findPurchase(db: Pool | Tx, workspace: WorkspaceId, id: string): Promise<Purchase | undefined> {
  const row = await read(db).where('workspace_id', '=', workspace).where('id', '=', id).executeTakeFirst();
  return row && toPurchase(row);
}

/** A purchase, locked until commit. Its order and its errand are locked before it. */
export async function lockPurchase(tx: Tx, workspace: WorkspaceId, id: string): Promise<Purchase | undefined> {
  await sql`select from supply.purchase where workspace_id = ${workspace} and id = ${id} for update`.execute(tx);
  return findPurchase(tx, workspace, id);
}

/** Every try of an order, oldest first. */
export async function purchasesOf(db: Pool | Tx, { workspace, order }: ErrandName): Promise<Purchase[]> {
  const rows = await read(db)
    .where('workspace_id', '=', workspace)
    .where('order_id', '=', order)
    .orderBy('id')
    .execute();
  return rows.map(toPurchase);
}

/** Whether an order of a supplier is already known as that of another purchase. */
export async function isAnothers(tx: Tx, { workspace, supplier, id }: Purchase, externalId: string): Promise<boolean> {
  const { rows } = await sql`select from supply.purchase
    where workspace_id = ${workspace} and supplier = ${supplier} and external_id = ${externalId} and id <> ${id}`.execute(
    tx,
  );
  return rows.length > 0;
}

export type PurchaseChanges = Omit<Updateable<Row>, 'workspace_id' | 'id' | 'status'>;

/** Changes what is known of a purchase; with `to` it also takes that step. Its row is locked by the caller. */
export async function changePurchase(
  tx: Tx,
  purchase: Purchase,
  changes: PurchaseChanges,
  to: PurchaseStatus = purchase.status,
): Promise<Purchase> {
  if (to !== purchase.status && !mayBecome(purchase.status, to))
    throw new Error(`A purchase that is ${purchase.status} cannot become ${to}.`);
  const row = await table(tx)
    .updateTable('supply.purchase')
    .set({ ...changes, status: to })
    .where('workspace_id', '=', purchase.workspace)
    .where('id', '=', purchase.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return toPurchase(row);
}

export type PurchaseName = { readonly workspace: WorkspaceId; readonly id: Id<'pur'> };

type Due = { readonly isInTheAir: boolean; readonly now: Date; readonly lease: Date; readonly limit: number };

/** Takes purchases that are due: nobody else has them until `lease`. */
export async function takeDuePurchases(pool: Pool, { isInTheAir, now, lease, limit }: Due): Promise<PurchaseName[]> {
  const inTheAir = ['sending', 'unknown'];
  const { rows } = await sql<PurchaseName>`
    update supply.purchase p set due_at = ${lease}
    from (select workspace_id, id from supply.purchase
      where due_at <= ${now} and (status = any(${inTheAir}::text[])) = ${isInTheAir}
      order by due_at limit ${limit} for update skip locked) due
    where p.workspace_id = due.workspace_id and p.id = due.id
    returning p.workspace_id as workspace, p.id`.execute(pool);
  return rows;
}

export type PurchaseFilter = {
  readonly order?: string;
  readonly supplier?: string;
  /** Only those that wait for a person to say what became of them. */
  readonly isAtDesk?: boolean;
  /** Only those that a person has to buy. */
  readonly isToBuy?: boolean;
  readonly cursor?: string;
  readonly limit?: number;
};

export async function selectPurchases(
  pool: Pool,
  workspace: WorkspaceId,
  filter: PurchaseFilter,
  { limit, byHand }: { readonly limit: number; readonly byHand: readonly string[] },
): Promise<Purchase[]> {
  let query = read(pool).where('workspace_id', '=', workspace);
  if (filter.order !== undefined) query = query.where('order_id', '=', filter.order);
  if (filter.supplier !== undefined) query = query.where('supplier', '=', filter.supplier);
  if (filter.isAtDesk) query = query.where('desk_since', 'is not', null);
  if (filter.isToBuy) query = query.where('status', '=', 'placed').where('supplier', 'in', ['', ...byHand]);
  if (filter.cursor !== undefined) query = query.where('id', '<', filter.cursor);
  return (await query.orderBy('id', 'desc').limit(limit).execute()).map(toPurchase);
}
