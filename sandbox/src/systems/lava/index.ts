import { randomBytes, randomUUID } from 'node:crypto';
import { billionthsOf, decimalText } from '../fixed-point.ts';
import type { EmulatedSystem, OpenSystem } from '../system.ts';
import { api } from './api.ts';
import { tellInvoice } from './hooks.ts';
import { payInvoice } from './invoices.ts';
import { pages } from './page.ts';
import { endPayoffs } from './payoffs.ts';
import { invoiceOf, shopOf, type House, type Invoice, type Shop, type State } from './state.ts';

/** Lava's business API: invoices in rubles, webhooks signed with a second key, payoffs from a profile. */
export const openLava: OpenSystem = (surroundings) => {
  let state: State = { shops: {} };
  const house: House = { ...surroundings, state: () => state };
  return {
    code: 'lava',
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
  open() {
    const shop = newShop();
    house.state().shops[shop.shop_id] = shop;
    house.changed();
    const { shop_id, profile_id } = shop;
    return { account: shop_id, settings: { shop_id, profile_id, fee_percent: '4' }, secrets: secretsOf(shop) };
  },
  setWebhook(account, url) {
    shopOf(house, account).webhook = url;
    house.changed();
  },
  async pay(account, name, how) {
    const { shop, invoice } = known(house, account, name);
    payInvoice(house, shop, invoice, how);
    return { externalId: invoice.id };
  },
  repeat(account, name) {
    const { shop, invoice } = known(house, account, name);
    tellInvoice(house, shop, invoice);
  },
  fund(account, _, amount) {
    const shop = shopOf(house, account);
    shop.balance = decimalText(billionthsOf(shop.balance) + billionthsOf(amount));
    house.changed();
  },
  settlePayouts(account, outcome) {
    const shop = shopOf(house, account);
    shop.outcome = outcome;
    endPayoffs(house, shop, outcome);
  },
  invoices: (account) =>
    shopOf(house, account).invoices.map(({ id, order_id: payment, amount, status }) => ({
      id,
      payment,
      amount,
      asset: 'RUB',
      status,
    })),
  payouts: (account) =>
    shopOf(house, account).payoffs.map(({ id, orderId: payout, amount, status }) => ({
      id,
      payout,
      amount,
      asset: 'RUB',
      status,
    })),
  books: (account) => ({ RUB: shopOf(house, account).balance }),
});

const secretsOf = ({ secret, additional, profileSecret, profileAdditional }: Shop) => ({
  secret_key: secret,
  additional_key: additional,
  profile_secret_key: profileSecret,
  profile_additional_key: profileAdditional,
});

const newKey = () => randomBytes(20).toString('hex');

const newShop = (): Shop => ({
  shop_id: randomUUID(),
  profile_id: randomUUID(),
  secret: newKey(),
  additional: newKey(),
  profileSecret: newKey(),
  profileAdditional: newKey(),
  webhook: null,
  balance: '0.00',
  invoices: [],
  payoffs: [],
  outcome: 'confirmed',
});

function known(house: House, account: string, name: string): { shop: Shop; invoice: Invoice } {
  const shop = shopOf(house, account);
  const invoice = invoiceOf(house, shop, name);
  if (!invoice) throw new Error(`Lava has no invoice "${name}".`);
  return { shop, invoice };
}
