import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { check, getCustomer, type Product } from '#billing';
import type { Jobs } from '#jobs';
import { audit } from '#ledger';
import { getPayment, paymentSweeps, requestRefund } from '#payments';
import { day, openSubscriptionShop, tellerFor, type SubscriptionShop } from '#test';
import {
  cancelSubscription,
  changeSubscription,
  getSubscription,
  keepSubscription,
  resumeSubscription,
  type Subscription,
} from './index.ts';

let shop: SubscriptionShop;
let jobs: Jobs;
const start = new Date(Math.ceil(Date.now() / 1000) * 1000); // the emulated Telegram ticks with the system
beforeAll(async () => {
  shop = await openSubscriptionShop(start);
  jobs = await shop.work();
});
afterAll(async () => {
  expect(await audit(shop.needs.pool, shop.workspace)).toMatchObject({ ok: true });
  await shop.close();
});

/** Somebody subscribes in the emulated Telegram. */
async function subscribe(product: Product['code'] = 'plus') {
  const person = await shop.telegram.makePerson();
  const customer = String(person);
  const { id, invoice, link } = await shop.ask(customer, product);
  const { charge_id: charge = '' } = await shop.pay(person, link);
  const { needs, workspace } = shop;
  return {
    id,
    person,
    customer,
    invoice,
    charge,
    now: () => getSubscription(needs, workspace, id),
    atTelegram: async () => (await shop.atTelegram(person)).find((one) => one.payload === invoice)?.state,
    has: async () =>
      (await getCustomer(needs, workspace, customer)).credits.reduce((sum, one) => sum + one.available, 0n),
  };
}

/** Lets what failed be due again, as often as it takes. */
async function untilAnswered(now: () => Promise<Subscription>): Promise<Subscription> {
  const { clock } = shop.needs;
  for (let tries = 0; tries < 12; tries += 1) {
    await jobs.settle();
    const found = await now();
    if (!found.asking) return found;
    clock.set(new Date(+clock.now() + 40_000));
  }
  throw new Error('Telegram was never reached.');
}

describe('stopping a renewal', () => {
  it('is asked of Telegram by a job, under the first charge; asked twice, nothing more happens', async () => {
    const { needs, workspace } = shop;
    const { id, now, atTelegram, has } = await subscribe();
    const asked = await cancelSubscription(needs, workspace, id);
    expect(asked).toMatchObject({ state: 'canceled', renews: false, asking: 'stop' });
    expect(await cancelSubscription(needs, workspace, id)).toMatchObject({ state: 'canceled' });
    expect(await untilAnswered(now)).toMatchObject({ state: 'canceled', stoppedByUs: true });
    expect([await atTelegram(), await has()]).toEqual(['canceled', 100n]);
    expect(await resumeSubscription(needs, workspace, id)).toMatchObject({ state: 'canceled', asking: 'resume' });
    await untilAnswered(now);
    expect((await now()).state).toBe('canceled'); // only the person can take it up again
  });

  it.each(['429', '500', 'timeout_before', 'timeout_after'])('comes true through %s', async (kind) => {
    const { needs, workspace, telegram } = shop;
    const { id, now, atTelegram } = await subscribe();
    await telegram.fault({
      kind,
      method: 'editUserStarSubscription',
      times: 2,
      ...(kind === '429' && { retry_after: 1 }),
    });
    await cancelSubscription(needs, workspace, id);
    expect(await untilAnswered(now)).toMatchObject({ state: 'canceled', stoppedByUs: true });
    expect(await atTelegram()).toBe('canceled');
    await telegram.heal();
  });

  it('that Telegram refuses is undone, with its words', async () => {
    const { needs, workspace } = shop;
    const customer = '987654321';
    const { id, invoice } = await shop.ask(customer);
    await shop.hear(tellerFor(invoice, 987654321).paid({ charge: 'unheard of', at: needs.clock.now(), first: true }));
    await cancelSubscription(needs, workspace, id);
    await jobs.settle();
    const found = await getSubscription(needs, workspace, id);
    expect(found).toMatchObject({ state: 'active', renews: true, problem: expect.stringContaining('INVALID') });
  });

  it('is not possible before it was paid', async () => {
    const { id } = await shop.ask('1234');
    const refused = cancelSubscription(shop.needs, shop.workspace, id);
    await expect(refused).rejects.toMatchObject({ code: 'subscription_not_running' });
  });
});

