import type { Amount, Clock } from '#kernel';
import type { Tx } from '#database';
import { balancesOf, lockBook, places, type Place } from '#ledger';
import { backToWorld, type Payment, type ProductTransfer, type Refund } from '#payments';
import { openCase } from './desk-rows.ts';
import type { OrderPayment } from './order-payment.ts';
import type { StoreOrder } from './order.ts';
import { lockOrder } from './order-rows.ts';
import { findOrderPayment, updatePayment } from './payment-rows.ts';
import { debtPlace, goesBack, type Givers } from './postings.ts';
import { backAgain, feeOfLost, leftOf } from './return-money.ts';
import { platformActor, writeStep } from './step-rows.ts';

/**
 * The gateway has given the money of a payment back. Mostly we had asked for it, and it leaves escrow. Where the gateway did so
 * by itself, or an operator through payments: what is in escrow goes, the Stars are still bought if they were being bought,
 * and a person is told. What is not there any more the buyer owes; what an operator gave of their own will is the house's loss.
 */
export async function takeBackOrder(tx: Tx, payment: Payment, refund: Refund, clock: Clock): Promise<ProductTransfer> {
  const { workspace, id } = payment;
  const row = await findOrderPayment(tx, workspace, id);
  if (!row?.came || !row.booked) throw new Error(`${id} was given back, and nothing says what it had paid for.`);
  const order = await lockOrder(tx, workspace, row.order);
  const at = clock.now();
  await updatePayment(tx, { ...row, status: 'returned', endedAt: at }, null);
  if (row.status === 'kept') await putOnDesk(tx, order, row, at);
  await backAgain(tx, order, row, { at, notice: 'refunded', amount: row.came });
  const { giving, before } = goesBack(await giversOf(tx, order, row, refund), row.came, row.booked);
  return {
    key: `refund:${id}`,
    reason: 'store.refunded',
    reference: order.id,
    answer: { order: order.id, payment: id },
    postings: [...before, ...backToWorld(payment, giving), ...feeOfLost(order, row)].filter(
      ({ from, to }) => from.address !== to.address,
    ),
  };
}

/** It was needed, and has gone all the same. */
async function putOnDesk(tx: Tx, order: StoreOrder, { payment }: OrderPayment, at: Date): Promise<void> {
  const details = { payment };
  await writeStep(tx, order, { at, actor: platformActor, what: 'charged_back', details });
  await openCase(tx, order, 'charged_back', 'The money that paid for it went back to its payer.', at);
}

/** Who gives it, in the currency of the store: escrow where it still is; else the buyer, and what they lack they owe. */
async function giversOf(tx: Tx, order: StoreOrder, row: OrderPayment, { origin }: Refund): Promise<Givers> {
  const { units, asset } = row.booked ?? order.price;
  await lockBook(tx, order.workspace);
  const escrow = places.escrow(order.id);
  const user = places.user(order.buyer);
  const [inEscrow = 0n, own = 0n] = await balancesOf(tx, order.workspace, [
    { place: escrow, asset },
    { place: user, asset },
  ]);
  const isThere = row.status === 'returning' || (row.status === 'kept' && isInEscrow(order));
  if (isThere) {
    const left = leftOf(order, row).units; // what else is there came by another payment
    const there = left < inEscrow ? left : inEscrow;
    return parts(
      units,
      [
        [escrow, there],
        [user, own],
      ],
      debtPlace(order.buyer),
    );
  }
  const isByWill = origin === 'request' && row.status === 'kept';
  return isByWill ? parts(units, [], places.cost('lost')) : parts(units, [[user, own]], debtPlace(order.buyer));
}

/** Whether what paid for an order has not become sales yet, or waits again. */
const isInEscrow = ({ status }: StoreOrder): boolean => status !== 'delivered' && status !== 'refunded';

/** As much as is there, in this order; `last` gives the rest. */
function parts(units: Amount['units'], from: readonly (readonly [Place, bigint])[], last: Place): Givers {
  const givers: { from: Place; units: bigint }[] = [];
  const rest = from.reduce((left, [place, there]) => {
    const given = there < left ? there : left;
    givers.push({ from: place, units: given });
    return left - given;
  }, units);
  return [...givers, { from: last, units: rest }];
}
