import { billingPurpose, purchasePurpose, setFeature, setProduct, type Needs } from '#billing';
import { stars, stoppedClock, type MovableClock, type WorkspaceId } from '#kernel';
import { openEngine } from '#ledger';
import { paymentSweeps } from '#payments';
import {
  listSubscriptions,
  sellProduct,
  subscriptionPurpose,
  subscriptionSweeps,
  subscriptionTerms,
  type Subscription,
} from '#subscriptions';
import { addBot, callBotApi, getBot, receiveUpdate, type Bot } from '#telegram';
import { openJobs, type Jobs } from '#jobs';
import { freshDatabase, type TestDatabase } from './database.ts';
import {
  moneyIn,
  newWorkspace,
  openTelegram,
  type MoneyIn,
  type PaymentEnd,
  type TestTelegram,
} from './money/index.ts';

export const day = 86_400_000;

/** A platform that sells subscriptions through one tapped bot: updates come in by hand, calls go to an emulated Telegram. */
export type SubscriptionShop = {
  readonly needs: MoneyIn & Needs & { readonly clock: MovableClock };
  readonly database: TestDatabase;
  readonly telegram: TestTelegram;
  readonly workspace: WorkspaceId;
  readonly bot: Bot;
  /** Asks for a subscription. */
  readonly ask: (customer: string, product?: string) => Promise<Subscription & { readonly link: string }>;
  /** An update reaches us. */
  readonly hear: (update: object) => Promise<void>;
  /** A person pays a link in the emulated Telegram, and its updates reach us. Answers how it ended. */
  readonly pay: (person: number, link: string) => Promise<PaymentEnd>;
  /** What that Telegram knows of a person's subscriptions. */
  readonly atTelegram: (person: number) => Promise<{ id: string; state: string; payload: string }[]>;
  /** Runs jobs and sweeps as the platform does, until closed. */
  readonly work: () => Promise<Jobs>;
  readonly close: () => Promise<void>;
};

export async function openSubscriptionShop(start = new Date('2026-11-20T10:00:00Z')): Promise<SubscriptionShop> {
  const [database, telegram] = await Promise.all([freshDatabase(), openTelegram()]);
  const clock = stoppedClock(start);
  const { pool } = database;
  const engine = await openEngine({ url: database.url, clock });
  const purposes = { [purchasePurpose]: billingPurpose, [subscriptionPurpose]: subscriptionTerms };
  const money = moneyIn({ pool, clock, purposes, telegramApiRoot: telegram.url });
  const workspace = newWorkspace();
  const bot = await addBot(money, workspace, { token: await telegram.makeBot(), mode: 'tap' });
  const needs = { ...money, clock, engine, botFor: () => getBot(pool, workspace, bot.id) };
  await furnish(needs, workspace);
  const open: Jobs[] = [];
  return {
    needs,
    database,
    telegram,
    workspace,
    bot,
    async ask(customer, product = 'plus') {
      const { payment, link } = await sellProduct(needs, workspace, { customer, product });
      const { subscriptions } = await listSubscriptions(needs, workspace, { customer });
      const found = subscriptions.find(({ invoice }) => invoice === payment);
      if (!found) throw new Error('Nothing was begun.');
      return { ...found, link };
    },
    async pay(person, link) {
      const paying = telegram.pay(person, link);
      await pump(needs, bot);
      const end = await paying;
      if (end.status === 'paid') await pump(needs, bot);
      return end;
    },
    async atTelegram(person) {
      const answer = await fetch(`${telegram.url}/sandbox/users/${person}/subscriptions`);
      return (await answer.json()) as { id: string; state: string; payload: string }[];
    },
    hear: async (update) => void (await receiveUpdate(needs, bot, update)),
    async work() {
      const sweeps = [...paymentSweeps(needs), ...subscriptionSweeps(needs)];
      const handlers = { 'billing.ask_payload': nothing, 'refills.offer': nothing };
      const jobs = await openJobs({ url: database.url, clock, handlers, sweeps, log: needs.log });
      open.push(jobs);
      return jobs;
    },
    async close() {
      for (const jobs of open) await jobs.stop();
      await engine.close();
      await telegram.close();
      await database.drop();
    },
  };
}

/** The bot's own program: it polls, and passes on what it gets. */
async function pump(needs: MoneyIn, bot: Bot): Promise<void> {
  const updates = (await callBotApi(needs, bot, 'getUpdates', { timeout: 5 })) as { update_id: number }[];
  for (const update of updates) await receiveUpdate(needs, bot, update);
  const last = updates.at(-1);
  if (last) await callBotApi(needs, bot, 'getUpdates', { offset: last.update_id + 1, timeout: 0, limit: 1 });
}

const nothing = () => Promise.resolve();

/** `plus`: 100 credits and `vip` for 100 Stars; `pro`: 1,000 and `vip` for 500; `brief` has no grace. */
export async function furnish(needs: Needs, workspace: WorkspaceId): Promise<void> {
  await setFeature(needs, workspace, { code: 'message', kind: 'metered' });
  await setFeature(needs, workspace, { code: 'vip', kind: 'boolean' });
  const product = {
    kind: 'subscription',
    title: 'Plan',
    description: 'Credits each month.',
    entitlements: [{ feature: 'vip' }],
    refundPolicy: 'void_remaining',
  } as const;
  const plan = (code: string, price: number, amount: bigint, rest: object = {}) =>
    setProduct(needs, workspace, {
      ...product,
      code,
      price: stars(price),
      grants: [{ creditType: 'credits', amount }],
      ...rest,
    });
  await plan('plus', 100, 100n);
  await plan('pro', 500, 1000n);
  await plan('brief', 100, 100n, { grace: 0 });
}

/** What happens to a subscription, as Telegram tells it: updates of one payload and one person. */
export type Teller = {
  readonly paid: (told: { charge: string; at: Date; until?: Date; first?: boolean; total?: number }) => object;
  readonly refunded: (told: { charge: string; at: Date; total?: number }) => object;
  readonly told: (state: 'canceled' | 'active' | 'failed') => object;
};

let lastUpdate = 1_000_000;
const unix = (at: Date) => at.getTime() / 1000;

/** Updates are numbered in the order in which they are made, as Telegram does. */
export function tellerFor(payload: string, payer: number): Teller {
  const user = { id: payer, is_bot: false, first_name: 'Ann', language_code: 'en' };
  const message = (at: Date, content: object) => ({
    update_id: (lastUpdate += 1),
    message: { message_id: lastUpdate, date: unix(at), chat: { ...user, type: 'private' }, from: user, ...content },
  });
  const money = (charge: string, total: number) => ({
    currency: 'XTR',
    total_amount: total,
    invoice_payload: payload,
    telegram_payment_charge_id: charge,
    provider_payment_charge_id: '0',
  });
  return {
    paid: ({ charge, at, until, first, total = 100 }) =>
      message(at, {
        successful_payment: {
          ...money(charge, total),
          is_recurring: true,
          ...(first && { is_first_recurring: true }),
          subscription_expiration_date: unix(until ?? new Date(+at + 30 * day)),
        },
      }),
    refunded: ({ charge, at, total = 100 }) => message(at, { refunded_payment: money(charge, total) }),
    told: (state) => ({ update_id: (lastUpdate += 1), subscription: { user, invoice_payload: payload, state } }),
  };
}
