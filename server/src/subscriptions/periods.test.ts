import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { check, consume, getCustomer, setProduct, getProduct } from '#billing';
import { stars } from '#kernel';
import { audit } from '#ledger';
import { approvePayment, getPayment, listPayments } from '#payments';
import { day, openSubscriptionShop, tellerFor, type SubscriptionShop } from '#test';
import { getSubscription, listSubscriptions, subscriptionsOfCustomer } from './index.ts';

let shop: SubscriptionShop;
const begun = new Date('2026-11-20T10:00:00Z');
beforeAll(async () => {
  shop = await openSubscriptionShop(begun);
});
afterAll(async () => {
  expect(await audit(shop.needs.pool, shop.workspace)).toMatchObject({ ok: true });
  await shop.close();
});

let people = 600_000;
const later = (instant: Date, milliseconds: number) => new Date(+instant + milliseconds);

/** Somebody pays for the first period of a product, now. */
async function subscribe(product = 'plus', total = 100) {
  const payer = (people += 1);
  const customer = String(payer);
  const { needs, workspace } = shop;
  const { id, invoice } = await shop.ask(customer, product);
  const teller = tellerFor(invoice, payer);
  const since = needs.clock.now();
  await shop.hear(teller.paid({ charge: `${customer} first`, at: since, first: true, total }));
  return {
    id,
    customer,
    payer,
    invoice,
    teller,
    since,
    now: () => getSubscription(needs, workspace, id),
    has: async () =>
      (await getCustomer(needs, workspace, customer)).credits.reduce((sum, one) => sum + one.available, 0n),
    isVip: async () => (await check(needs, workspace, { customer, feature: 'vip' })).allowed,
  };
}

const approval = (payload: string, payer: string, language = 'en', total = 100n) =>
  approvePayment(shop.needs, {
    workspace: shop.workspace,
    gateway: 'stars',
    connection: shop.bot.id,
    payload,
    payer,
    amount: stars(total),
    language,
  });

describe('a period', () => {
  it('gives credits until what is paid is over, and access until the grace is over, to the millisecond', async () => {
    const { clock } = shop.needs;
    const { now, has, isVip, since } = await subscribe();
    const paidUntil = later(since, 30 * day);
    const accessUntil = later(paidUntil, day);
    expect(await now()).toMatchObject({ state: 'active', renews: true, paidUntil, accessUntil });
    clock.set(later(paidUntil, -1));
    expect([(await now()).state, await has(), await isVip()]).toEqual(['active', 100n, true]);
    clock.set(paidUntil);
    expect([(await now()).state, await has(), await isVip()]).toEqual(['past_due', 0n, true]);
    clock.set(later(accessUntil, -1));
    expect([(await now()).state, await isVip()]).toEqual(['past_due', true]);
    clock.set(accessUntil);
    expect([(await now()).state, await isVip()]).toEqual(['ended', false]);
  });

  it('without grace ends access with what is paid', async () => {
    const { now, isVip, since } = await subscribe('brief');
    shop.needs.clock.set(later(since, 30 * day - 1));
    expect([(await now()).state, await isVip()]).toEqual(['active', true]);
    shop.needs.clock.set(later(since, 30 * day));
    expect([(await now()).state, await isVip()]).toEqual(['ended', false]);
  });

  it('is renewed by each charge on the same payload, thirty days after thirty days, told twice or not', async () => {
    const { now, has, teller, since, customer } = await subscribe();
    for (const nth of [1, 2, 3, 4]) {
      shop.needs.clock.set(later(since, nth * 30 * day));
      const update = teller.paid({ charge: `${customer} ${nth}`, at: later(since, nth * 30 * day) });
      await shop.hear(update);
      await shop.hear(update);
      expect(await has()).toBe(100n);
    }
    const { periods, paidUntil } = await now();
    expect(periods.map(({ from }) => (+from - +since) / day)).toEqual([0, 30, 60, 90, 120]);
    expect(paidUntil).toEqual(later(since, 150 * day));
  });

  it('found in the list alone, without any flag, lasts thirty days from its charge', async () => {
    const { now, teller, since, customer } = await subscribe();
    const update = structuredClone(teller.paid({ charge: `${customer} bare`, at: later(since, 30 * day) })) as {
      message: { successful_payment: Record<string, unknown> };
    };
    for (const flag of ['is_recurring', 'subscription_expiration_date']) delete update.message.successful_payment[flag];
    shop.needs.clock.set(later(since, 30 * day));
    await shop.hear(update);
    expect(await now()).toMatchObject({ state: 'active', paidUntil: later(since, 60 * day) });
  });

  it('keeps the terms of the day it was sold, whatever became of the product since', async () => {
    const { needs, workspace } = shop;
    const { has, teller, since, customer, now } = await subscribe('brief');
    const { version: _, createdAt: __, ...brief } = await getProduct(needs, workspace, 'brief');
    const dearer = { ...brief, price: stars(900), grants: [{ creditType: 'credits', amount: 5n }], grace: 999 };
    await setProduct(needs, workspace, dearer);
    needs.clock.set(later(since, 30 * day));
    await shop.hear(teller.paid({ charge: `${customer} renewal`, at: later(since, 30 * day) }));
    expect([await has(), (await now()).version, (await now()).grace]).toEqual([100n, 1, 0]);
    await setProduct(needs, workspace, brief);
  });

  it('given back takes its own credits and access, and leaves those of the next', async () => {
    const { now, has, isVip, teller, since, customer } = await subscribe();
    shop.needs.clock.set(later(since, 29 * day));
    await shop.hear(
      teller.paid({ charge: `${customer} early`, at: later(since, 29 * day), until: later(since, 60 * day) }),
    );
    expect(await has()).toBe(200n);
    await shop.hear(teller.refunded({ charge: `${customer} first`, at: later(since, 29 * day) }));
    expect([await has(), await isVip(), (await now()).state]).toEqual([100n, true, 'active']);
    await shop.hear(teller.refunded({ charge: `${customer} early`, at: later(since, 31 * day) }));
    expect([await has(), await isVip(), (await now()).state]).toEqual([0n, false, 'ended']);
    expect((await now()).periods.map(({ status }) => status)).toEqual(['refunded', 'refunded']);
  });
});

