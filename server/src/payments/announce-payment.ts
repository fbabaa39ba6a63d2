import { amountToWire } from '#kernel';
import type { Tx } from '#database';
import type { JsonObject } from '#jobs';
import { announce, type EventType } from '#webhooks';
import type { Payment } from './payment.ts';
import type { Refund } from './refund.ts';

type PaymentEvent = Extract<EventType, `payment.${string}` | 'refund.requested'>;

/** Tells the workspace's receivers of a step of a payment, with what came in and whose it is. */
export const announcePayment = (
  tx: Tx,
  type: PaymentEvent,
  payment: Payment,
  occurredAt: Date,
  more: JsonObject = {},
): Promise<void> =>
  announce(tx, payment.workspace, {
    type,
    customer: payment.customer ?? undefined,
    occurredAt,
    data: { ...dataOf(payment), ...more },
  });

/** Tells that a payment is to be given back: asked for, or decided by the platform, which could not fulfil it. */
export const announceRefund = (tx: Tx, payment: Payment, refund: Refund): Promise<void> =>
  announcePayment(tx, 'refund.requested', payment, refund.requestedAt, {
    ...refundOf(refund),
    problem: refund.problem,
  });

/** What the events about a refund say of it. */
export const refundOf = ({ id, origin, policy }: Pick<Refund, 'id' | 'origin' | 'policy'>): JsonObject => ({
  refund: id,
  origin,
  policy,
});

const dataOf = (payment: Payment): JsonObject => ({
  payment: payment.id,
  customer: payment.customer,
  product: typeof payment.details['product'] === 'string' ? payment.details['product'] : null,
  amount: amountToWire(payment.paid ?? payment.amount),
  gateway: payment.gateway,
  connection: payment.connection,
  app: payment.app,
  charge: payment.charge,
  payer: payment.payer,
});
