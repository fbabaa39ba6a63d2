import { Wrong } from '@asterism/telegram-sandbox';
import type { EmulatedSystem, OpenSystem } from '../system.ts';
import { send } from './events.ts';
import { asText, balanceOf } from './money.ts';
import { payPageOf } from './pay.ts';
import { refund } from './returns.ts';
import { routes, tellOfCharge } from './routes.ts';
import { statusOf } from './sessions.ts';
import { openAccount, type Account, type Session, type State, type Stripe } from './state.ts';

/** Stripe, as far as Checkout needs it, emulated. */
export const openStripe: OpenSystem = (world) => {
  const stripe: Stripe = { world, state: { last: 0, accounts: {} } };
  return {
    code: 'stripe',
    routes: (app) => routes(app, stripe),
    control: controlOf(stripe),
    save: () => stripe.state,
    load: (saved) => void (stripe.state = saved as State),
  };
};

const controlOf = (stripe: Stripe): EmulatedSystem['control'] => ({
  open({ isTest = false } = {}) {
    const { id, key, secret } = openAccount(stripe, isTest);
    return { account: id, settings: {}, secrets: { secret_key: key, webhook_secret: secret } };
  },
  setWebhook(account, url) {
    accountOf(stripe, account).hook = url;
    stripe.world.changed();
  },
  async pay(named, invoice, how = {}) {
    const account = accountOf(stripe, named);
    const session = sessionOf(account, invoice);
    payPageOf(stripe, account, session, how);
    return { externalId: session.intent };
  },
  async refund(named, invoice) {
    const account = accountOf(stripe, named);
    tellOfCharge(stripe, account, refund(stripe, account, { payment_intent: sessionOf(account, invoice).intent }));
    stripe.world.changed();
  },
  repeat(named, invoice) {
    const account = accountOf(stripe, named);
    send(stripe, account, sessionOf(account, invoice).id);
  },
  invoices: (account) =>
    accountOf(stripe, account).sessions.map((session) => ({
      id: session.id,
      payment: session.client_reference_id ?? '',
      amount: asText(session.amount_total, session.currency),
      asset: session.currency.toUpperCase(),
      status: session.payment_status === 'unpaid' ? statusOf(stripe, session) : session.payment_status,
    })),
  books: (account) =>
    Object.fromEntries(
      [...balanceOf(accountOf(stripe, account))].map(([currency, sum]) => [
        currency.toUpperCase(),
        asText(sum, currency),
      ]),
    ),
});

function accountOf({ state }: Stripe, id: string): Account {
  const account = state.accounts[id];
  if (!account) throw new Wrong(404, 'There is no such account.');
  return account;
}

/** By its own name, its intent's, or our payment. */
function sessionOf(account: Account, named: string): Session {
  const session = account.sessions.find(
    ({ id, intent, client_reference_id: ours }) => id === named || intent === named || ours === named,
  );
  if (!session) throw new Wrong(404, 'There is no such page.');
  return session;
}
