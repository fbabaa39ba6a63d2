import { Wrong } from '@asterism/telegram-sandbox';
import { toUnits } from '../digits.ts';
import type { EmulatedSystem, OpenSystem } from '../system.ts';
import { decimals, isCoin } from './coins.ts';
import { send, tell } from './hooks.ts';
import { add, settle, statusOf } from './invoices.ts';
import { routes } from './routes.ts';
import { openApp, type App, type CryptoPay, type Invoice, type State } from './state.ts';

/** Crypto Pay, emulated: an account is an app of it. */
export const openCryptobot: OpenSystem = (world) => {
  const pay: CryptoPay = { world, state: { last: 0, apps: {} } };
  return {
    code: 'cryptobot',
    aliases: ['cryptopay'],
    routes: (app) => routes(app, pay),
    control: controlOf(pay),
    save: () => pay.state,
    load: (saved) => void (pay.state = saved as State),
  };
};

const controlOf = (pay: CryptoPay): EmulatedSystem['control'] => ({
  open({ isTest = false } = {}) {
    const app = openApp(pay, isTest);
    return { account: app.id, settings: {}, secrets: { token: app.token } };
  },
  setWebhook(account, url) {
    const app = appOf(pay, account);
    app.hook = url;
    for (const key of Object.keys(app.waiting)) delete app.waiting[key];
    pay.world.changed();
  },
  async pay(account, named, { amount, isSilent = false, status, at } = {}) {
    const app = appOf(pay, account);
    const invoice = invoiceOf(app, named);
    if (amount !== undefined && amount !== invoice.amount)
      throw new Wrong(400, 'An invoice of CryptoBot is paid whole.');
    payInvoice(pay, app, invoice, status, at === 'late');
    if (!isSilent) tell(pay, app, invoice);
    pay.world.changed();
    return { externalId: String(invoice.invoice_id) };
  },
  repeat(account, named) {
    const app = appOf(pay, account);
    send(pay, app, invoiceOf(app, named).invoice_id);
  },
  fund(account, asset, amount) {
    const units = isCoin(asset) ? toUnits(amount, decimals[asset] ?? 0) : undefined;
    if (units === undefined) throw new Wrong(400, 'This is no amount of a coin that CryptoBot has.');
    add(appOf(pay, account), asset, units);
    pay.world.changed();
  },
  settlePayouts: (account, outcome) => void (appOf(pay, account).transfersFail = outcome === 'failed'),
  invoices: (account) =>
    appOf(pay, account).invoices.map((invoice) => ({
      id: String(invoice.invoice_id),
      payment: invoice.payload ?? '',
      amount: invoice.amount,
      asset: invoice.asset ?? invoice.fiat ?? '',
      status: statusOf(pay, invoice),
    })),
  payouts: (account) =>
    appOf(pay, account).transfers.map(({ transfer_id, spend_id, amount, asset, status }) => ({
      id: String(transfer_id),
      payout: spend_id,
      amount,
      asset,
      status,
    })),
  books: (account) => ({ ...appOf(pay, account).balances }),
});

function appOf({ state }: CryptoPay, account: string): App {
  const app = state.apps[account];
  if (!app) throw new Wrong(404, 'There is no such app.');
  return app;
}

/** By its number, or by our payment: of several, the youngest. */
function invoiceOf(app: App, named: string): Invoice {
  const invoice = app.invoices.find(({ invoice_id, payload }) => String(invoice_id) === named || payload === named);
  if (!invoice) throw new Wrong(404, 'There is no such invoice.');
  return invoice;
}

/** Nobody can pay an invoice that has expired; one that was paid in its last second is told of late. */
function payInvoice(pay: CryptoPay, app: App, invoice: Invoice, status: string | undefined, isLate: boolean): void {
  if (status !== undefined) {
    invoice.status = status;
    return;
  }
  const now = statusOf(pay, invoice);
  if (now !== 'active' && !(now === 'expired' && isLate)) throw new Wrong(400, `The invoice is ${now}.`);
  const end = invoice.expiration_date === undefined ? undefined : new Date(invoice.expiration_date);
  const at = now === 'expired' && end ? new Date(end.getTime() - 1000) : pay.world.clock.now();
  settle(app, invoice, at);
}
