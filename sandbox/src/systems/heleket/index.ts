import { randomBytes, randomUUID } from 'node:crypto';
import type { EmulatedSystem, OpenSystem } from '../system.ts';
import { billionthsOf } from '../fixed-point.ts';
import { api } from './api.ts';
import { tellPayment } from './notice.ts';
import { pages } from './page.ts';
import { move, payPayment, refundPayment } from './payments.ts';
import { endPayouts } from './payouts.ts';
import { merchantOf, paymentOf, type House, type Merchant, type Payment, type State } from './state.ts';

/** Heleket: invoices paid in coins, notices signed inside their bodies, payouts under a key of their own. */
export const openHeleket: OpenSystem = (surroundings) => {
  let state: State = { merchants: {} };
  const house: House = { ...surroundings, state: () => state };
  return {
    code: 'heleket',
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
    const merchant = newMerchant();
    house.state().merchants[merchant.uuid] = merchant;
    house.changed();
    const secrets = { payment_key: merchant.paymentKey, payout_key: merchant.payoutKey };
    return { account: merchant.uuid, settings: { merchant: merchant.uuid }, secrets };
  },
  setWebhook(account, url) {
    merchantOf(house, account).webhook = url;
    house.changed();
  },
  async pay(account, invoice, how) {
    const { merchant, payment } = known(house, account, invoice);
    payPayment(house, merchant, payment, how);
    return { externalId: payment.uuid };
  },
  async refund(account, invoice) {
    const { merchant, payment } = known(house, account, invoice);
    refundPayment(house, merchant, payment);
  },
  repeat(account, invoice) {
    const { merchant, payment } = known(house, account, invoice);
    tellPayment(house, merchant, payment);
  },
  fund(account, asset, amount) {
    move(merchantOf(house, account), asset, billionthsOf(amount));
    house.changed();
  },
  settlePayouts(account, outcome) {
    const merchant = merchantOf(house, account);
    merchant.outcome = outcome;
    endPayouts(house, merchant, outcome);
  },
  invoices: (account) =>
    merchantOf(house, account).payments.map(({ uuid: id, order_id: payment, amount, currency: asset, status }) => ({
      id,
      payment,
      amount,
      asset,
      status,
    })),
  payouts: (account) =>
    merchantOf(house, account).payouts.map(({ uuid: id, order_id: payout, amount, currency: asset, status }) => ({
      id,
      payout,
      amount,
      asset,
      status,
    })),
  books: (account) => ({ ...merchantOf(house, account).balances }),
});

const newMerchant = (): Merchant => ({
  uuid: randomUUID(),
  paymentKey: randomBytes(32).toString('hex'),
  payoutKey: randomBytes(32).toString('hex'),
  webhook: null,
  balances: {},
  payments: [],
  payouts: [],
  outcome: 'confirmed',
});

function known(house: House, account: string, invoice: string): { merchant: Merchant; payment: Payment } {
  const merchant = merchantOf(house, account);
  const payment = paymentOf(house, merchant, invoice);
  if (!payment) throw new Error(`Heleket has no invoice "${invoice}".`);
  return { merchant, payment };
}
