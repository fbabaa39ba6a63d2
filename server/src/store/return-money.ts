import type { Amount } from '#kernel';
import type { Tx } from '#database';
import { balanceOf, lockBook, places, type Posting } from '#ledger';
import { closeCase } from './desk-rows.ts';
import { moveOrder } from './move-order.ts';
import { writeNotice } from './notice-rows.ts';
import type { OrderPayment, ReturnReason } from './order-payment.ts';
import type { StoreOrder } from './order.ts';
import { selectPayments, updatePayment } from './payment-rows.ts';
import { platformActor, selectSteps } from './step-rows.ts';
import { debtPlace, toBuyer, toldFee, type Sale, type Undoing } from './postings.ts';

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
 * The mirror of a sale. What had come is in escrow again where it was not charged back since; then its buyer owes it no more.
 * What the house had borne, because it was paid a little short, it gets back.
 */
export async function undoingOf(tx: Tx, order: StoreOrder): Promise<Undoing> {
  const { workspace, id, payment } = order;
  const due = dueOf(order);
  const paidBy = (await selectPayments(tx, workspace, id)).find((one) => one.payment === payment);
  const isKept = paidBy?.status === 'kept';
  const came = order.method === 'balance' ? due.units : (paidBy?.booked?.units ?? 0n);
  const part = came < due.units ? came : due.units;
  const isHouse = isKept || (paidBy !== undefined && (await wasSoldFirst(tx, order)));
  const toHouse = isHouse ? due.units - part : 0n;
  const toEscrow = isKept || order.method === 'balance' ? part : 0n;
  const amount = (units: bigint): Amount => ({ asset: due.asset, units });
  return {
    toEscrow: amount(toEscrow),
    toHouse: amount(toHouse),
    toBuyer: amount(due.units - toEscrow - toHouse),
    owed: await owedBy(tx, order),
  };
}

/** Whether it was sold before its money went back by itself. */
async function wasSoldFirst(tx: Tx, { workspace, id }: StoreOrder): Promise<boolean> {
  const steps = (await selectSteps(tx, workspace, id)).map(({ what }) => what);
  return steps.indexOf('delivered') < steps.indexOf('charged_back');
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
  const amount = leftOf(order, payment);
  await updatePayment(tx, { ...payment, status: 'credited', endedAt: at }, null);
  await backAgain(tx, order, payment, { at, notice: 'credited', amount });
  return [...(await outOfEscrow(tx, order, amount)), ...feeOfLost(order, payment)];
}

/** What of a payment is still in escrow: what came beyond the price is its buyer's since it was delivered. */
function leftOf(order: StoreOrder, { payment, booked, reason }: OrderPayment): Amount {
  if (!booked) throw new Error(`Nothing came for ${payment}.`);
  const due = dueOf(order);
  return reason === 'reversed' && booked.units > due.units ? due : booked;
}

/** What the gateway kept of money that bought nothing is a cost of the order all the same; of a sale it was booked with that. */
export const feeOfLost = (order: StoreOrder, payment: OrderPayment): Posting[] =>
  order.cost !== null && order.payment === payment.payment ? [] : toldFee(payment);

type Again = { readonly at: Date; readonly notice: 'credited' | 'refunded'; readonly amount: Amount };

/** The money of a payment is its buyer's again. The order is over with it, if it was waiting for that. */
export async function backAgain(tx: Tx, order: StoreOrder, payment: OrderPayment, told: Again): Promise<void> {
  const { at, notice, amount } = told;
  const isLast = order.payment === payment.payment && (order.status === 'failed' || order.status === 'reversed');
  if (!isLast) return writeNotice(tx, order, { kind: notice, amount, at });
  await moveOrder(tx, order, { to: 'refunded', at, notice, amount, details: { [notice]: payment.payment } });
  await closeCase(tx, order, { kind: 'reversed', at, by: platformActor });
}