describe('news between two charges', () => {
  it('of a stop ends nothing before what is paid is over; taken up again, it runs as before', async () => {
    const { now, isVip, has, teller, since } = await subscribe();
    await shop.hear(teller.told('canceled'));
    expect([await isVip(), await has()]).toEqual([true, 100n]);
    expect(await now()).toMatchObject({ state: 'canceled', renews: false, stoppedByUs: false });
    await shop.hear(teller.told('active'));
    expect(await now()).toMatchObject({ state: 'active', renews: true });
    shop.needs.clock.set(later(since, 30 * day));
    await shop.hear(teller.told('failed'));
    expect(await now()).toMatchObject({ state: 'past_due', failed: true, renews: false });
    expect(await isVip()).toBe(true);
    await shop.hear(teller.paid({ charge: `${since.toISOString()} late`, at: later(since, 30 * day + 1000) }));
    expect(await now()).toMatchObject({ state: 'active', failed: false });
  });

  it('of an update number that begins anew after a quiet time is the newest all the same', async () => {
    const { now, invoice, payer, since } = await subscribe();
    const user = { id: payer, is_bot: false, first_name: 'Ann' };
    const told = (update_id: number, state: string) => ({
      update_id,
      subscription: { user, invoice_payload: invoice, state },
    });
    await shop.hear(told(900_000_000, 'canceled'));
    expect((await now()).state).toBe('canceled');
    shop.needs.clock.set(later(since, 12 * day));
    await shop.hear(told(17, 'active'));
    expect((await now()).state).toBe('active');
  });
});

describe('one customer', () => {
  it('may have two subscriptions to two products, and not two to one', async () => {
    const { needs, workspace } = shop;
    const { customer, payer, since } = await subscribe();
    const other = await shop.ask(customer, 'pro');
    expect(await approval(other.invoice, customer, 'en', 500n)).toEqual({ ok: true });
    await shop.hear(
      tellerFor(other.invoice, payer).paid({ charge: `${customer} pro`, at: since, first: true, total: 500 }),
    );
    const same = await shop.ask(customer);
    const told = { ok: false, reason: 'already_subscribed' };
    expect(await approval(same.invoice, customer)).toMatchObject({
      ...told,
      message: expect.stringContaining('already'),
    });
    expect(await approval(same.invoice, customer, 'ru-RU')).toMatchObject({
      ...told,
      message: expect.stringContaining('подписка'),
    });
    const { subscriptions } = await listSubscriptions(needs, workspace, { customer });
    expect(subscriptions.map(({ product, state }) => [product, state])).toEqual([
      ['plus', 'pending'],
      ['pro', 'active'],
      ['plus', 'active'],
    ]);
    needs.clock.set(later(since, 30 * day));
    expect(await approval(same.invoice, customer)).toMatchObject({ reason: 'expired' });
    expect(await approval((await shop.ask(customer)).invoice, customer)).toEqual({ ok: true });
  });

  it('who pays an old link again is asked to wait while it runs, and welcome at its end', async () => {
    const { invoice, customer, since } = await subscribe();
    expect(await approval(invoice, customer)).toMatchObject({ ok: false, reason: 'already_subscribed' });
    shop.needs.clock.set(later(since, 29 * day));
    expect(await approval(invoice, customer)).toEqual({ ok: true });
  });

  it('is shown what it was at any instant of the past', async () => {
    const { needs, workspace } = shop;
    const { customer, teller, since } = await subscribe();
    needs.clock.set(later(since, 5 * day));
    await shop.hear(teller.told('canceled'));
    needs.clock.set(later(since, 40 * day));
    const states = [];
    for (const days of [-1, 1, 6, 35]) {
      const [found] = await subscriptionsOfCustomer(needs, workspace, customer, later(since, days * day));
      states.push(found?.state);
    }
    expect(states).toEqual([undefined, 'active', 'canceled', 'ended']);
  });

  it('who spends has spent: a refunded period takes what is left of it', async () => {
    const { needs, workspace } = shop;
    const { customer, teller, since, has } = await subscribe();
    await consume(needs, workspace, { key: `k ${customer}`, customer, feature: 'message', quantity: 30n });
    await shop.hear(teller.refunded({ charge: `${customer} first`, at: since }));
    expect(await has()).toBe(0n);
    const { payments } = await listPayments(needs.pool, { workspace, customer });
    expect(payments.map(({ status }) => status)).toEqual(['refunded']);
    const [payment] = payments;
    expect(await getPayment(needs.pool, workspace, payment?.id ?? '')).toMatchObject({
      purpose: 'billing.subscription',
    });
  });
});
