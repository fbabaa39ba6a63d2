import { billionthsOf, decimalText } from '../fixed-point.ts';
import { enter, keptOf } from './books.ts';
import { endings, type Account, type House, type Order, type OrderStatus } from './state.ts';

const isOver = (status: OrderStatus): boolean => endings.some((ending) => ending === status);

/** Orders and refills come on with the clock: whoever looks finds them where they are by now. */
export function catchUp(house: House, account: Account): void {
  const now = house.clock.now().getTime();
  for (const order of account.orders) if (!isOver(order.status)) comeOn(house, account, order, now);
  for (const refill of account.refills)
    if (refill.status === 'pending' && now >= refill.made + account.pace.starts_after * 1000)
      refill.status = 'completed';
}

function comeOn(house: House, account: Account, order: Order, now: number): void {
  const { starts_after: wait, per_minute: pace } = account.pace;
  const since = now - order.made - wait * 1000;
  if (since < 0) return;
  order.start_count ??= 1000 + (order.id % 977);
  const goal = goalOf(order);
  order.delivered = Math.max(order.delivered, Math.min(goal, Math.floor((since / 60_000) * pace)));
  order.status = 'in_progress';
  if (order.delivered >= goal) end(house, account, order);
  house.changed();
}

/** A partial one leaves about a third; one unit cannot be partly done. */
const goalOf = ({ ending, quantity }: Order): number =>
  ending === 'completed' ? quantity : ending === 'canceled' ? 0 : Math.floor((quantity * 2) / 3);

/** An order ends with what is there now, and what is not goes back. */
export function end(house: House, account: Account, order: Order): void {
  const { delivered, quantity } = order;
  order.status = delivered >= quantity ? 'completed' : delivered > 0 ? 'partial' : 'canceled';
  const kept = keptOf(order);
  const back = billionthsOf(order.charge) - kept;
  order.charge = decimalText(kept);
  if (back > 0n) enter(house, account, { kind: 'given_back', order: order.id, amount: back });
}

/** The buyer wants no more of it; what has ended stays as it is. */
export function cancel(house: House, account: Account, order: Order): boolean {
  if (isOver(order.status)) return false;
  end(house, account, order);
  house.changed();
  return true;
}
