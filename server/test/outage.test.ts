import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Jobs } from '#jobs';
import { audit, balanceOf, places } from '#ledger';
import { createInvoice } from '#payments';
import { relayFigures } from '#telegram';
import { askFor, booked, listOf, nano, openStarShop, type PaymentEnd, type StarShop } from './money/index.ts';
import { random, seedOf } from './random.ts';

/**
 * Ten minutes of clock time in which nobody is at our webhook and no process of ours runs, while the news of payments
 * arrives: of 400, of 200 behind a relay, which has the same inbox (`npm run soak -- outage` has 1,000 each). Nobody can
 * pay while we are down, since Telegram asks us beforehand and then calls the payment off; so these are people whom we told yes just before, and whom Telegram has charged. Once we are back, some of our answers
 * are lost on their way, so that Telegram repeats updates which we took: what is not to be doubled.
 *
 * The other modes have the same test where their work is: a tapped bot's own outbox keeps its updates
 * (`packages/grammy/src/courier.test.ts`, `shop.test.ts`), a bot that is only read has its Star list
 * (`server/src/gateways/stars/long-list.test.ts`).
 */

const people = 50;
const paid = Number(process.env['OUTAGE_PAID'] ?? 400);
const relayed = Number(process.env['OUTAGE_RELAYED'] ?? 200);
const parts = 10;
const minute = 60;
const seed = seedOf('outage');
const pick = random(seed);

type Message = { chat: { id: number }; successful_payment?: { telegram_payment_charge_id: string } };
type Update = { update_id: number; message?: Message };
/** `bytes` has one character for each byte. */
type Heard = { readonly id: number; readonly chat: number; readonly charge: string; readonly bytes: string };

/** The news of a payment, when this is one, as it came over the wire. */
function newsIn(body: Buffer): Heard[] {
  const { update_id: id, message } = JSON.parse(body.toString('utf8')) as Update;
  if (!message?.successful_payment) return [];
  const { telegram_payment_charge_id: charge } = message.successful_payment;
  return [{ id, chat: message.chat.id, charge, bytes: body.toString('latin1') }];
}

/** The bot's own program behind a relay. When shaky it fails now and then, once it has heard what we say. */
const had: Heard[] = [];
let isShaky = false;
const program = createServer((request, response) => {
  void buffer(request).then((body) => {
    had.push(...newsIn(body));
    response.statusCode = isShaky && pick(20) === 0 ? 500 : 200;
    response.end();
  });
});

beforeAll(() => new Promise<void>((resolve) => program.listen(0, '127.0.0.1', resolve)));
afterAll(() => {
  program.closeAllConnections();
  program.close();
});

let shop: StarShop;
let jobs: Jobs;
afterEach(async () => {
  isShaky = false;
  await jobs.stop();
  await shop.close();
});

const botInTelegram = () => {
  const found = shop.telegram.sandbox.telegram.world.bots[Number(shop.bot.telegramId)];
  if (!found) throw new Error('Telegram does not know the bot.');
  return found;
};

/** News of payments that Telegram has for us and could not deliver. */
const waitingNews = () => botInTelegram().pending.filter(({ change }) => change.message?.successful_payment).length;

const isAnyNewsLeft = () => botInTelegram().held.length + botInTelegram().pending.length > 0;

/** Lets time pass, and Telegram do what has become due; on a slow machine, a part of it. */
async function pass(seconds: number): Promise<void> {
  shop.clock.advance(seconds * 1000);
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"advance":"1ms"}' };
  expect(await fetch(`${shop.telegram.url}/sandbox/clock`, init)).toMatchObject({ ok: true });
}

/** Everybody opens a number of invoices and pays them one after another; Telegram's news is one to ten minutes slow. */
async function everybodyPays(invoicesEach: number): Promise<{ customers: string[]; ends: PaymentEnd[] }> {
  const { telegram } = shop;
  for (let part = 0; part < parts; part += 1)
    await telegram.fault({
      kind: 'delay',
      update: 'successful_payment',
      times: (people * invoicesEach) / parts,
      seconds: minute + part * 54,
    });
  const persons = await Promise.all(Array.from({ length: people }, () => telegram.makePerson()));
  const ends = await Promise.all(persons.map((person) => pays(person, invoicesEach)));
  await telegram.heal();
  return { customers: persons.map(String), ends: ends.flat() };
}

async function pays(person: number, invoices: number): Promise<PaymentEnd[]> {
  const ends: PaymentEnd[] = [];
  for (let n = 0; n < invoices; n += 1) ends.push(await shop.telegram.pay(person, await openInvoice(person)));
  return ends;
}

async function openInvoice(person: number): Promise<string> {
  const { workspace, id: connection } = shop.bot;
  const payment = await askFor(shop.needs, { workspace, connection, customer: String(person) });
  return (await createInvoice(shop.needs, payment)).url;
}

async function goDown(): Promise<void> {
  shop.door.needs = undefined;
  await shop.jobs.stop();
}

/** We are back; one answer in four is lost the first time. Keeps what Telegram sent that we took. */
async function comeBack(): Promise<{ took: Map<number, Heard>; repeats: () => number }> {
  const took = new Map<number, Heard>();
  let repeats = 0;
  shop.door.losesAnswer = (body) => {
    const [news] = newsIn(body);
    if (!news) return false;
    const isRepeat = took.has(news.id);
    took.set(news.id, news);
    if (isRepeat) repeats += 1;
    return !isRepeat && pick(4) === 0;
  };
  shop.door.needs = shop.needs;
  jobs = await shop.openJobs();
  return { took, repeats: () => repeats };
}

