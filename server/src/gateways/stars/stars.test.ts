import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { movableClock } from '#kernel';
import { openJobs, type Jobs } from '#jobs';
import { audit, balanceOf, places } from '#ledger';
import {
  createInvoice,
  getPayment,
  listPayments,
  listRefunds,
  paymentJobs,
  paymentSweeps,
  requestRefund,
} from '#payments';
import { addBot, callBotApi, receiveUpdate, telegramSweeps, type Bot } from '#telegram';
import { freshDatabase, quietLog, type TestDatabase } from '#test';
import {
  askFor,
  creditPurpose,
  moneyIn,
  newWorkspace,
  nextUpdateId,
  openTelegram,
  openWebhookDoor,
  preCheckout,
  successfulPayment,
  type MoneyIn,
  type TestTelegram,
  type WebhookDoor,
} from '#test/money';
import { starsGateway } from './index.ts';

let database: TestDatabase;
let telegram: TestTelegram;
let door: WebhookDoor;
let needs: MoneyIn;
let jobs: Jobs;
let bot: Bot;
let approvals = 0;
const clock = movableClock();
const log = quietLog();
const stars = (whole: number) => ({ asset: 'XTR', units: BigInt(whole) * 1_000_000_000n });

beforeAll(async () => {
  [database, telegram, door] = await Promise.all([freshDatabase(), openTelegram({ clock }), openWebhookDoor()]);
  const approve = async () => {
    approvals += 1;
    return { ok: true } as const;
  };
  const purposes = { 'test.credits': { ...creditPurpose, approve } };
  needs = moneyIn({ pool: database.pool, clock, telegramApiRoot: telegram.url, publicUrl: door.url, purposes, log });
  door.needs = needs;
  bot = await addBot(needs, newWorkspace(), { token: await telegram.makeBot(), mode: 'webhook' });
  const sweeps = [...telegramSweeps(needs), ...paymentSweeps(needs)];
  jobs = await openJobs({ url: database.url, clock, handlers: paymentJobs(needs), sweeps, log });
});
afterEach(async () => {
  door.needs = needs;
  await telegram.heal();
});
afterAll(async () => {
  expect(await audit(database.pool)).toMatchObject({ ok: true, breaks: [] });
  await jobs.stop();
  await telegram.close();
  await door.close();
  await database.drop();
});

/** An invoice for 250 Stars, or for what is told, and the person who is to pay it. */
async function invoice(request: Partial<Parameters<typeof askFor>[1]> = {}) {
  const person = await telegram.makePerson();
  const customer = String(person);
  const payment = await askFor(needs, { workspace: bot.workspace, connection: bot.id, customer, ...request });
  const { url } = await createInvoice(needs, payment);
  const now = () => getPayment(database.pool, payment.workspace, payment.id);
  return { person, payment, url, now, pay: (who = person) => telegram.pay(who, url) };
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const end = performance.now() + 8000; !(await holds()); await sleep(10))
    if (performance.now() > end) throw new Error('It did not happen.');
}

const creditsOf = (person: number) =>
  balanceOf(database.pool, bot.workspace, places.grant(String(person)), 'credit:test');

async function paid() {
  const made = await invoice();
  const end = await made.pay();
  expect(end).toMatchObject({ status: 'paid' });
  await until(async () => (await made.now()).status === 'fulfilled');
  return { ...made, charge: end.charge_id ?? '' };
}

