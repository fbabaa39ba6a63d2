import { Refusal } from '#kernel';
import { transaction } from '#database';
import { post } from '#ledger';
import { getPayment, listRefunds, requestRefund } from '#payments';
import type { StoreNeeds } from './needs.ts';
import type { OrderPayment } from './order-payment.ts';
import { lockOrder } from './order-rows.ts';
import { findOrderPayment, putOff, takeReturns } from './payment-rows.ts';
import { creditBuyer } from './return-money.ts';

const atOnce = 20;
const leaseMilliseconds = 60_000;

/**
 * Asks for what is to go back: of its gateway, where that can give back; what cannot go back there is the buyer's balance here.
 * The gateway's yes comes through payments, and ends it. A crash leaves it to the next sweep; the same refund is asked for once.
 */
export async function returnDueMoney(needs: StoreNeeds): Promise<number> {
  const { pool, clock, log } = needs;
  const now = clock.now();
  const due = await takeReturns(pool, now, new Date(now.getTime() + leaseMilliseconds), atOnce);
  for (const one of due) {
    try {
      await giveBack(needs, one);
    } catch (error) {
      log.error({ payment: one.payment, order: one.order, err: error }, 'Money could not go back and is tried again.');
    }
  }
  return due.length;
}

async function giveBack(needs: StoreNeeds, row: OrderPayment): Promise<void> {
  const outcome = await askGateway(needs, row);
  if (outcome === 'cannot') return credit(needs, row);
  const wait = Math.min(60_000 * row.tries, 3_600_000);
  await putOff(needs.pool, row, new Date(needs.clock.now().getTime() + wait));
}

/** `cannot`: it surely does not go back there. */
async function askGateway(needs: StoreNeeds, { workspace, payment: id }: OrderPayment): Promise<'asked' | 'cannot'> {
  const { gateways, pool } = needs;
  const payment = await getPayment(pool, workspace, id);
  if (payment.status === 'refunded' || payment.returnedAt) return 'asked';
  if (payment.status === 'settled') return 'asked'; // its own step is not done yet
  if (!gateways[payment.gateway]?.refund) return 'cannot';
  const refunds = await listRefunds(pool, workspace, id);
  if (refunds.some(({ status }) => status === 'refused')) return 'cannot';
  if (refunds.length > 0) return 'asked';
  try {
    await requestRefund(needs, { workspace, payment: id, key: `store:${id}` });
    return 'asked';
  } catch (error) {
    if (error instanceof Refusal && error.code === 'refund_in_progress') return 'asked';
    if (error instanceof Refusal && error.code === 'payment_not_refundable') return 'cannot';
    throw error;
  }
}

/** It is the buyer's balance here, usable for another order or taken out. */
const credit = ({ pool, clock }: StoreNeeds, { workspace, order: id, payment }: OrderPayment): Promise<void> =>
  transaction(pool, async (tx) => {
    const order = await lockOrder(tx, workspace, id);
    const row = await findOrderPayment(tx, workspace, payment);
    if (row?.status !== 'returning') return;
    const postings = await creditBuyer(tx, order, row, clock.now());
    await post(tx, clock, {
      workspace,
      key: `store:credit:${payment}`,
      reason: 'store.credited',
      reference: id,
      input: payment,
      postings,
    });
  });
