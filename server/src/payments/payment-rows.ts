import { sql, type Selectable } from 'kysely';
import { isId, type WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import { settlementColumns, toSettlement } from './settlement.ts';
import { paymentStatuses, type Payment, type PaymentStatus } from './payment.ts';

export type PaymentRow = {
  workspace_id: number;
  id: string;
  status: string;
  gateway: string;
  connection: string;
  app: string;
  purpose: string | null;
  customer: string | null;
  details: unknown;
  title: string;
  description: string;
  asset: string;
  units: bigint;
  paid_asset: string | null;
  paid_units: bigint | null;
  accepted: boolean;
  received_asset: string | null;
  received_units: bigint | null;
  fee_units: bigint | null;
  charge: string | null;
  only_payer: string | null;
  payer: string | null;
  invoice: string;
  url: string | null;
  external_id: string | null;
  address: string | null;
  comment: string | null;
  asking_until: Date | null;
  problem: string | null;
  tries: number;
  due_at: Date | null;
  requested_at: Date;
  expires_at: Date | null;
  settled_at: Date | null;
  fulfilled_at: Date | null;
  returned_at: Date | null;
  refunded_at: Date | null;
};

const table = (db: Pool | Tx) => db.withTables<{ 'payments.payment': PaymentRow }>();

const isStatus = (text: string): text is PaymentStatus => (paymentStatuses as readonly string[]).includes(text);

/** The row as the payment it keeps. Throws for one that no code of ours has written. */
export function toPayment(row: Selectable<PaymentRow>): Payment {
  if (!isId('pay', row.id) || !isStatus(row.status)) throw new Error(`The row of payment ${row.id} is damaged.`);
  const { paid_asset: paidAsset, paid_units: paidUnits } = row;
  return {
    workspace: row.workspace_id,
    id: row.id,
    status: row.status,
    gateway: row.gateway,
    connection: row.connection,
    app: row.app,
    purpose: row.purpose,
    customer: row.customer,
    details: row.details as Payment['details'],
    title: row.title,
    description: row.description,
    amount: { asset: row.asset, units: row.units },
    paid: paidAsset === null || paidUnits === null ? null : { asset: paidAsset, units: paidUnits },
    accepted: row.accepted,
    settlement: toSettlement(paidAsset, row),
    charge: row.charge,
    onlyPayer: row.only_payer,
    payer: row.payer,
    invoice: row.invoice,
    url: row.url,
    externalId: row.external_id,
    address: row.address,
    comment: row.comment,
    problem: row.problem,
    tries: row.tries,
    requestedAt: row.requested_at,
    expiresAt: row.expires_at,
    settledAt: row.settled_at,
    fulfilledAt: row.fulfilled_at,
    returnedAt: row.returned_at,
    refundedAt: row.refunded_at,
  };
}

/** Writes a payment as it is described; when it is due is said apart, for it is about the work and not about the money. */
export async function insertPayment(tx: Tx, payment: Payment, due: Date | null = null): Promise<Payment> {
  await table(tx)
    .insertInto('payments.payment')
    .values({
      workspace_id: payment.workspace,
      id: payment.id,
      status: payment.status,
      gateway: payment.gateway,
      connection: payment.connection,
      app: payment.app,
      purpose: payment.purpose,
      customer: payment.customer,
      details: JSON.stringify(payment.details),
      title: payment.title,
      description: payment.description,
      asset: payment.amount.asset,
      units: payment.amount.units,
      paid_asset: payment.paid?.asset ?? null,
      paid_units: payment.paid?.units ?? null,
      accepted: payment.accepted,
      ...settlementColumns(payment.settlement),
      charge: payment.charge,
      only_payer: payment.onlyPayer,
      payer: payment.payer,
      invoice: payment.invoice,
      url: payment.url,
      external_id: payment.externalId,
      address: payment.address,
      comment: payment.comment,
      problem: payment.problem,
      tries: payment.tries,
      due_at: due,
      requested_at: payment.requestedAt,
      expires_at: payment.expiresAt,
      settled_at: payment.settledAt,
      returned_at: payment.returnedAt,
    })
    .execute();
  return payment;
}

export async function findPayment(db: Pool | Tx, workspace: WorkspaceId, id: string): Promise<Payment | undefined> {
  if (!isId('pay', id)) return undefined;
  const row = await table(db)
    .selectFrom('payments.payment')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && toPayment(row);
}

/** The payment, with its row locked until commit. */
export async function lockPayment(tx: Tx, workspace: WorkspaceId, id: string): Promise<Payment | undefined> {
  if (!isId('pay', id)) return undefined;
  const row = await table(tx)
    .selectFrom('payments.payment')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && toPayment(row);
}

export type ChargeName = {
  readonly workspace: WorkspaceId;
  readonly gateway: string;
  readonly connection: string;
  readonly charge: string;
};

/** The payment a charge belongs to, with its row locked until commit. */
export async function lockPaymentOfCharge(tx: Tx, name: ChargeName): Promise<Payment | undefined> {
  const row = await table(tx)
    .selectFrom('payments.payment')
    .selectAll()
    .where('workspace_id', '=', name.workspace)
    .where('gateway', '=', name.gateway)
    .where('connection', '=', name.connection)
    .where('charge', '=', name.charge)
    .forUpdate()
    .executeTakeFirst();
  return row && toPayment(row);
}

type Changes = Partial<Omit<PaymentRow, 'workspace_id' | 'id' | 'details'>>;

export async function updatePayment(
  db: Pool | Tx,
  { workspace, id }: Pick<Payment, 'workspace' | 'id'>,
  changes: Changes & { status?: PaymentStatus },
): Promise<void> {
  await table(db)
    .updateTable('payments.payment')
    .set(changes)
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .execute();
}

/** The payment is one of ours from now on: its money is known to be for this. */
export async function keepAdopted(tx: Tx, { workspace, id }: Payment, adopted: Payment): Promise<void> {
  const { status, purpose, customer, title, description, details } = adopted;
  await table(tx)
    .updateTable('payments.payment')
    .set({ status, purpose, customer, title, description, details: JSON.stringify(details), problem: null, tries: 0 })
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .execute();
}

/** Whether the payment's next step is still to be done. */
export async function isDue(tx: Tx, { workspace, id }: Payment): Promise<boolean> {
  const row = await table(tx)
    .selectFrom('payments.payment')
    .select('due_at')
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .executeTakeFirst();
  return row !== undefined && row.due_at !== null;
}

export type PaymentName = { readonly workspace: WorkspaceId; readonly id: string };

/** Takes payments that are due, for as long as the lease lasts. */
export async function takeDuePayments(pool: Pool, now: Date, lease: Date, limit: number): Promise<PaymentName[]> {
  const { rows } = await sql<PaymentName>`
    with due as materialized (select workspace_id, id from payments.payment where due_at <= ${now}
          order by due_at limit ${limit} for update skip locked)
    update payments.payment p set due_at = ${lease}
    from due
    where (p.workspace_id, p.id) = (due.workspace_id, due.id)
    returning p.workspace_id as workspace, p.id`.execute(pool);
  return rows;
}

/** Unpaid payments whose time has run out become expired. Answers how many. */
export async function expirePayments(pool: Pool, now: Date, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    with due as materialized (select workspace_id, id from payments.payment where status = 'requested' and expires_at <= ${now}
          order by expires_at limit ${limit} for update skip locked)
    update payments.payment p set status = 'expired'
    from due
    where (p.workspace_id, p.id) = (due.workspace_id, due.id)`.execute(pool);
  return Number(numAffectedRows ?? 0n);
}

export type PaymentFilter = {
  readonly workspace: WorkspaceId;
  readonly customer?: string;
  readonly status?: PaymentStatus;
  readonly connection?: string;
  readonly purpose?: string;
  /** The last id of the page before. */
  readonly cursor?: string;
  /** 1 to 200; 50, when not given. */
  readonly limit?: number;
};

export async function selectPayments(pool: Pool, filter: PaymentFilter, limit: number): Promise<Payment[]> {
  let query = table(pool).selectFrom('payments.payment').selectAll().where('workspace_id', '=', filter.workspace);
  if (filter.customer !== undefined) query = query.where('customer', '=', filter.customer);
  if (filter.status !== undefined) query = query.where('status', '=', filter.status);
  if (filter.connection !== undefined) query = query.where('connection', '=', filter.connection);
  if (filter.purpose !== undefined) query = query.where('purpose', '=', filter.purpose);
  if (filter.cursor !== undefined) query = query.where('id', '<', filter.cursor);
  const rows = await query.orderBy('id', 'desc').limit(limit).execute();
  return rows.map(toPayment);
}
