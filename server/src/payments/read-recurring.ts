import { sql } from 'kysely';
import type { Id, WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import { toNews, toRecurring } from './event-rows.ts';
import type { PaymentStatus } from './payment.ts';
import type { RecurringCharge, RecurringFacts } from './recurring.ts';
import { findRenewal } from './renewal-rows.ts';

/** Everything that is known of a payment that repeats, by the payment whose invoice was paid first. */
export async function readRecurring(db: Pool | Tx, workspace: WorkspaceId, invoice: string): Promise<RecurringFacts> {
  const charges = await chargesOf(db, workspace, invoice);
  const told = await toldOf(db, workspace, invoice);
  const asked = await findRenewal(db, workspace, invoice);
  return { charges, told, ...(asked && { asked }) };
}

type ChargeRow = {
  payment: Id<'pay'>;
  status: PaymentStatus;
  charge: string;
  payer: string;
  asset: string;
  units: bigint;
  occurred_at: Date;
  recurring: unknown;
  received_at: Date;
  fulfilled_at: Date | null;
  returned_at: Date | null;
  refunded_at: Date | null;
};

async function chargesOf(db: Pool | Tx, workspace: WorkspaceId, invoice: string): Promise<RecurringCharge[]> {
  const { rows } = await sql<ChargeRow>`
    select p.id as payment, p.status, p.charge, p.payer, p.paid_asset as asset, p.paid_units as units, e.occurred_at,
      e.recurring, e.received_at, p.fulfilled_at, p.returned_at, p.refunded_at
    from payments.payment p
    join payments.event e on e.workspace_id = p.workspace_id and e.gateway = p.gateway and e.connection = p.connection
      and e.external_id = p.charge and e.kind = 'payment_settled'
    where p.workspace_id = ${workspace} and p.invoice = ${invoice} and p.charge is not null
    order by e.occurred_at, p.charge`.execute(db);
  return rows.map(toCharge);
}

function toCharge(row: ChargeRow): RecurringCharge {
  const { payment, status, charge, payer, asset, units } = row;
  const said = toRecurring(row.recurring);
  return {
    payment,
    status,
    charge,
    payer,
    paid: { asset, units },
    occurredAt: row.occurred_at,
    isFirst: said?.first === true,
    receivedAt: row.received_at,
    ...(said?.expiresAt && { expiresAt: said.expiresAt }),
    ...(said?.order !== undefined && { order: said.order }),
    ...(row.fulfilled_at && { fulfilledAt: row.fulfilled_at }),
    ...(row.returned_at && { returnedAt: row.returned_at }),
    ...(row.refunded_at && { refundedAt: row.refunded_at }),
  };
}

async function toldOf(db: Pool | Tx, workspace: WorkspaceId, invoice: string) {
  const { rows } = await sql<{ recurring: unknown; received_at: Date }>`
    select recurring, received_at from payments.event
    where workspace_id = ${workspace} and payload = ${invoice} and kind = 'subscription_changed' and payment = ${invoice}
    order by received_at, external_id`.execute(db);
  return rows.map((row) => ({ ...toNews(row.recurring), receivedAt: row.received_at }));
}