describe('paying in Telegram', () => {
  it('ends with the credits, the charge’s name and the time Telegram gave it', async () => {
    const { person, now, charge } = await paid();
    expect(await now()).toMatchObject({ charge, payer: String(person), paid: stars(250) });
    expect(await creditsOf(person)).toBe(250n);
  });

  it('is asked about, and answered in well under two seconds', async () => {
    const { pay } = await invoice();
    const before = performance.now();
    const asked = approvals;
    await pay();
    expect(approvals).toBe(asked + 1);
    expect(performance.now() - before).toBeLessThan(2000);
  });

  it('a second time on the same invoice is refused beforehand, and nobody is charged', async () => {
    const { pay } = await paid();
    expect(await pay()).toMatchObject({ status: 'failed', error: expect.stringContaining('paid already') });
  });

  it('somebody else’s invoice is refused when it is bound to its payer', async () => {
    const other = await telegram.makePerson();
    const { pay } = await invoice({ payer: String(other) });
    expect(await pay()).toMatchObject({ status: 'failed', error: expect.stringContaining('somebody else') });
    expect(await pay(other)).toMatchObject({ status: 'paid' });
  });

  it('an invoice whose time is over is refused', async () => {
    const { pay } = await invoice({ expiresAt: clock.now() });
    expect(await pay()).toMatchObject({ status: 'failed', error: expect.stringContaining('expired') });
  });

  it('what is no longer for sale is refused', async () => {
    const { pay } = await invoice({ purpose: 'test.gone' });
    expect(await pay()).toMatchObject({ status: 'failed', error: expect.stringContaining('not for sale') });
  });

  it('is refused in Russian to a person whose Telegram is Russian', async () => {
    const russian = await telegram.makePerson({ language_code: 'ru' });
    const { pay } = await invoice({ expiresAt: clock.now() });
    expect(await pay(russian)).toMatchObject({ error: expect.stringContaining('истёк') });
  });

  it('is refused when it cannot be checked in time', async () => {
    const slow = { 'test.slow': { ...creditPurpose, approve: () => new Promise<never>(() => {}) } };
    door.needs = moneyIn({ ...needs, telegramApiRoot: telegram.url, purposes: slow });
    const { pay } = await invoice({ purpose: 'test.slow' });
    const before = performance.now();
    expect(await pay()).toMatchObject({ status: 'failed', error: expect.stringContaining('cannot be checked') });
    expect(performance.now() - before).toBeLessThan(5000);
  });

  it('survives an answer that Telegram did not take the first time', async () => {
    const { pay } = await invoice();
    await telegram.fault({ kind: '500', method: 'answerPreCheckoutQuery', times: 2 });
    expect(await pay()).toMatchObject({ status: 'paid' });
  });

  it('is off when our answer comes too late, which is no trouble', async () => {
    const query = { ...preCheckout('pay_unknown'), update_id: nextUpdateId() };
    expect(await receiveUpdate(needs, bot, query)).toEqual({ status: 'applied' });
    expect(log.warnings.at(-1)?.details).toMatchObject({
      err: { description: expect.stringContaining('query is too old') },
    });
  });

  it.each(['duplicate', 'delay', 'reorder'])(
    'with updates that are struck by "%s" gives the credits once',
    async (kind) => {
      const { pay, now, person } = await invoice();
      await telegram.fault({ kind, times: 3, ...(kind === 'delay' ? { seconds: 0.2 } : {}) });
      await pay();
      await until(async () => (await now()).status === 'fulfilled');
      await sleep(300);
      expect(await creditsOf(person)).toBe(250n);
    },
  );

  it('reaches us after an outage of ours', async () => {
    const { pay, now, person } = await invoice();
    const paying = pay();
    await until(
      async () =>
        (await sql`select from telegram.update where raw::text like ${`%${(await now()).id}%`}`.execute(database.pool))
          .rows.length > 0,
    );
    door.needs = undefined;
    await paying;
    await sleep(200);
    door.needs = needs;
    await until(async () => (await now()).status === 'fulfilled');
    expect(await creditsOf(person)).toBe(250n);
  });
});

describe('an invoice', () => {
  it('is asked of Telegram once', async () => {
    const { payment, url } = await invoice();
    const again = await getPayment(database.pool, payment.workspace, payment.id);
    expect(await createInvoice(needs, again)).toEqual({ url });
  });

  it.each([
    ['dollars', { asset: 'USD', units: 1_000_000n }, 'wrong_asset'],
    ['a part of a Star', { asset: 'XTR', units: 1n }, 'invalid_amount'],
    ['more Stars than Telegram takes', stars(10_001), 'invalid_amount'],
  ])('of %s is refused', async (_, amount, code) => {
    await expect(invoice({ amount })).rejects.toMatchObject({ name: 'Refusal', code });
  });

  it('is refused as an outage when Telegram is down, and works when it is back', async () => {
    await telegram.fault({ kind: '500', method: 'createInvoiceLink' });
    await expect(invoice()).rejects.toMatchObject({ name: 'Refusal', code: 'gateway_unavailable' });
    await telegram.heal();
    expect((await invoice()).url).toMatch(/^https?:/);
  });
});

