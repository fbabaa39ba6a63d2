import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { movableClock } from '#kernel';
import { freshDatabase, type TestDatabase } from '#test';
import { openPlainShop, openPlainSystem, plainNeeds, quiet, type PlainNeeds, type PlainSystem } from '#test/money';
import { createInvoice, getPayment } from './index.ts';
import { beginAsking } from './invoice-rows.ts';

let database: TestDatabase;
let system: PlainSystem;
/** A gateway that makes a second invoice when it is asked twice. */
let once: PlainNeeds;
let often: PlainNeeds;
const clock = movableClock(new Date('2026-11-20T12:00:00Z'));

beforeAll(async () => {
  [database, system] = await Promise.all([freshDatabase(), openPlainSystem()]);
  const parts = { pool: database.pool, clock, systems: { plain: system.url } };
  once = plainNeeds({ ...parts, options: { isRepeatSafe: false, within: 300 } });
  often = plainNeeds({ ...parts, options: { within: 300 } });
});
beforeEach(() => {
  system.mood = {};
  system.calls.length = 0;
});
afterAll(async () => {
  await system.close();
  await database.drop();
});

const made = () => system.calls.filter((call) => call.startsWith('invoices'));

describe('an invoice at a gateway that makes a second one when it is asked twice', () => {
  it('is asked for once, and remembered', async () => {
    const shop = await openPlainShop(once);
    const payment = await shop.invoice();
    await createInvoice(once, payment);
    expect(made()).toHaveLength(1);
  });

  it('whose making has an unknown outcome is never asked for again', async () => {
    const shop = await openPlainShop(once);
    const payment = await shop.ask();
    system.mood = { pause: 600 };
    await expect(createInvoice(once, payment)).rejects.toMatchObject({ code: 'gateway_unavailable' });
    system.mood = {};
    for (let times = 0; times < 3; times++)
      await expect(createInvoice(once, payment)).rejects.toMatchObject({
        code: 'gateway_refused',
        message: expect.stringMatching(/Start a new payment/),
      });
    expect(made()).toHaveLength(1);
    await quiet(once);
    expect(system.calls).toContain(`payments ${payment.id}`);
  });

  it('of unknown outcome that somebody paid all the same is credited', async () => {
    const shop = await openPlainShop(once);
    const payment = await shop.ask();
    system.mood = { isGone: true };
    await expect(createInvoice(once, payment)).rejects.toMatchObject({ code: 'gateway_unavailable' });
    system.mood = {};
    const amount = payment.amount;
    system.states.set(payment.id, { state: 'paid', externalId: 'ch-1', amount, at: clock.now() });
    await expect(createInvoice(once, payment)).rejects.toMatchObject({ code: 'gateway_refused' });
    await quiet(once);
    expect(await getPayment(once.pool, shop.workspace, payment.id)).toMatchObject({ status: 'fulfilled' });
  });

  it('is asked for again when the gateway certainly did nothing', async () => {
    const shop = await openPlainShop(once);
    const payment = await shop.ask();
    for (const status of [429, 422]) {
      system.mood = { status };
      await expect(createInvoice(once, payment)).rejects.toMatchObject({ code: expect.stringMatching(/^gateway_/) });
    }
    system.mood = {};
    expect(await createInvoice(once, payment)).toMatchObject({ url: expect.stringContaining(payment.id) });
  });

  it('is asked for by one of many who want it at once', async () => {
    const shop = await openPlainShop(once);
    const payment = await shop.ask();
    system.mood = { pause: 50 };
    const answers = await Promise.allSettled(Array.from({ length: 10 }, () => createInvoice(once, payment)));
    expect(answers.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThanOrEqual(1);
    expect(made()).toHaveLength(1);
  });

  it('that a process died over is looked up, and not asked for again', async () => {
    const shop = await openPlainShop(once);
    const payment = await shop.ask();
    const lease = new Date(clock.now().getTime() + 30_000);
    expect(await beginAsking(once.pool, payment, clock.now(), lease)).toBe('begun');
    await expect(createInvoice(once, payment)).rejects.toMatchObject({ code: 'gateway_unavailable' });
    clock.advance(31_000);
    await expect(createInvoice(once, payment)).rejects.toMatchObject({ code: 'gateway_refused' });
    expect(made()).toEqual([]);
  });
});

describe('an invoice at a gateway where asking again is safe', () => {
  it('is asked for again after a time-out', async () => {
    const shop = await openPlainShop(often);
    const payment = await shop.ask();
    system.mood = { pause: 600 };
    await expect(createInvoice(often, payment)).rejects.toMatchObject({ code: 'gateway_unavailable' });
    system.mood = {};
    expect(await createInvoice(often, payment)).toMatchObject({ url: expect.stringContaining(payment.id) });
    expect(made()).toHaveLength(2);
  });
});
