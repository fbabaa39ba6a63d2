import { newId } from '#kernel';
import type { Tx } from '#database';
import { hashInput } from '#ledger';
import { ownLeaseFrom } from './due.ts';
import { chargeOf, keepWaiting, markApplied, nameOf, type StoredEvent, type StoredMoney } from './event-rows.ts';
import type { Payment } from './payment.ts';
import { lockPaymentOfCharge, updatePayment, type PaymentName } from './payment-rows.ts';
import type { PaymentsNeeds } from './purpose.ts';
import { insertRefund, lockOpenRefund, updateRefund } from './refund-rows.ts';

/** Money went back: mark it on its payment; what has to be undone is the payment's next step. */
export async function returnCharge(
  tx: Tx,
  { clock, log }: PaymentsNeeds,
  stored: StoredMoney,
): Promise<PaymentName | undefined> {
  const payment = await lockPaymentOfCharge(tx, chargeOf(stored));
  if (payment && isWhole(payment, stored)) {
    await markReturned(tx, payment, stored, clock.now());
    return payment;
  }
  const problem = payment
    ? 'The sum that went back is not the sum that was paid; a person has to look at it.'
    : 'It went back before we heard that it had come in; it waits for that fact.';
  await keepWaiting(tx, nameOf(stored), null, problem);
  log.warn({ ...nameOf(stored), payment: payment?.id }, problem);
  return undefined;
}

/** Whether what went back is all that came in. Gateways here give back whole charges only. */
export const isWhole = ({ paid }: Payment, { event }: StoredEvent): boolean =>
  event.kind !== 'subscription_changed' && paid?.asset === event.amount.asset && paid.units === event.amount.units;

/** The fact is on the payment, and its refund is done: the one that was asked for, or one the gateway made by itself. */
export async function markReturned(tx: Tx, payment: Payment, stored: StoredEvent, now: Date): Promise<void> {
  const { occurredAt } = stored.event;
  await updatePayment(tx, payment, { returned_at: occurredAt, due_at: ownLeaseFrom(now), tries: 0 });
  await markApplied(tx, nameOf(stored), payment.id, now);
  const open = await lockOpenRefund(tx, payment.workspace, payment.id);
  if (open) await updateRefund(tx, open, { status: 'done', done_at: occurredAt, due_at: null, problem: null });
  else await insertRefund(tx, madeByGateway(payment, occurredAt, now), null);
}

function madeByGateway({ workspace, id }: Payment, doneAt: Date, now: Date) {
  const refund = {
    workspace,
    id: newId('rf'),
    payment: id,
    status: 'done',
    policy: null,
    origin: 'gateway',
    problem: null,
    tries: 0,
    requestedAt: now,
    firstSentAt: null,
    doneAt,
  } as const;
  return { refund, key: `gateway:${id}`, inputHash: hashInput({ payment: id }) };
}