describe('a refund', () => {
  const ask = (payment: { workspace: number; id: string }, key = 'key') =>
    requestRefund(needs, { workspace: payment.workspace, payment: payment.id, key: `${key}:${payment.id}` });
  const timesGivenBack = async (charge: string) =>
    (await starsGateway(needs).history?.read({ workspace: bot.workspace, id: bot.id }))?.events.filter(
      (event) => event.kind === 'payment_refunded' && event.externalId === charge,
    ).length;

  it('that we ask for gives the Stars back and takes the credits, once', async () => {
    const { payment, now, person, charge } = await paid();
    await ask(payment);
    expect(await jobs.settle()).toBe(true);
    expect(await now()).toMatchObject({ status: 'refunded' });
    expect(await creditsOf(person)).toBe(0n);
    expect(await timesGivenBack(charge)).toBe(1);
  });

  it('made at Telegram’s side takes the credits', async () => {
    const { payment, now, person, charge } = await paid();
    await telegram.refund(charge);
    await until(async () => (await now()).status === 'refunded');
    expect(await creditsOf(person)).toBe(0n);
    expect(await listRefunds(database.pool, payment.workspace, payment.id)).toMatchObject([{ origin: 'gateway' }]);
  });

  it('that was made before we asked is done', async () => {
    const { payment, now, charge } = await paid();
    door.needs = undefined; // we hear nothing of it
    await telegram.refund(charge);
    await ask(payment);
    await until(async () => (await now()).status === 'refunded');
    door.needs = needs;
    expect(await listRefunds(database.pool, payment.workspace, payment.id)).toMatchObject([{ status: 'done' }]);
  });

  it.each(['500', 'timeout_before', 'timeout_after', '429'])(
    'struck by "%s" happens once all the same',
    async (kind) => {
      const { payment, now, person, charge } = await paid();
      await telegram.fault({ kind, method: 'refundStarPayment', retry_after: 2 });
      await ask(payment);
      await until(async () => (await listRefunds(database.pool, payment.workspace, payment.id))[0]?.tries === 1);
      await jobs.settle();
      clock.advance(60_000);
      expect(await jobs.settle()).toBe(true);
      expect(await now()).toMatchObject({ status: 'refunded' });
      expect(await creditsOf(person)).toBe(0n);
      expect(await timesGivenBack(charge)).toBe(1);
    },
  );

  it('is found on the Star list however long that list is', async () => {
    const { payment, charge } = await paid();
    const gateway = starsGateway(needs);
    const connection = { workspace: bot.workspace, id: bot.id };
    const find = (since: Date) =>
      gateway.refund?.find?.(connection, { externalId: charge, payer: '1', amount: stars(250) }, since);
    const list = Object.values(telegram.sandbox.telegram.world.bots).find(
      ({ id }) => String(id) === bot.telegramId,
    )?.stars;
    const [first] = list ?? [];
    if (!list || !first) throw new Error('The list is empty.');
    const day = 86_400;
    for (let row = 0; row < 1234; row++)
      list.unshift({ ...first, id: `old-${row}`, date: first.date - (row + 2) * day });
    expect(await find(clock.now())).toBe(false);
    const asked = requestRefund(needs, {
      workspace: payment.workspace,
      payment: payment.id,
      key: `long:${payment.id}`,
    });
    await asked;
    await jobs.settle();
    for (let row = 0; row < 250; row++) list.push({ ...first, id: `new-${row}`, date: first.date + day });
    expect(await find(clock.now())).toBe(true);
    expect(await find(new Date(0))).toBe(true);
    expect(await find(new Date(clock.now().getTime() + 5 * day * 1000))).toBe(false);
  });
});

describe('a tapped bot', () => {
  it('has what it sells by itself left alone: no answer to its buyers, and its money kept apart', async () => {
    const tapped = await addBot(needs, newWorkspace(), { token: await telegram.makeBot(), mode: 'tap' });
    const warnings = log.warnings.length;
    expect(await receiveUpdate(needs, tapped, preCheckout('its own payload'))).toEqual({ status: 'applied' });
    expect(log.warnings).toHaveLength(warnings); // an answer would have been refused by Telegram
    await receiveUpdate(needs, tapped, successfulPayment({ payload: 'its own payload', charge: 'its own charge' }));
    expect((await listPayments(database.pool, { workspace: tapped.workspace })).payments).toMatchObject([
      { status: 'unmatched', charge: 'its own charge' },
    ]);
  });

  it('has our invoices paid through it', async () => {
    const tapped = await addBot(needs, newWorkspace(), { token: await telegram.makeBot(), mode: 'tap' });
    const payment = await askFor(needs, { workspace: tapped.workspace, connection: tapped.id });
    const { url } = await createInvoice(needs, payment);
    const person = await telegram.makePerson();
    const paying = telegram.pay(person, url);
    const forward = async () => {
      const updates = (await callBotApi(needs, tapped, 'getUpdates', { timeout: 5 })) as { update_id: number }[];
      for (const update of updates) await receiveUpdate(needs, tapped, update);
      const last = updates.at(-1);
      if (last) await callBotApi(needs, tapped, 'getUpdates', { offset: last.update_id + 1, timeout: 0, limit: 1 });
    };
    await forward();
    expect(await paying).toMatchObject({ status: 'paid' });
    await forward();
    expect(await getPayment(database.pool, tapped.workspace, payment.id)).toMatchObject({ status: 'fulfilled' });
  });
});
