import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { audit } from '#ledger';
import { random, seedOf } from '#test';
import { booked, listOf, nano, openStarShop, type OpenInvoice, type StarShop } from '#test/money';

const seed = seedOf('reconciling');
const next = random(seed);

let shop: StarShop;
beforeAll(async () => {
  shop = await openStarShop({ random: () => next(1_000_000) / 1_000_000 });
});
afterAll(async () => {
  expect(await audit(shop.pool)).toMatchObject({ ok: true, breaks: [] });
  await shop.close();
});

const inAll = (things: readonly OpenInvoice[], work: (one: OpenInvoice) => Promise<unknown>) => {
  const waiting = [...things];
  const worker = async () => {
    for (let one = waiting.shift(); one; one = waiting.shift()) await work(one);
  };
  return Promise.all([worker(), worker(), worker(), worker()]);
};

const none = { different: 0, waiting: 0, unknown: 0, history: 0 };

describe(`when updates are dropped at random (seed ${seed})`, () => {
  const payments = 80;
  const dropped = { lost: 0 };

  it('one run leaves no difference in payments, refunds and balances', async () => {
    const list = listOf(shop);
    await shop.telegram.fault({ kind: 'drop', update: 'message', rate: 0.05, times: 1_000_000 });
    const invoices: OpenInvoice[] = [];
    for (let n = 0; n < payments; n++) invoices.push(await shop.invoice());
    const charges = new Map<OpenInvoice, string>();
    await inAll(invoices, async (one) => {
      const { charge_id: charge } = await one.pay();
      if (charge !== undefined) charges.set(one, charge);
    });
    const back = invoices.slice(0, payments / 4);
    await inAll(back, (one) => shop.telegram.refund(charges.get(one) ?? ''));
    await shop.telegram.heal();
    await shop.jobs.settle();
    const { report } = await list.run();
    dropped.lost = (report?.payments.healed ?? 0) + (report?.refunds.healed ?? 0);
    console.log(`${dropped.lost} of ${payments + back.length} were healed`);
    expect(report).toMatchObject({ findings: 0, payments: none, refunds: none });
    expect(report?.payments).toMatchObject({ agreed: payments - (report?.payments.healed ?? 0) });
    const worth = BigInt(payments - back.length) * 250n * nano;
    expect(report?.funds).toEqual({ gateway: worth, books: worth });
    for (const one of invoices) {
      const isBack = back.includes(one);
      expect([(await one.now()).status, await one.credits()]).toEqual(isBack ? ['refunded', 0n] : ['fulfilled', 250n]);
    }
  });

  it('a second run finds nothing new, nor does one over the whole list', async () => {
    const before = await booked(shop.pool, shop.bot.workspace);
    for (const full of [false, true]) {
      const { report } = await listOf(shop).run({ full });
      expect(report?.payments).toMatchObject({ agreed: payments, healed: 0, ...none });
      expect(report?.refunds).toMatchObject({ agreed: payments / 4, healed: 0, ...none });
    }
    expect(await booked(shop.pool, shop.bot.workspace)).toEqual(before);
  });

  it('runs that go while payments arrive find no difference that is none', async () => {
    await shop.telegram.fault({ kind: 'drop', update: 'message', rate: 0.05, times: 1_000_000 });
    const invoices = await Promise.all(Array.from({ length: 24 }, () => shop.invoice()));
    let paying = true;
    const paid = inAll(invoices, (one) => one.pay()).finally(() => (paying = false));
    while (paying) {
      const { report } = await listOf(shop).run();
      expect([report?.findings, report?.payments]).toEqual([0, expect.objectContaining({ different: 0, unknown: 0 })]);
    }
    await paid;
    await shop.telegram.heal();
    await shop.jobs.settle();
    const { report } = await listOf(shop).run();
    expect(report).toMatchObject({ findings: 0, payments: { ...none } });
    expect(report?.funds?.gateway).toBe(report?.funds?.books);
    for (const one of invoices) expect([(await one.now()).status, await one.credits()]).toEqual(['fulfilled', 250n]);
  });
});

describe('a run', () => {
  it('waits for as long as Telegram asks, and goes on', async () => {
    const list = listOf(shop);
    const { charge } = await shop.paid();
    await shop.telegram.fault({ kind: '429', method: 'getStarTransactions', retry_after: 600 });
    const stopped = await list.run();
    expect(stopped).toMatchObject({ status: 'running', problem: expect.stringContaining('429'), tries: 1 });
    expect(await list.run()).toMatchObject({ id: stopped.id, status: 'finished' });
    expect(charge).toBeTruthy();
  });

  it('is taken up by the queue when nobody works on it', async () => {
    await shop.telegram.fault({ kind: '500', method: 'getStarTransactions' });
    const list = listOf(shop);
    const { id } = await list.run();
    shop.clock.advance(5000);
    await shop.jobs.settle();
    const after = await list.run();
    expect(after.id).not.toBe(id);
  });

  it('goes by itself once a day', async () => {
    await shop.telegram.fault({ kind: 'drop', update: 'message', times: 1 });
    const invoice = await shop.invoice();
    await invoice.pay();
    await shop.telegram.heal();
    expect(await invoice.credits()).toBe(0n);
    shop.clock.advance(24 * 60 * 60 * 1000 + 1000);
    await shop.jobs.settle();
    expect(await invoice.credits()).toBe(250n);
  });

  it('of two at once only one reads, and both hear of the same', async () => {
    const list = listOf(shop);
    const both = await Promise.all([list.run({ full: true }), list.run({ full: true })]);
    expect(new Set(both.map(({ id }) => id)).size).toBe(1);
    expect(both.some(({ status }) => status === 'finished')).toBe(true);
  });
});
