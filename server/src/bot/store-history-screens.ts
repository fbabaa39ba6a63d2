import { buyerBalance, listOrders, type BuyerBalance, type OrderPage, type StoreOrder } from '#store';
import { line } from './line.ts';
import { sampleOrder } from './store-samples.ts';
import { storeScreen, type StoreScreen } from './store-screen.ts';
import { go, type Button } from './view.ts';

const atOnce = 8;

const orders = storeScreen<OrderPage>('orders', {
  command: 'orders',
  load: ({ needs, ws, user }, cursor) =>
    listOrders(needs.pool, { workspace: ws, buyer: user, limit: atOnce, ...(cursor !== undefined && { cursor }) }),
  view: ({ orders: found, cursor }) => ({
    lines: [line('store-orders-title'), '', ...(found.length === 0 ? [line('store-orders-none')] : found.map(toLine))],
    buttons: [
      ...found.map(({ id, ...one }) => [go(line('store-orders-look', wordsOf(one)), 'order', id)]),
      ...(cursor === undefined ? [] : [[go('more', 'orders', cursor)]]),
      [go('store-home-buy', 'buy'), go('menu', 'home')] satisfies Button[],
    ],
  }),
  samples: {
    some: { orders: [sampleOrder('delivering'), sampleOrder('delivered'), sampleOrder('refunded')], cursor: '14' },
    none: { orders: [] },
  },
});

const wordsOf = ({ number, stars, username, status, price, orderedAt: at }: Omit<StoreOrder, 'id'>) => ({
  number: String(number),
  stars,
  username,
  status,
  price,
  at,
});

const toLine = (one: StoreOrder) => line('store-orders-one', wordsOf(one));

const balance = storeScreen<BuyerBalance>('balance', {
  command: 'balance',
  load: ({ needs, ws, user }) => buyerBalance(needs.pool, ws, user),
  view: ({ balance: has, owed }) => ({
    lines: [
      line('money-title'),
      '',
      has.units === 0n ? line('money-nothing') : line('money-has', { amount: has }),
      ...(owed.units === 0n ? [] : [line('store-balance-owed', { amount: owed })]),
      '',
      line('store-balance-what'),
    ],
    buttons: [
      [go('store-home-buy', 'buy'), go('store-home-orders', 'orders')],
      [go('help-support', 'support'), go('menu', 'home')],
    ],
  }),
  samples: {
    some: { balance: { asset: 'USD', units: 9_000_000n }, owed: { asset: 'USD', units: 0n } },
    none: { balance: { asset: 'USD', units: 0n }, owed: { asset: 'USD', units: 0n } },
    owing: { balance: { asset: 'USD', units: 0n }, owed: { asset: 'USD', units: 1_500_000n } },
  },
});

/** What somebody has bought here, and what they have here. */
export const storeHistoryScreens: readonly StoreScreen[] = [orders, balance];