describe('a refund of the period that runs', () => {
  it.each([
    [false, 'canceled'],
    [true, 'active'],
  ])('with "keep" %s leaves the renewal %s at Telegram', async (keep, wanted) => {
    const { needs, workspace } = shop;
    const { invoice, now, atTelegram, has } = await subscribe();
    if (keep) await keepSubscription(needs, workspace, invoice);
    await requestRefund(needs, { workspace, payment: invoice, key: `api:refund ${invoice}` });
    await jobs.settle();
    expect(await untilAnswered(now)).toMatchObject({ state: 'ended', stoppedByUs: !keep });
    expect([await atTelegram(), await has()]).toEqual([wanted, 0n]);
  });
});

describe('a change', () => {
  it('upwards replaces the old one in the moment it is paid, and takes nothing that was paid for', async () => {
    const { needs, workspace } = shop;
    const { id, person, customer, now, has, atTelegram } = await subscribe();
    const changing = await changeSubscription(needs, workspace, id, { product: 'pro', key: 'up' });
    expect(changing).toMatchObject({ at: 'now' });
    expect(await changeSubscription(needs, workspace, id, { product: 'pro', key: 'up' })).toEqual(changing);
    expect(await now()).toMatchObject({ state: 'active', renews: true }); // until it is paid
    expect(await shop.pay(person, changing.link)).toMatchObject({ status: 'paid' });
    expect(await has()).toBe(1100n);
    expect(await untilAnswered(now)).toMatchObject({ state: 'canceled', replacedBy: changing.subscription });
    expect(await atTelegram()).toBe('canceled');
    expect(await getSubscription(needs, workspace, changing.subscription)).toMatchObject({
      state: 'active',
      replaces: id,
    });
    expect((await check(needs, workspace, { customer, feature: 'vip' })).allowed).toBe(true);
  });

  it('downwards stops the old one at once, and can be paid from its end on', async () => {
    const { needs, workspace } = shop;
    const { id, person, now, has } = await subscribe('pro');
    const { paidUntil } = await now();
    const changing = await changeSubscription(needs, workspace, id, { product: 'plus' });
    expect(changing).toMatchObject({ at: 'period_end', payableFrom: paidUntil });
    expect(await untilAnswered(now)).toMatchObject({ state: 'canceled' });
    expect(await shop.pay(person, changing.link)).toMatchObject({
      status: 'failed',
      error: expect.stringContaining('ended'),
    });
    needs.clock.set(paidUntil ?? start);
    const at = needs.clock.now();
    await shop.hear(tellerFor(changing.payment, person).paid({ charge: `${person} down`, at, first: true }));
    expect(await has()).toBe(100n);
    expect(await now()).toMatchObject({ state: 'canceled', replacedBy: changing.subscription });
  });

  it('to the same product, or of what has ended, is refused', async () => {
    const { needs, workspace } = shop;
    const { id } = await subscribe();
    const same = changeSubscription(needs, workspace, id, { product: 'plus' });
    await expect(same).rejects.toMatchObject({ code: 'invalid_request' });
    needs.clock.set(new Date(+needs.clock.now() + 40 * day));
    const late = changeSubscription(needs, workspace, id, { product: 'pro' });
    await expect(late).rejects.toMatchObject({ code: 'subscription_not_running' });
  });
});

describe('a crash between the charge and its credits', () => {
  it('is mended by the sweep: one period, credits once', async () => {
    const { needs, workspace } = shop;
    const payer = 555_001;
    const { id, invoice } = await shop.ask(String(payer));
    const update = tellerFor(invoice, payer).paid({ charge: 'before the crash', at: needs.clock.now(), first: true });
    await sql`alter table subscriptions.subscription rename to away`.execute(needs.pool);
    await shop.hear(update); // the money is booked, and then nothing more can be done
    expect((await getPayment(needs.pool, workspace, invoice)).status).toBe('settled');
    await sql`alter table subscriptions.away rename to subscription`.execute(needs.pool);
    // The try that failed may still be putting itself off, so the sweep gets more than one look.
    const isMended = async () => (await getPayment(needs.pool, workspace, invoice)).status === 'fulfilled';
    for (let hours = 0; hours < 10 && !(await isMended()); hours += 1) {
      needs.clock.set(new Date(+needs.clock.now() + 3600_000));
      for (const sweep of paymentSweeps(needs)) await sweep.run();
    }
    await shop.hear(update);
    const { state, periods } = await getSubscription(needs, workspace, id);
    expect([state, periods.length]).toEqual(['active', 1]);
    const { credits } = await getCustomer(needs, workspace, String(payer));
    expect(credits).toMatchObject([{ available: 100n }]);
  });
});
