import { billionths, billionthsOf, decimalText, partOf } from '../fixed-point.ts';
import type { HowPaid } from '../system.ts';
import { fieldsSign } from './sign.ts';
import { currencies, timeOf, type House, type Order, type Shop } from './state.ts';

export type Wanted = {
  readonly payment_id: string;
  readonly amount: string;
  readonly currency: string;
  readonly isTest: boolean;
  readonly notify_url: string | null;
};

/** Makes an order, whatever there is under this id already: nobody has said that Tegro does otherwise. */
export function makeOrder(house: House, shop: Shop, { amount, ...wanted }: Wanted): Order {
  const state = house.state();
  const units = billionthsOf(amount);
  const order: Order = {
    ...wanted,
    id: (state.orders += 1),
    amount: decimalText(units, 8),
    fee: decimalText(partOf(units, 4n, 100n, 2), 8),
    date_created: timeOf(house.clock.now()),
    date_payed: null,
    status: 0,
  };
  shop.orders.push(order);
  house.changed();
  return order;
}

const signedNames = ['shop_id', 'amount', 'currency', 'order_id', 'test'] as const;

/** The order that a link stands for, made when it is first opened; undefined for a link that is not rightly signed. */
export function openLink(house: House, query: URLSearchParams): { shop: Shop; order: Order } | undefined {
  const shop = house.state().shops[query.get('shop_id') ?? ''];
  const signed = Object.fromEntries(
    signedNames.flatMap((name) => {
      const value = query.get(name);
      return value === null ? [] : [[name, value] as const];
    }),
  );
  if (!shop || query.get('sign') !== fieldsSign(signed, shop.secret)) return undefined;
  const { order_id: payment_id = '', amount = '', currency = '', test } = signed;
  if (billionths(amount) === undefined || currencies[currency] === undefined || payment_id === '') return undefined;
  const known = shop.orders.find((order) => order.payment_id === payment_id);
  const wanted = { payment_id, amount, currency, isTest: test === '1', notify_url: query.get('notify_url') };
  return { shop, order: known ?? makeOrder(house, shop, wanted) };
}

/** A person pays it, whole. What is paid in test mode is worth nothing to the shop. */
export function payOrder(house: House, shop: Shop, order: Order, how: HowPaid = {}): void {
  if (how.amount !== undefined && billionthsOf(how.amount) !== billionthsOf(order.amount))
    throw new Error('An order of Tegro is paid whole.');
  const status = how.status === undefined ? 1 : /^\d+$/.test(how.status) ? Number(how.status) : how.status;
  order.status = status;
  order.date_payed = timeOf(house.clock.now());
  if (status === 1 && order.isTest === shop.isTest) {
    const left = billionthsOf(order.amount) - billionthsOf(order.fee);
    shop.balance[order.currency] = decimalText(billionthsOf(shop.balance[order.currency] ?? '0') + left);
  }
  house.changed();
  if (!how.isSilent) notify(house, shop, order);
}

/** Tegro does not say when it tries again; this is a guess that ends. */
const schedule = [60, 300, 900, 3600, 10_800];

/** Tells the shop, as a form. */
export function notify({ deliver }: House, shop: Shop, order: Order): void {
  const url = shop.webhook ?? order.notify_url;
  if (url === null) return;
  const fields = {
    shop_id: shop.shop_id,
    amount: decimalText(billionthsOf(order.amount)),
    order_id: order.payment_id,
    payment_system: '28',
    currency: order.currency,
    ...(order.isTest && { test: '1' }),
  };
  const body = new URLSearchParams({ ...fields, sign: fieldsSign(fields, shop.secret) }).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const accepts = ({ status, text }: { status: number; text: string }) => status < 300 && text.endsWith('|success');
  deliver({ url, method: 'POST', headers, body, schedule, accepts });
}
