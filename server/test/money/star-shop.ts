import { setTimeout as sleep } from 'node:timers/promises';
import { movableClock, type MovableClock } from '#kernel';
import type { Pool } from '#database';
import { openJobs, type Jobs } from '#jobs';
import { balanceOf, places } from '#ledger';
import { createInvoice, getPayment, paymentSweeps, type Payment, type PaymentRequest, type Purposes } from '#payments';
import { addBot, relaySweeps, telegramSweeps, type Bot, type BotMode } from '#telegram';
import { freshDatabase, type TestDatabase } from '../database.ts';
import { quietLog, type QuietLog } from '../log.ts';
import { askFor, moneyIn, newWorkspace, testPurposes, type MoneyIn } from './money-in.ts';
import { openTelegram, type PaymentEnd, type TestTelegram } from './telegram.ts';
import { openWebhookDoor, type WebhookDoor } from './webhook-door.ts';

/** An invoice in the emulated Telegram, and the person who is to pay it. */
export type OpenInvoice = {
  readonly person: number;
  readonly payment: Payment;
  readonly url: string;
  /** The payment as it is now. */
  readonly now: () => Promise<Payment>;
  readonly pay: (who?: number) => Promise<PaymentEnd>;
  readonly credits: () => Promise<bigint>;
};

/** A bot with a webhook in an emulated Telegram, and all of money in behind it. */
export type StarShop = {
  readonly pool: Pool;
  readonly clock: MovableClock;
  readonly telegram: TestTelegram;
  readonly door: WebhookDoor;
  readonly needs: MoneyIn;
  readonly jobs: Jobs;
  readonly bot: Bot;
  readonly log: QuietLog;
  /** The same platform with other products. */
  readonly withPurposes: (purposes: Purposes) => MoneyIn;
  readonly invoice: (request?: Partial<PaymentRequest>) => Promise<OpenInvoice>;
  /** An invoice that was paid and fulfilled. */
  readonly paid: () => Promise<OpenInvoice & { readonly charge: string }>;
  /** The queues of one more process; whoever opens it stops it. */
  readonly openJobs: () => Promise<Jobs>;
  readonly close: () => Promise<void>;
};

export type StarShopOptions = {
  /** Chances of Telegram's faults. */
  readonly random?: () => number;
  readonly mode?: BotMode;
  /** Where the bot's own program takes updates, for `relay`. */
  readonly forwardUrl?: string;
  /** What it sells; credits for tests, when not given. */
  readonly purposes?: Purposes;
  readonly isPaidOut?: MoneyIn['isPaidOut'];
};

export async function openStarShop(options: StarShopOptions = {}): Promise<StarShop> {
  const { random, mode = 'webhook', forwardUrl, purposes: sold = testPurposes, isPaidOut } = options;
  const clock = movableClock();
  const log = quietLog();
  const [database, telegram, door] = await Promise.all([
    freshDatabase(),
    openTelegram({ clock, ...(random && { random }) }),
    openWebhookDoor(),
  ]);
  const { pool } = database;
  const withPurposes = (purposes: Purposes) =>
    moneyIn({
      pool,
      clock,
      log,
      purposes,
      telegramApiRoot: telegram.url,
      publicUrl: door.url,
      ...(isPaidOut && { isPaidOut }),
    });
  const needs = withPurposes(sold);
  door.needs = needs;
  const token = await telegram.makeBot();
  const bot = await addBot(needs, newWorkspace(), { token, mode, ...(forwardUrl !== undefined && { forwardUrl }) });
  const jobs = await openQueues(database, needs);
  const shop = { pool, clock, telegram, door, needs, jobs, bot, log, withPurposes };
  const invoice = (request: Partial<PaymentRequest> = {}) => openInvoice(shop, request);
  return {
    ...shop,
    invoice,
    paid: async () => payFor(await invoice()),
    openJobs: () => openQueues(database, needs),
    async close() {
      await jobs.stop();
      await telegram.close();
      await door.close();
      await database.drop();
    },
  };
}

const nothing = () => Promise.resolve();

const openQueues = ({ url }: TestDatabase, needs: MoneyIn): Promise<Jobs> => {
  const sweeps = [...telegramSweeps(needs), ...relaySweeps(needs), ...paymentSweeps(needs)];
  const handlers = { 'billing.ask_payload': nothing, 'refills.offer': nothing };
  return openJobs({ url, clock: needs.clock, handlers, sweeps, log: needs.log });
};

type Parts = Pick<StarShop, 'pool' | 'telegram' | 'needs' | 'bot'>;

async function openInvoice(
  { pool, telegram, needs, bot }: Parts,
  request: Partial<PaymentRequest>,
): Promise<OpenInvoice> {
  const person = await telegram.makePerson();
  const { workspace, id: connection } = bot;
  const payment = await askFor(needs, { workspace, connection, customer: String(person), ...request });
  const { url } = await createInvoice(needs, payment);
  return {
    person,
    payment,
    url,
    now: () => getPayment(pool, workspace, payment.id),
    pay: (who = person) => telegram.pay(who, url),
    credits: () => balanceOf(pool, workspace, places.grant(String(person)), 'credit:test'),
  };
}

async function payFor(invoice: OpenInvoice): Promise<OpenInvoice & { charge: string }> {
  const { charge_id: charge } = await invoice.pay();
  if (charge === undefined) throw new Error('It was not paid.');
  await until(async () => (await invoice.now()).status === 'fulfilled');
  return { ...invoice, charge };
}

/** Waits until something holds; fails after eight seconds. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = performance.now() + 8000; !(await holds()); await sleep(10))
    if (performance.now() > end) throw new Error('It did not happen.');
}