/** Until Telegram and we have nothing left to do; answers how many seconds of the clock that took. */
async function untilQuiet(): Promise<number> {
  let seconds = 0;
  const isBusy = async () => isAnyNewsLeft() || (await relayFigures(shop.pool, shop.bot)).waiting > 0;
  for (; (await isBusy()) && seconds < 30 * minute; seconds += 10) {
    await pass(10);
    if (!isAnyNewsLeft()) await jobs.settle(40);
  }
  expect(await jobs.settle(40)).toBe(true);
  expect(await isBusy()).toBe(false);
  return seconds;
}

/** How many payments there are in each state. */
async function onRecord(): Promise<Record<string, number>> {
  const { rows } = await sql<{ status: string; payments: number }>`
    select status, count(*)::int as payments from payments.payment
    where workspace_id = ${shop.bot.workspace} group by status`.execute(shop.pool);
  return Object.fromEntries(rows.map(({ status, payments: count }) => [status, count]));
}

async function fulfilledKeys(): Promise<number> {
  const { rows } = await sql<{ keys: number }>`select count(distinct key)::int as keys from ledger.transfer
    where workspace_id = ${shop.bot.workspace} and key like 'fulfil:%'`.execute(shop.pool);
  return rows[0]?.keys ?? 0;
}

/** Every customer has each payment's credits once, and the merchant the Stars that Telegram has for the bot. */
async function expectEachOnce(customers: readonly string[], invoicesEach: number): Promise<void> {
  const { bot, pool, needs } = shop;
  const payments = customers.length * invoicesEach;
  const credits = await Promise.all(
    customers.map((customer) => balanceOf(pool, bot.workspace, places.grant(customer), 'credit:test')),
  );
  expect(credits).toEqual(customers.map(() => BigInt(invoicesEach) * 250n));
  expect(await balanceOf(pool, bot.workspace, places.merchant('main'), 'XTR')).toBe(BigInt(payments) * 250n * nano);
  expect(await booked(pool, bot.workspace)).toEqual({ 'payment.settled': payments, 'test.fulfilled': payments });
  expect(await fulfilledKeys()).toBe(payments);
  expect(await onRecord()).toEqual({ fulfilled: payments, requested: latecomers });
  const { report } = await listOf({ needs, bot }).run({ full: true });
  expect(report).toMatchObject({ findings: 0, rowsRead: payments });
  expect(await audit(pool)).toMatchObject({ ok: true, breaks: [] });
}

const latecomers = 5;

/** People who press Pay while nobody can say yes: nobody is charged. */
async function latecomersPay(): Promise<void> {
  const links = await Promise.all(
    Array.from({ length: latecomers }, async () => {
      const person = await shop.telegram.makePerson();
      return { person, link: await openInvoice(person) };
    }),
  );
  const paying = Promise.all(links.map(({ person, link }) => shop.telegram.pay(person, link)));
  await expect.poll(() => shop.telegram.sandbox.telegram.checkouts.size).toBe(latecomers);
  await pass(11);
  for (const { status } of await paying) expect(status).toBe('failed');
}

/** What the bot's own program heard is what Telegram sent, byte for byte, each chat in order; repeats come in a row. */
function expectHeardInOrder(customers: readonly string[], took: readonly Heard[], each: number): void {
  for (const chat of customers.map(Number)) {
    const sent = took.filter((news) => news.chat === chat).toSorted((one, two) => one.id - two.id);
    const heard = had.filter((news) => news.chat === chat);
    const onceEach = heard.filter(({ id }, n) => id !== heard[n - 1]?.id);
    expect(sent).toHaveLength(each);
    expect(onceEach, `seed ${seed}`).toEqual(sent);
  }
}

describe.each([
  ['webhook', paid],
  ['relay', relayed],
] as const)('while we are down for ten minutes, a bot in mode %s', (mode, payments) => {
  const invoicesEach = payments / people;

  beforeEach(async () => {
    had.length = 0;
    const { port } = program.address() as AddressInfo;
    shop = await openStarShop({ mode, ...(mode === 'relay' && { forwardUrl: `http://127.0.0.1:${port}/hook` }) });
    jobs = shop.jobs;
  });

  it(`loses none of ${payments} payments and doubles none`, { timeout: 180_000 }, async () => {
    const started = performance.now();
    const { customers, ends } = await everybodyPays(invoicesEach);
    expect(ends.filter(({ status }) => status === 'paid')).toHaveLength(payments);

    await goDown();
    expect([await fulfilledKeys(), botInTelegram().held.length]).toEqual([0, payments]);
    await latecomersPay();
    for (let seconds = 11; seconds < 10 * minute; seconds += 10) await pass(10);
    expect([await fulfilledKeys(), waitingNews()]).toEqual([0, payments]);
    const inVain = botInTelegram().pending.reduce((sum, { fails }) => sum + fails, 0);

    isShaky = true;
    const { took, repeats } = await comeBack();
    const seconds = await untilQuiet();
    await expectEachOnce(customers, invoicesEach);
    const charges = Array.from(took.values(), ({ charge }) => charge);
    expect(new Set(charges)).toEqual(new Set(ends.map(({ charge_id: charge }) => charge)));
    if (mode === 'relay') expectHeardInOrder(customers, [...took.values()], invoicesEach);
    console.log(
      `outage, ${mode}: ${payments} paid, ${inVain} deliveries in vain; ${took.size} taken within ${seconds} s of the`,
      `clock once we were back, ${repeats()} of them told again; ${await fulfilledKeys()} fulfilled once;`,
      `the bot's own program heard ${had.length}; ${Math.round(performance.now() - started)} ms`,
    );
  });
});
