import type { Amount } from '#kernel';
import type { Payment } from '#payments';
import type { OrderPayment, ReturnReason } from './order-payment.ts';
import type { StoreOrder } from './order.ts';
import { shareOf, toCent } from './round.ts';
import type { StoreTerms } from './settings.ts';

/** What came for an order, and what it comes to. */
export type Came = {
  readonly came: Amount;
  /** In the currency of the store. */
  readonly booked: Amount;
  readonly told: OrderPayment['told'];
};

/** What came is worth what was asked for, in proportion: at the rate recorded in the quote. */
export const worthOf = ({ asked, worth }: Pick<OrderPayment, 'asked' | 'worth'>, came: Amount): Amount =>
  came.asset === worth.asset ? came : shareOf(worth, came.units, asked.units);

/** What the gateway says it kept, in the currency of the store and to the cent, at the rate of what came. */
export function feeTold({ settlement, paid }: Payment, booked: Amount): OrderPayment['told'] {
  const fee = settlement?.fee;
  const received = settlement?.received ?? paid;
  if (!fee || !received || fee.units <= 0n || received.units <= 0n) return null;
  return { fee, worth: toCent(booked.asset, booked.units * fee.units, received.units) };
}

/**
 * Whether money that came pays for the order; else why it goes back. What is short by no more than the tolerance is taken.
 * Late money is taken as well: whether the cost still leaves the margin is judged by the price guard, when it is bought.
 */
export function judge(
  order: StoreOrder,
  { booked }: Pick<Came, 'booked'>,
  due: Amount,
  { tolerance }: Pick<StoreTerms, 'tolerance'>,
): 'keep' | ReturnReason {
  if (order.status === 'canceled') return 'paid_after_cancel';
  if (order.status !== 'awaiting_payment' && order.status !== 'expired') return 'paid_twice';
  const least = due.units * BigInt(10_000 - tolerance);
  if (booked.units * 10_000n >= least) return 'keep';
  return order.status === 'expired' ? 'late' : 'underpaid';
}
