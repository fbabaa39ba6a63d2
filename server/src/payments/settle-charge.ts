import { newId } from '#kernel';
import type { Tx } from '#database';
import type { Transfer } from '#ledger';
import { announcePayment } from './announce-payment.ts';
import { ownLeaseFrom } from './due.ts';
import { chargeOf, lockEvent, markApplied, nameOf, type StoredMoney } from './event-rows.ts';
import { mayBecome, type Payment } from './payment.ts';
import { insertPayment, lockPayment, updatePayment, type PaymentName } from './payment-rows.ts';
import { moneyReceived } from './postings.ts';
import type { PaymentsNeeds } from './purpose.ts';
import { untouched } from './request-payment.ts';
import { settlementColumns } from './settlement.ts';
import { isWhole, markReturned } from './return-charge.ts';

/** Money came in, on the payment it was asked for with if there is one. Answers the transfer, to be posted last. */
export async function settleCharge(
  tx: Tx,
  { clock, adopt }: PaymentsNeeds,
  stored: StoredMoney,
): Promise<{ payment: PaymentName; transfer: Transfer }> {
  const now = clock.now();
  const invoice = await invoiceOf(tx, stored);
  const due = invoice || adopt ? ownLeaseFrom(now) : null;
  const payment = await payAgainst(tx, stored, invoice, now, due);
  await markApplied(tx, nameOf(stored), payment.id, now);
  const what = invoice || adopt ? 'payment.received' : 'payment.unmatched';
  await announcePayment(tx, what, payment, stored.event.occurredAt);
  const early = await lockEvent(tx, { ...nameOf(stored), kind: 'payment_refunded' });
  if (early && isWhole(payment, early)) await markReturned(tx, payment, early, now);
  return { payment, transfer: moneyReceived(payment, stored.event.occurredAt) };
}

/** The payment whose id the invoice carried, if it is ours and this connection's. */
async function invoiceOf(tx: Tx, { workspace, gateway, connection, event }: StoredMoney): Promise<Payment | undefined> {
  const invoice = await lockPayment(tx, workspace, event.payload);
  return invoice?.gateway === gateway && invoice.connection === connection ? invoice : undefined;
}

/**
 * The money meets its invoice. An invoice that was paid before gives a payment of its own for the same purpose;
 * money without an invoice gives one whose next step is to find out what it was for.
 */
async function payAgainst(
  tx: Tx,
  stored: StoredMoney,
  invoice: Payment | undefined,
  now: Date,
  due: Date | null,
): Promise<Payment> {
  const came = {
    charge: chargeOf(stored).charge,
    payer: stored.event.payer,
    paid: stored.event.amount,
    settlement: stored.event.kind === 'payment_settled' ? (stored.event.settlement ?? null) : null,
    settledAt: now,
  };
  if (!invoice) return insertPayment(tx, { ...nobodyAskedFor(stored, now), ...came }, due);
  if (mayBecome(invoice.status, 'settled')) return settleInvoice(tx, invoice, came, due);
  const { address, comment } = invoice; // a transfer to the same address is as good as the first one
  const fresh = { ...untouched, address, comment, id: newId('pay'), invoice: invoice.id, requestedAt: now };
  const again = { ...invoice, ...fresh };
  return insertPayment(tx, { ...again, ...came, status: 'settled' }, due);
}

type Came = Pick<Payment, 'charge' | 'payer' | 'paid' | 'settlement' | 'settledAt'>;

async function settleInvoice(tx: Tx, invoice: Payment, came: Came, due: Date | null): Promise<Payment> {
  await updatePayment(tx, invoice, {
    status: 'settled',
    charge: came.charge,
    payer: came.payer,
    paid_asset: came.paid?.asset ?? null,
    paid_units: came.paid?.units ?? null,
    ...settlementColumns(came.settlement),
    settled_at: came.settledAt,
    due_at: due,
  });
  return { ...invoice, ...came, status: 'settled' };
}

function nobodyAskedFor({ workspace, gateway, connection, app, event }: StoredMoney, now: Date): Payment {
  const id = newId('pay');
  const recurring = event.kind === 'payment_settled' ? event.recurring : undefined;
  return {
    ...untouched,
    workspace,
    id,
    status: 'unmatched',
    gateway,
    connection,
    app,
    purpose: null,
    customer: null,
    details: { payload: event.payload, ...(recurring && { recurring }) },
    title: '',
    description: '',
    amount: event.amount,
    invoice: id,
    problem: 'Nobody here asked for this money: what its invoice carried is not one of our payments.',
    requestedAt: now,
  };
}
