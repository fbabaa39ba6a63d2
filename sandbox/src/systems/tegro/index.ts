import { randomBytes } from 'node:crypto';
import { billionthsOf, decimalText } from '../fixed-point.ts';
import type { EmulatedSystem, OpenSystem } from '../system.ts';
import { api } from './api.ts';
import { notify, openLink, payOrder } from './orders.ts';
import { pages } from './page.ts';
import { orderOf, shopOf, type House, type Order, type Shop, type State } from './state.ts';

/** Tegro.Money: signed links, orders, notifications as forms; no payouts. */
export const openTegro: OpenSystem = (surroundings) => {
  let state: State = { shops: {}, orders: 755_000 };
  const house: House = { ...surroundings, state: () => state };
  return {
    code: 'tegro',
    routes(app) {
      api(house, app);
      pages(house, app);
    },
    control: controlOf(house),
    save: () => state,
    load: (saved) => void (state = saved as State),
  };
};

const controlOf = (house: House): EmulatedSystem['control'] => ({
  /** Real shops make their orders beforehand, so that those can be paid by name; test orders are made by links alone. */
  open({ isTest = false } = {}) {
    const shop = newShop(isTest);
    house.state().shops[shop.shop_id] = shop;
    house.changed();
    const settings = { shop_id: shop.shop_id, invoice_by: isTest ? 'link' : 'order' };
    return { account: shop.shop_id, settings, secrets: { secret_key: shop.secret, api_key: shop.apiKey } };
  },
  setWebhook(account, url) {
    shopOf(house, account).webhook = url;
    house.changed();
  },
  async pay(account, name, how) {
    const { shop, order } = known(house, account, name);
    payOrder(house, shop, order, how);
    return { externalId: String(order.id) };
  },
  repeat(account, name) {
    const { shop, order } = known(house, account, name);
    notify(house, shop, order);
  },
  invoices: (account) =>
    shopOf(house, account).orders.map(({ id, payment_id: payment, amount, currency: asset, status }) => ({
      id: String(id),
      payment,
      amount: decimalText(billionthsOf(amount)),
      asset,
      status: String(status),
    })),
  books: (account) => ({ ...shopOf(house, account).balance }),
});

const newShop = (isTest: boolean): Shop => ({
  shop_id: randomBytes(16).toString('hex').toUpperCase(),
  secret: randomBytes(12).toString('base64url'),
  apiKey: randomBytes(14).toString('hex').toUpperCase(),
  isTest,
  webhook: null,
  balance: {},
  orders: [],
  lastNonce: '',
});

/** An order by its number, by the shop's id for it, or by the link that it is paid by. */
function known(house: House, account: string, name: string): { shop: Shop; order: Order } {
  const shop = shopOf(house, account);
  const order = URL.canParse(name) ? openLink(house, new URL(name).searchParams)?.order : orderOf(shop, name);
  if (!order) throw new Error(`Tegro has no order "${name}".`);
  return { shop, order };
}
