import { idsIn } from './asked.ts';
import { no, wordsOf, type No } from './no.ts';
import { sayId, sayItemNo, sayNumber, sayStatus } from './say.ts';
import { orderOf, type Account, type Order } from './state.ts';

/** How the latest orders are looked through for one that may have been made. */
const recentOrders = 100;

function shown({ currency, manner }: Account, order: Order): object {
  const { status, quantity, delivered, charge, start_count: start } = order;
  const unknown = { null: null, empty: '', zero: '0' }[manner.start];
  return {
    charge: sayNumber(charge, manner),
    start_count: start === null ? unknown : sayNumber(start, manner),
    status: sayStatus(status, manner),
    remains: sayNumber(quantity - delivered, manner),
    currency,
  };
}

export function statusOfOne(account: Account, id = ''): object | No {
  const order = orderOf(account, id.trim());
  return order ? shown(account, order) : no('order');
}

/** Statuses of many: one that is not known never spoils the others, but panels differ in how they say so. */
export function statusOfMany(account: Account, list: string): object | No {
  const ids = idsIn(list);
  if (!ids) return no('request');
  const found = ids.map((id) => ({ id, order: orderOf(account, id) }));
  const { manner } = account;
  if (manner.many === 'array')
    return found.map(({ id, order }) => ({
      order: id,
      ...(order ? shown(account, order) : sayItemNo(no('order'), manner)),
    }));
  const known = manner.many === 'sparse' ? found.filter(({ order }) => order) : found;
  return Object.fromEntries(
    known.map(({ id, order }) => [id, order ? shown(account, order) : { error: wordsOf(no('order'), manner) }]),
  );
}

/** The latest orders, newest first, on panels that have such a list. */
export function recent(account: Account): object | No {
  const { manner, orders } = account;
  if (!manner.recent) return no('request');
  return orders
    .slice(-recentOrders)
    .toReversed()
    .map((order) => ({
      order: sayId(order.id, manner),
      service: sayId(order.service, manner),
      link: order.link,
      quantity: sayNumber(order.quantity, manner),
      created_at: new Date(order.made).toISOString(),
      ...shown(account, order),
    }));
}
