import type { Amount } from '#kernel';
import type { Tx } from '#database';
import { balanceOf, lockBook, places, type Posting } from '#ledger';
import { moveOrder } from './move-order.ts';
import { writeNotice } from './notice-rows.ts';
import type { OrderPayment, ReturnReason } from './order-payment.ts';
import type { StoreOrder } from './order.ts';
import { selectPayments, updatePayment } from './payment-rows.ts';
import { debtPlace, toBuyer, toldFee, type Sale } from './postings.ts';

/** What an order is sold for: its price and the surcharge of its method. */
export const dueOf = ({ price, surcharge }: StoreOrder): Amount => ({
  asset: price.asset,
  units: price.units + surcharge.units,
});

/** What a buyer owes here. The book is locked, so that it stays so until commit. */
export async function owedBy(tx: Tx, { workspace, buyer, price }: StoreOrder): Promise<bigint> {
  await lockBook(tx, workspace);
  return -(await balanceOf(tx, workspace, debtPlace(buyer), price.asset));
}

/** The payment that pays for an order; undefined when its buyer's balance did, or when it was charged back meanwhile. */
export const keptOf = (payments: readonly OrderPayment[]): OrderPayment | undefined =>
  payments.find(({ status }) => status === 'kept');

/** What there is to sell for, before the order is sold: what came and was kept, or what the balance gave. */
export async function saleOf(tx: Tx, order: StoreOrder): Promise<Sale> {
  const kept = keptOf(await selectPayments(tx, order.workspace, order.id));
  const due = dueOf(order);
  const none = { asset: due.asset, units: 0n };
  const inEscrow = order.method === 'balance' ? due : (kept?.booked ?? none);
  return { due, inEscrow, shortBy: kept ? 'house' : 'buyer', owed: await owedBy(tx, order) };
}

/**
 * What paid for an order is its buyer's again: an order that failed or was reversed begins to go back. What came through a
 * gateway is asked back there by the sweep; what came from the balance is there at once. Answers how the order stands and
 * what is to be booked.
 */
export async function beginReturn(
  tx: Tx,
  order: StoreOrder,
  reason: ReturnReason,
  at: Date,
): Promise<{ readonly order: StoreOrder; readonly postings: readonly Posting[] }> {
  const kept = keptOf(await selectPayments(tx, order.workspace, order.id));
  if (kept) {
    await updatePayment(tx, { ...kept, status: 'returning', reason }, at);
    return { order, postings: [] };
  }
  const isBalance = order.method === 'balance';
  const after = await moveOrder(tx, order, {
    to: 'refunded',
    at,
    notice: isBalance ? 'credited' : null,
    ...(isBalance && { amount: dueOf(order) }),
  });
  return { order: after, postings: isBalance ? await outOfEscrow(tx, order, dueOf(order)) : [] };
}

async function outOfEscrow(tx: Tx, order: StoreOrder, amount: Amount): Promise<Posting[]> {
  return toBuyer(places.escrow(order.id), order.buyer, amount, await owedBy(tx, order));
}

/** Money that cannot go back where it came from is its buyer's balance here. Answers what is to be booked. */
export async function creditBuyer(
  tx: Tx,
  order: StoreOrder,
  payment: OrderPayment,
  at: Date,
): Promise<readonly Posting[]> {
  const amount = payment.booked;
  if (!amount) throw new Error(`Nothing came for ${payment.payment}.`);
  await updatePayment(tx, { ...payment, status: 'credited', endedAt: at }, null);
  await backAgain(tx, order, payment, { at, notice: 'credited', amount });
  return [...(await outOfEscrow(tx, order, amount)), ...feeOfLost(order, payment)];
}

/** What the gateway kept of money that bought nothing is a cost of the order all the same; of a sale it was booked with that. */
export const feeOfLost = (order: StoreOrder, payment: OrderPayment): Posting[] =>
  order.cost !== null && order.payment === payment.payment ? [] : toldFee(payment);

type Again = { readonly at: Date; readonly notice: 'credited' | 'refunded'; readonly amount: Amount };

/** The money of a payment is its buyer's again. The order is over with it, if it was waiting for that. */
export async function backAgain(tx: Tx, order: StoreOrder, payment: OrderPayment, told: Again): Promise<void> {
  const { at, notice, amount } = told;
  const isLast = order.payment === payment.payment && (order.status === 'failed' || order.status === 'reversed');
  if (isLast)
    await moveOrder(tx, order, { to: 'refunded', at, notice, amount, details: { [notice]: payment.payment } });
  else await writeNotice(tx, order, { kind: notice, amount, at });
}
