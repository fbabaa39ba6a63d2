import { sql } from 'kysely';
import { isId, type Id, type WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import type { Sold, Standing, SubscriptionState } from './subscription.ts';

type Row = {
  workspace_id: WorkspaceId;
  id: Id<'sub'>;
  invoice: Id<'pay'>;
  customer: string;
  product: string;
  version: number;
  price_asset: string;
  price_units: bigint;
  period: number;
  grace: number;
  requested_at: Date;
  replaces: Id<'sub'> | null;
  payable_from: Date | null;
  replaced_by: Id<'sub'> | null;
  replaced_at: Date | null;
  told_state: SubscriptionState;
};

const columns = sql`workspace_id, id, invoice, customer, product, version, price_asset, price_units, period, grace,
  requested_at, replaces, payable_from, replaced_by, replaced_at, told_state`;

const toSold = (row: Row): Sold => ({
  workspace: row.workspace_id,
  id: row.id,
  invoice: row.invoice,
  customer: row.customer,
  product: row.product,
  version: row.version,
  price: { asset: row.price_asset, units: row.price_units },
  period: row.period,
  grace: row.grace,
  requestedAt: row.requested_at,
  toldState: row.told_state,
  ...(row.replaces && { replaces: row.replaces }),
  ...(row.payable_from && { payableFrom: row.payable_from }),
  ...(row.replaced_by && { replacedBy: row.replaced_by }),
  ...(row.replaced_at && { replacedAt: row.replaced_at }),
});

export async function insertSubscription(tx: Tx, sold: Sold): Promise<void> {
  await sql`insert into subscriptions.subscription (workspace_id, id, invoice, customer, product, version, price_asset,
      price_units, period, grace, requested_at, replaces, payable_from)
    values (${sold.workspace}, ${sold.id}, ${sold.invoice}, ${sold.customer}, ${sold.product}, ${sold.version},
      ${sold.price.asset}, ${sold.price.units}, ${sold.period}, ${sold.grace}, ${sold.requestedAt},
      ${sold.replaces ?? null}, ${sold.payableFrom ?? null})`.execute(tx);
}

export async function findSubscription(db: Pool | Tx, workspace: WorkspaceId, id: string): Promise<Sold | undefined> {
  if (!isId('sub', id)) return undefined;
  const { rows } = await sql<Row>`select ${columns} from subscriptions.subscription
    where workspace_id = ${workspace} and id = ${id}`.execute(db);
  return rows[0] && toSold(rows[0]);
}

/** The subscription that an invoice starts. */
export async function subscriptionOf(
  db: Pool | Tx,
  workspace: WorkspaceId,
  invoice: string,
): Promise<Sold | undefined> {
  const { rows } = await sql<Row>`select ${columns} from subscriptions.subscription
    where workspace_id = ${workspace} and invoice = ${invoice}`.execute(db);
  return rows[0] && toSold(rows[0]);
}

/** The subscription, with its row locked until commit. Of several, the older ones are locked first. */
export async function lockSubscription(tx: Tx, workspace: WorkspaceId, id: string): Promise<Sold | undefined> {
  if (!isId('sub', id)) return undefined;
  const { rows } = await sql<Row>`select ${columns} from subscriptions.subscription
    where workspace_id = ${workspace} and id = ${id} for update`.execute(tx);
  return rows[0] && toSold(rows[0]);
}

export type SubscriptionFilter = {
  readonly customer?: string;
  readonly product?: string;
  /** The last id of the page before. */
  readonly cursor?: string;
};

/** Newest first. */
export async function selectSubscriptions(
  db: Pool | Tx,
  workspace: WorkspaceId,
  { customer, product, cursor }: SubscriptionFilter,
  limit: number,
): Promise<Sold[]> {
  const ofCustomer = customer === undefined ? sql`` : sql`and customer = ${customer} collate "C"`;
  const toProduct = product === undefined ? sql`` : sql`and product = ${product} collate "C"`;
  const after = cursor === undefined ? sql`` : sql`and id < ${cursor} collate "C"`;
  const { rows } = await sql<Row>`select ${columns} from subscriptions.subscription
    where workspace_id = ${workspace} ${ofCustomer} ${toProduct} ${after} order by id desc limit ${limit}`.execute(db);
  return rows.map(toSold);
}

export async function markReplaced(tx: Tx, old: Sold, by: Id<'sub'>, at: Date): Promise<void> {
  await sql`update subscriptions.subscription set replaced_by = ${by}, replaced_at = ${at}
    where workspace_id = ${old.workspace} and id = ${old.id} and replaced_by is null`.execute(tx);
}

/** Remembers what was told, and when to look again. */
export async function saveTold(tx: Tx, { workspace, id }: Sold, standing: Standing): Promise<void> {
  await sql`update subscriptions.subscription set told_state = ${standing.state},
      told_paid_until = ${standing.paidUntil ?? null}, changes_at = ${standing.changesAt ?? null}
    where workspace_id = ${workspace} and id = ${id}`.execute(tx);
}

/** Subscriptions that time has changed since they were looked at, each locked until commit. */
export async function lockChanged(tx: Tx, now: Date, limit: number): Promise<Sold[]> {
  const { rows } = await sql<Row>`select ${columns} from subscriptions.subscription
    where changes_at <= ${now} order by changes_at limit ${limit} for update skip locked`.execute(tx);
  return rows.map(toSold);
}

export async function insertKept(pool: Pool, workspace: WorkspaceId, payment: string): Promise<void> {
  await sql`insert into subscriptions.kept (workspace_id, payment) values (${workspace}, ${payment})
    on conflict do nothing`.execute(pool);
}

export async function isKept(tx: Tx, workspace: WorkspaceId, payment: string): Promise<boolean> {
  const { rows } = await sql`select from subscriptions.kept
    where workspace_id = ${workspace} and payment = ${payment}`.execute(tx);
  return rows.length > 0;
}
