import { decimalText } from '../fixed-point.ts';
import type { Asked } from './asked.ts';
import { balanceOf, enter, priceOf } from './books.ts';
import { no, type No } from './no.ts';
import { sayId } from './say.ts';
import { endings, serviceOf, type Account, type House, type Offered, type Order } from './state.ts';

/** `add`: an order, for money; some panels know a `request_id` again, some let one link have one order. */
export function add(house: House, account: Account, asked: Asked): object | No {
  const { manner, orders } = account;
  const same = asked['request_id'] && orders.find(({ request_id }) => request_id === asked['request_id']);
  if (same && manner.replays) return { order: sayId(same.id, manner) };
  const offered = serviceOf(account, asked['service'] ?? '');
  if (!offered) return no('service');
  const wanted = quantityOf(offered, asked);
  if (typeof wanted !== 'number') return wanted;
  const link = asked['link'] ?? '';
  if (!/^(https?:\/\/|@|t\.me\/)\S+$/.test(link)) return no('link');
  const isBusy = orders.some((one) => one.link === link && one.service === offered.service && isRunning(one));
  if (manner.guards && isBusy) return no('busy');
  const price = priceOf(offered.rate, wanted);
  if (price > balanceOf(account)) return no('funds');
  const order = newOrder(house, account, { offered, asked, link, quantity: wanted, price: decimalText(price) });
  orders.push(order);
  enter(house, account, { kind: 'charge', order: order.id, amount: price });
  return { order: sayId(order.id, manner) };
}

const isRunning = ({ status }: Order): boolean => !endings.some((ending) => ending === status);

const linesOf = (text = ''): string[] => text.split(/\r?\n/).filter((line) => line.trim() !== '');

/** How many are ordered: said, counted by comments, or a fixed package. */
function quantityOf({ type, min, max, dripfeed }: Offered, asked: Asked): number | No {
  const comments = linesOf(asked['comments']).length;
  if (type === 'Custom Comments' && comments === 0) return no('comments');
  const runs = dripfeed && asked['runs'] ? Number(asked['runs']) : 1;
  const once = type === 'Package' ? min : type === 'Custom Comments' ? comments : Number(asked['quantity']);
  const quantity = once * runs;
  if (!Number.isSafeInteger(quantity)) return no('request');
  if (once < min) return no('least', min);
  return quantity > max ? no('most', max) : quantity;
}

type Ordered = {
  readonly offered: Offered;
  readonly asked: Asked;
  readonly link: string;
  readonly quantity: number;
  readonly price: string;
};

function newOrder(house: House, account: Account, { offered, asked, link, quantity, price }: Ordered): Order {
  const state = house.state();
  state.lastOrder += 1;
  const turn = account.pace.endings[account.orders.length % account.pace.endings.length];
  return {
    id: state.lastOrder,
    service: offered.service,
    link,
    quantity,
    comments: linesOf(asked['comments']),
    price,
    charge: price,
    request_id: asked['request_id'] ?? null,
    made: house.clock.now().getTime(),
    status: 'pending',
    start_count: null,
    delivered: 0,
    ending: turn ?? 'completed',
  };
}
