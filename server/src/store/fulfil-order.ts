import { Refusal, type Amount, type Clock } from '#kernel';
import type { Tx } from '#database';
import type { Payment, ProductTransfer } from '#payments';
import { convertUnits, rateOf, type RateRules } from '#rates';
import { startErrand } from '#supply';
import { feeTold, judge, worthOf, type Came } from './judge-payment.ts';
import { moveOrder } from './move-order.ts';
import { writeNotice } from './notice-rows.ts';
import type { OrderPayment, ReturnReason } from './order-payment.ts';
import type { StoreOrder } from './order.ts';
import { lockOrder } from './order-rows.ts';
import { findOrderPayment, insertPayment, updatePayment } from './payment-rows.ts';
import { moneyCame } from './postings.ts';
import { readStoreSettings } from './setting-rows.ts';
import { platformActor, writeStep } from './step-rows.ts';

export type Fulfilling = { readonly rateRules?: Partial<RateRules> };

/**
 * Money came for an order: it lies in `escrow:<order>` from now on. Either it pays for the order, and the Stars are to be
 * bought; or it goes back, and the buyer is told why. Throws `rate_unavailable` for late money in another asset while no rate
 * is fresh: it is tried again.
 */
export async function fulfilOrder(
  tx: Tx,
  payment: Payment,
  clock: Clock,
  rules: Fulfilling = {},
): Promise<ProductTransfer> {
  const { workspace } = payment;
  const asked = await findOrderPayment(tx, workspace, payment.invoice);
  if (!asked || !payment.paid) throw new Refusal('not_found', 'This invoice was made for no order that is here.');
  const order = await lockOrder(tx, workspace, asked.order);
  const at = clock.now();
  const row = await rowOf(tx, payment, asked, at);
  const came = await whatCame(tx, payment, order, row, { at, ...rules });
  const settings = await readStoreSettings(tx, workspace);
  const verdict = judge(order, came, row.worth, settings);
  const isKept = verdict === 'keep';
  const status = isKept ? 'kept' : 'returning';
  const reason = isKept ? null : verdict;
  const arrived: OrderPayment = {
    ...row,
    status,
    came: came.came,
    booked: came.booked,
    told: came.told,
    reason,
    cameAt: at,
  };
  await updatePayment(tx, arrived, isKept ? null : at);
  await (isKept ? takeUp(tx, clock, order, arrived) : refuse(tx, order, arrived, verdict, at));
  return {
    key: `store:paid:${payment.id}`,
    reason: isKept ? 'store.paid' : `store.${verdict}`,
    reference: order.id,
    answer: { order: order.id, payment: payment.id, rate: rateTold(arrived) },
    postings: moneyCame(order, payment.id, came.came, came.booked),
  };
}

/** What an invoice is paid by a second time is a payment of its own. */
async function rowOf(tx: Tx, { id }: Payment, asked: OrderPayment, at: Date): Promise<OrderPayment> {
  if (asked.payment === id) return asked;
  const fresh = { status: 'asked', reason: null, endedAt: null, tries: 0, askedAt: at } as const;
  const again = { ...asked, ...fresh, payment: id };
  await insertPayment(tx, again);
  return again;
}

/** At the rate recorded in the quote; what comes after the order had expired, at the rate of now. */
async function whatCame(
  tx: Tx,
  payment: Payment,
  order: StoreOrder,
  row: OrderPayment,
  { at, rateRules }: Fulfilling & { readonly at: Date },
): Promise<Came> {
  const came = payment.paid ?? row.asked;
  const { asset } = row.worth;
  const isLate = order.status === 'expired' && came.asset !== asset;
  const now = async (): Promise<Amount> =>
    convertUnits(came, await rateOf(tx, order.workspace, came.asset, asset, at, rateRules?.through), 'half_up').amount;
  const booked = isLate ? await now() : worthOf(row, came);
  return { came, booked, told: feeTold(payment, booked) };
}

/** The whole amounts of the conversion: the rate to the last digit. */
const rateTold = ({ came, booked }: OrderPayment) =>
  came && booked && { from: came.asset, to: booked.asset, given: String(came.units), got: String(booked.units) };

/** It is paid, and its Stars are to be bought. What came beyond the price stays in escrow until they are delivered. */
async function takeUp(tx: Tx, clock: Clock, order: StoreOrder, row: OrderPayment): Promise<void> {
  const at = clock.now();
  const { asset } = order.price;
  const paid = await moveOrder(tx, order, {
    to: 'paid',
    at,
    change: {
      method: row.method,
      payment: row.payment,
      paid: row.came,
      paidAt: at,
      price: { asset, units: row.worth.units - row.surcharge.units },
      surcharge: row.surcharge,
      reason: null,
    },
    details: { payment: row.payment, isLate: order.status === 'expired' },
  });
  await startErrand(tx, { clock }, errandOf(paid));
}

/** What is to be bought for an order. */
export const errandOf = ({ workspace, id: order, username, stars, maxCost }: StoreOrder) => ({
  workspace,
  order,
  username,
  stars,
  maxCost,
});

/**
 * It does not pay for the order and goes back. An order that waited for it ends with it; one that was paid before goes on, and
 * its buyer is told of this money alone.
 */
async function refuse(tx: Tx, order: StoreOrder, row: OrderPayment, why: ReturnReason, at: Date): Promise<void> {
  if (why === 'paid_twice') {
    const details = { payment: row.payment };
    await writeStep(tx, order, { at, actor: platformActor, what: 'paid_twice', details });
    await writeNotice(tx, order, { kind: 'paid_twice', amount: row.came, at });
    return;
  }
  const { method, payment, came: paid } = row;
  const change = { method, payment, paid, paidAt: at, reason: why };
  const details = { payment };
  const came = await moveOrder(tx, order, { to: 'paid', at, change, details, notice: null });
  const notice = why === 'underpaid' || why === 'late' || why === 'paid_after_cancel' ? why : 'failed';
  await moveOrder(tx, came, { to: 'failed', at, notice, ...(paid && { amount: paid }) });
}
