import { transaction, type Tx } from '#database';
import { describe, leaseFrom, nextTry } from './due.ts';
import { GatewayUnavailable, type Charge, type Connection, type Gateway, type RefundOutcome } from './gateway.ts';
import { inTime } from './in-time.ts';
import type { Payment } from './payment.ts';
import { findPayment, lockPayment, updatePayment } from './payment-rows.ts';
import type { PaymentsNeeds } from './purpose.ts';
import { receive } from './receive.ts';
import { settleSending, takeRefund, type TakenRefund } from './refund-rows.ts';

export type RefundName = { readonly workspace: number; readonly id: string };

/**
 * Asks the gateway for a refund that was requested, outside any transaction. Its yes is a fact like any other and
 * goes through the one door; its no leaves the payment as it is. Without an answer the outcome is unknown: before
 * the next try the gateway's own list is asked whether the money went back.
 */
export async function sendRefund(needs: PaymentsNeeds, { workspace, id }: RefundName): Promise<void> {
  const now = needs.clock.now();
  const taken = await takeRefund(needs.pool, workspace, id, now, leaseFrom(now));
  const payment = taken && (await findPayment(needs.pool, workspace, taken.refund.payment));
  if (!payment) return;
  try {
    await conclude(needs, payment, taken, await ask(needs, payment, taken));
  } catch (error) {
    await putOff(needs, taken, error);
  }
}

async function ask(
  { gateways }: PaymentsNeeds,
  payment: Payment,
  { refund, before }: TakenRefund,
): Promise<RefundOutcome> {
  const port = gateways[payment.gateway]?.refund;
  if (!port)
    return { outcome: 'refused', message: `Payments through "${payment.gateway}" cannot be given back from here.` };
  const { connection, charge } = chargeOf(payment);
  const since = refund.firstSentAt ?? refund.requestedAt;
  if (before === 'unknown' && (await wasDone(port, connection, charge, since))) return { outcome: 'done' };
  return inTime(port.refund(connection, charge));
}

const wasDone = async (port: NonNullable<Gateway['refund']>, connection: Connection, charge: Charge, since: Date) =>
  (await (port.find && inTime(port.find(connection, charge, since)))) ?? false;

function chargeOf(payment: Payment): { connection: Connection; charge: Charge } {
  const { workspace, connection, charge, payer, paid } = payment;
  if (charge === null || payer === null || !paid) throw new Error(`Nothing came in for ${payment.id}.`);
  return { connection: { workspace, id: connection }, charge: { externalId: charge, payer, amount: paid } };
}

async function conclude(
  needs: PaymentsNeeds,
  payment: Payment,
  taken: TakenRefund,
  answer: RefundOutcome,
): Promise<void> {
  if (answer.outcome === 'done') return confirm(needs, payment, taken);
  const { refund } = taken;
  needs.log.warn({ payment: payment.id, refund: refund.id, message: answer.message }, 'A refund was refused.');
  await transaction(needs.pool, (tx) => refuse(tx, needs, taken, answer.message));
}

/** A payment that was waiting for this refund may go on: perhaps it can be fulfilled by now. */
async function refuse(tx: Tx, { clock }: PaymentsNeeds, { refund }: TakenRefund, problem: string): Promise<void> {
  const payment = await lockPayment(tx, refund.workspace, refund.payment);
  await settleSending(tx, refund, { status: 'refused', problem, due_at: null });
  if (payment?.status === 'settled' && !payment.returnedAt)
    await updatePayment(tx, payment, { due_at: nextTry(clock.now(), payment.tries) });
}

async function confirm(needs: PaymentsNeeds, payment: Payment, { refund }: TakenRefund): Promise<void> {
  const { workspace, gateway, connection, app } = payment;
  const { charge } = chargeOf(payment);
  const occurredAt = needs.clock.now();
  const raw = { answer: 'done', refund: refund.id };
  const event = { ...charge, kind: 'payment_refunded', payload: payment.invoice, occurredAt, raw } as const;
  await receive(needs, { workspace, gateway, connection, app, event });
}

async function putOff({ pool, clock, log }: PaymentsNeeds, { refund }: TakenRefund, error: unknown): Promise<void> {
  const certain = error instanceof GatewayUnavailable && error.effect === 'none';
  const wait = error instanceof GatewayUnavailable ? error.retryAfterSeconds : undefined;
  log.warn({ refund: refund.id, tries: refund.tries, err: error }, 'A refund got no answer and is tried again.');
  await settleSending(pool, refund, {
    status: certain ? 'requested' : 'unknown',
    problem: describe(error),
    due_at: nextTry(clock.now(), refund.tries, wait),
  });
}
