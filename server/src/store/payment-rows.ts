import { sql } from 'kysely';
import type { Amount, WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import type { OrderPayment, PaymentState, ReturnReason } from './order-payment.ts';

type Row = {
  workspace_id: number;
  payment: string;
  order_id: string;
  currency: string;
  method: string;
  status: PaymentState;
  asset: string;
  asked_units: bigint;
  worth_units: bigint;
  surcharge_units: bigint;
  fee_units: bigint;
  came_units: bigint | null;
  booked_units: bigint | null;
  told_asset: string | null;
  told_units: bigint | null;
  told_worth_units: bigint | null;
  reason: ReturnReason | null;
  asked_at: Date;
  came_at: Date | null;
  ended_at: Date | null;
  tries: number;
};

function toPayment(row: Row): OrderPayment {
  const told = (units: bigint): Amount => ({ asset: row.currency, units });
  const { told_asset: asset, told_units: units, told_worth_units: worth } = row;
  return {
    workspace: row.workspace_id,
    payment: row.payment,
    order: row.order_id,
    method: row.method,
    status: row.status,
    asked: { asset: row.asset, units: row.asked_units },
    worth: told(row.worth_units),
    surcharge: told(row.surcharge_units),
    fee: told(row.fee_units),
    came: row.came_units === null ? null : { asset: row.asset, units: row.came_units },
    booked: row.booked_units === null ? null : told(row.booked_units),
    told: asset === null || units === null || worth === null ? null : { fee: { asset, units }, worth: told(worth) },
    reason: row.reason,
    askedAt: row.asked_at,
    cameAt: row.came_at,
    endedAt: row.ended_at,
    tries: row.tries,
  };
}

/** The caller has locked the order. */
export async function insertPayment(tx: Tx, payment: OrderPayment): Promise<void> {
  const { workspace, asked, worth } = payment;
  await sql`insert into store.order_payment (workspace_id, payment, order_id, method, currency, asset, asked_units,
      worth_units, surcharge_units, fee_units, asked_at)
    values (${workspace}, ${payment.payment}, ${payment.order}, ${payment.method}, ${worth.asset}, ${asked.asset},
      ${asked.units}, ${worth.units}, ${payment.surcharge.units}, ${payment.fee.units}, ${payment.askedAt})`.execute(
    tx,
  );
}

/** Everything asked for an order, the oldest first. The caller has locked the order where that matters. */
export async function selectPayments(db: Pool | Tx, workspace: WorkspaceId, order: string): Promise<OrderPayment[]> {
  const { rows } = await sql<Row>`select * from store.order_payment
    where workspace_id = ${workspace} and order_id = ${order} order by payment limit 200`.execute(db);
  return rows.map(toPayment);
}

export async function findOrderPayment(
  db: Pool | Tx,
  workspace: WorkspaceId,
  payment: string,
): Promise<OrderPayment | undefined> {
  const { rows } = await sql<Row>`select * from store.order_payment
    where workspace_id = ${workspace} and payment = ${payment}`.execute(db);
  return rows[0] && toPayment(rows[0]);
}

/** What of a payment ever changes. `dueAt`: when somebody has to look after it. */
export async function updatePayment(tx: Tx, payment: OrderPayment, dueAt: Date | null): Promise<void> {
  const { workspace, came, booked, told } = payment;
  await sql`update store.order_payment set status = ${payment.status}, came_units = ${came?.units ?? null},
      booked_units = ${booked?.units ?? null}, told_asset = ${told?.fee.asset ?? null},
      told_units = ${told?.fee.units ?? null}, told_worth_units = ${told?.worth.units ?? null}, reason = ${payment.reason},
      came_at = ${payment.cameAt}, ended_at = ${payment.endedAt}, due_at = ${dueAt}
    where workspace_id = ${workspace} and payment = ${payment.payment}`.execute(tx);
}

/** An invoice that can never be paid is not answered again. */
export async function dropInvoice(db: Pool | Tx, workspace: WorkspaceId, payment: string): Promise<void> {
  await sql`update store.order_payment set is_dropped = true
    where workspace_id = ${workspace} and payment = ${payment}`.execute(db);
}

/** The invoice that is out for an order by a method, if there is one. */
export async function openInvoice(
  tx: Tx,
  { workspace, order, method }: { readonly workspace: WorkspaceId; readonly order: string; readonly method: string },
): Promise<string | undefined> {
  const { rows } = await sql<{ payment: string }>`select payment from store.order_payment
    where workspace_id = ${workspace} and order_id = ${order} and method = ${method} and status = 'asked'
      and not is_dropped order by payment desc limit 1`.execute(tx);
  return rows[0]?.payment;
}

/** Takes on what is to go back and is due, for a while: a crash leaves it to whoever comes after. */
export async function takeReturns(pool: Pool, now: Date, until: Date, most: number): Promise<OrderPayment[]> {
  const { rows } = await sql<Row>`update store.order_payment p set due_at = ${until}, tries = p.tries + 1
    from (select workspace_id, payment from store.order_payment where due_at <= ${now} and status = 'returning'
      order by due_at limit ${most} for no key update skip locked) d
    where p.workspace_id = d.workspace_id and p.payment = d.payment returning p.*`.execute(pool);
  return rows.map(toPayment);
}

/** Looks after it again then. */
export async function putOff(pool: Pool, { workspace, payment }: OrderPayment, dueAt: Date): Promise<void> {
  await sql`update store.order_payment set due_at = ${dueAt}
    where workspace_id = ${workspace} and payment = ${payment} and status = 'returning'`.execute(pool);
}
