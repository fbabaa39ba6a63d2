import { randomBytes } from 'node:crypto';
import { deliver, takeBack } from './deliver.ts';
import { sendBack } from './send-back.ts';
import {
  dueIn,
  finalStatuses,
  type Account,
  type FailureReason,
  type House,
  type Order,
  type OrderStatus,
} from './state.ts';
import { tell } from './tell.ts';

/** Brings every order where it is by now. */
export function catchUp(house: House): void {
  const now = house.clock.now().getTime();
  for (const account of house.state().accounts) for (const order of account.orders) comeOn(house, account, order, now);
}

function comeOn(house: House, account: Account, order: Order, now: number): void {
  if (order.status === 'awaiting_payment' && now >= order.expires) return become(house, account, order, 'expired');
  if (order.due === null || now < order.due) return;
  order.due = null;
  if (order.status === 'delivered') return reverse(house, account, order);
  end(house, account, order, order.ending);
}

/** A paid order ends as it was going to, or as somebody says. */
export function end(house: House, account: Account, order: Order, how: Order['ending']): void {
  if (how === 'held') return become(house, account, order, 'held');
  if (how === 'undeliverable') return fail(house, account, order, 'undeliverable');
  const { username, stars, id } = order;
  deliver(house, { via: 'order', account: account.name, order: id, username, stars });
  order.purchaseTx = randomBytes(32).toString('hex');
  become(house, account, order, 'delivered');
  if (how === 'reversed') order.due = dueIn(house.clock.now().getTime(), account.mood.reverses_after);
}

/** What was paid goes back, and nothing was bought. What could not be delivered is `reversed` there as well. */
export function fail(house: House, account: Account, order: Order, why: FailureReason): void {
  order.failure = why;
  order.due = null;
  sendBack(house, account, order);
  become(house, account, order, why === 'undeliverable' ? 'reversed' : 'failed');
}

/** The Stars go, and the money comes back. */
export function reverse(house: House, account: Account, order: Order): void {
  order.due = null;
  takeBack(house, order.id);
  sendBack(house, account, order);
  become(house, account, order, 'reversed');
}

export function become(house: House, account: Account, order: Order, status: OrderStatus): void {
  order.status = status;
  house.changed();
  if (finalStatuses.includes(status) && status !== 'cancelled') tell(house, account, order);
}

/** When the next order goes on by itself. */
export const nextDue = ({ state }: House, now: number): readonly number[] =>
  state().accounts.flatMap(({ orders }) => orders.flatMap(({ due }) => (due !== null && due > now ? [due] : [])));
