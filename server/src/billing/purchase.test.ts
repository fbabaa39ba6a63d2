import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { stars } from '#kernel';
import {
  check,
  consume,
  getCustomer,
  getProduct,
  grantCredits,
  listGrants,
  reserve,
  setProduct,
  startPurchase,
  commitReservation,
} from '#billing';
import { audit, balanceOf, places } from '#ledger';
import { approvePayment, getPayment } from '#payments';
import { openShop, type Shop } from '#test';

let shop: Shop;
let workspace: number;
let customer: string;
let count = 1000;
beforeAll(async () => {
  shop = await openShop();
  workspace = await shop.newWorkspace();
});
afterAll(async () => {
  expect((await audit(shop.needs.pool)).breaks).toEqual([]);
  await shop.close();
});
beforeEach(() => void (customer = String((count += 1))));

const key = () => `key-${(count += 1)}`;
const day = 86_400_000;
const buy = (product: string) => shop.buy(workspace, customer, product);
const spend = (quantity: bigint, feature = 'message') =>
  consume(shop.needs, workspace, { key: key(), customer, feature, quantity });
const ask = (feature: string) => check(shop.needs, workspace, { customer, feature });
const lots = async () => (await listGrants(shop.needs, workspace, customer)).grants;
const start = (more: object = {}) => startPurchase(shop.needs, workspace, { customer, product: 'pack_void', ...more });

describe('buying a pack', () => {
  it('turns Stars into income and a paid lot of credits, once', async () => {
    const income = () => balanceOf(shop.needs.pool, workspace, places.merchant('main'), 'XTR');
    const before = await income();
    const payment = await buy('pack_void');
    expect(payment.status).toBe('fulfilled');
    expect((await income()) - before).toBe(50_000_000_000n);
    expect(await lots()).toMatchObject([{ granted: 100n, available: 100n, category: 'paid', payment: payment.id }]);
    expect(await balanceOf(shop.needs.pool, workspace, places.payment(payment.id), 'XTR')).toBe(0n);
  });

  it('paid twice on one invoice is two lots, each of its own payment', async () => {
    const first = await buy('pack_void');
    const second = await shop.payAgain(workspace, first);
    expect(second.status).toBe('fulfilled');
    expect(new Set((await lots()).map((lot) => lot.payment))).toEqual(new Set([first.id, second.id]));
  });

  it('gives what was for sale when the invoice was made, whatever the catalogue says today', async () => {
    const sale = await getProduct(shop.needs, workspace, 'pack_void');
    const { payment } = await start();
    const { version, createdAt, ...terms } = sale;
    await setProduct(shop.needs, workspace, {
      ...terms,
      price: stars(999),
      grants: [{ creditType: 'credits', amount: 1n }],
    });
    const question = {
      workspace,
      gateway: 'stars',
      connection: 'bot_1',
      payload: payment,
      payer: customer,
      amount: stars(50),
    };
    expect(await approvePayment(shop.needs, question)).toEqual({ ok: true });
    await shop.pay(workspace, await getPayment(shop.needs.pool, workspace, payment));
    expect(await lots()).toMatchObject([{ granted: 100n }]);
    await setProduct(shop.needs, workspace, terms);
    expect([version, createdAt <= shop.needs.clock.now()]).toEqual([1, true]);
  });

  it('under a key is asked for once', async () => {
    const keyed = { key: key() };
    const told = await start(keyed);
    expect(told.link).toContain(told.payment);
    expect(await start(keyed)).toEqual(told);
    expect((await start()).payment).not.toBe(told.payment);
    await expect(start({ ...keyed, product: 'pass' })).rejects.toMatchObject({ code: 'idempotency_conflict' });
  });

  it('under a key is asked for once, by many at the same instant too', async () => {
    const keyed = { key: key() };
    const told = await Promise.all(Array.from({ length: 8 }, () => start(keyed)));
    expect(new Set(told.map(({ payment }) => payment)).size).toBe(1);
  });

  it.each([
    ['an unknown product', { product: 'nothing' }, 'unknown_product'],
    ['a subscription, until they can renew', { product: 'monthly' }, 'invalid_request'],
    ['no customer', { customer: '' }, 'invalid_request'],
  ])('refuses %s', async (_, wrong, code) => {
    const pack = await getProduct(shop.needs, workspace, 'pack_debt');
    await setProduct(shop.needs, workspace, { ...pack, code: 'monthly', kind: 'subscription' });
    await expect(start(wrong)).rejects.toMatchObject({ code });
  });
});

describe('the question before a payment', () => {
  const question = async (more: object = {}) => {
    const { payment } = await start();
    const asked = {
      workspace,
      gateway: 'stars',
      connection: 'bot_1',
      payload: payment,
      payer: customer,
      amount: stars(50),
    };
    return { payment, answer: await approvePayment(shop.needs, { ...asked, ...more }) };
  };

  it('is answered yes for the right person, price and first time', async () => {
    const { payment, answer } = await question();
    expect(answer).toEqual({ ok: true });
    await shop.pay(workspace, await getPayment(shop.needs.pool, workspace, payment));
    const again = {
      workspace,
      gateway: 'stars',
      connection: 'bot_1',
      payload: payment,
      payer: customer,
      amount: stars(50),
    };
    expect(await approvePayment(shop.needs, again)).toMatchObject({ ok: false, reason: 'already_paid' });
  });

  it('is answered no to somebody else and for another price', async () => {
    expect((await question({ payer: '1' })).answer).toMatchObject({ ok: false, reason: 'wrong_payer' });
    expect((await question({ amount: stars(49) })).answer).toMatchObject({ ok: false, reason: 'wrong_amount' });
  });

  it('lets anyone pay for a customer who is no Telegram user', async () => {
    customer = `shop-user-${customer}`;
    expect((await question({ payer: '1' })).answer).toEqual({ ok: true });
  });
});

describe('a pass', () => {
  it('opens a boolean feature and makes a metered one free, until it ends', async () => {
    expect(await ask('vip')).toMatchObject({ allowed: false, reason: 'no_entitlement' });
    expect(await spend(1n, 'image')).toMatchObject({ allowed: false });
    await buy('pass');
    expect(await ask('vip')).toMatchObject({ allowed: true });
    expect(await ask('image')).toMatchObject({ allowed: true, remaining: 0n });
    expect(await spend(1000n, 'image')).toMatchObject({ allowed: true, remaining: 0n });
    expect(await spend(1n, 'message')).toMatchObject({ allowed: false });
    shop.needs.clock.advance(30 * day - 1);
    expect(await ask('vip')).toMatchObject({ allowed: true });
    shop.needs.clock.advance(1);
    expect(await ask('vip')).toMatchObject({ allowed: false, reason: 'no_entitlement' });
    expect(await spend(1n, 'image')).toMatchObject({ allowed: false, reason: 'insufficient_credits' });
  });

  it('leaves the credits alone, counts the use, and answers a replay after its end', async () => {
    await grantCredits(shop.needs, workspace, { key: key(), customer, amount: 10n, reason: 'test' });
    await buy('pass');
    const used = () => balanceOf(shop.needs.pool, workspace, places.usage('main', 'image'), 'credit:credits');
    const before = await used();
    const use = { key: key(), customer, feature: 'image', quantity: 2n };
    const told = await consume(shop.needs, workspace, use);
    expect(told).toMatchObject({ allowed: true, remaining: 10n });
    expect((await used()) - before).toBe(20n);
    shop.needs.clock.advance(31 * day);
    expect(await consume(shop.needs, workspace, use)).toEqual(told);
  });

  it('makes a reservation free as well, above it too and after the pass has ended', async () => {
    await buy('pass');
    shop.needs.clock.advance(30 * day - 1000);
    const asked = { key: key(), customer, feature: 'image', quantity: 3n };
    const { reservation = '', remaining } = await reserve(shop.needs, workspace, asked);
    expect(remaining).toBe(0n);
    shop.needs.clock.advance(2000);
    const state = await commitReservation(shop.needs, workspace, reservation, { key: key(), quantity: 5n });
    expect(state).toMatchObject({ status: 'committed', committed: 50n, returned: 0n, remaining: 0n });
    expect((await getCustomer(shop.needs, workspace, customer)).credits).toEqual([]);
  });

  it('takes at most a part of what an issuer can issue, so that free use never breaks the books', async () => {
    await buy('pass');
    await expect(spend(100_000_000_000_000_000n, 'image')).rejects.toMatchObject({ code: 'amount_overflow' });
    expect(await spend(1n, 'image')).toMatchObject({ allowed: true });
  });

  it('bought twice lasts twice as long; refunding the first moves the second up and loses nothing of it', async () => {
    const begin = shop.needs.clock.now().getTime();
    const first = await buy('pass');
    await buy('pass');
    const ends = async () => {
      const { entitlements } = await getCustomer(shop.needs, workspace, customer);
      return entitlements.filter((one) => one.feature === 'vip').map((one) => (one.endsAt?.getTime() ?? 0) - begin);
    };
    expect(await ends()).toEqual([30 * day, 60 * day]);
    shop.needs.clock.advance(day);
    const before = shop.needs.clock.now();
    shop.needs.clock.advance(1);
    await shop.giveBack(workspace, first.id);
    expect(await ends()).toEqual([31 * day + 1]);
    expect(await ask('vip')).toMatchObject({ allowed: true });
    const then = await getCustomer(shop.needs, workspace, customer, before);
    expect(then.entitlements.filter((one) => one.feature === 'vip')).toHaveLength(2);
  });

  it('refunded ends at that instant', async () => {
    const payment = await buy('pass');
    expect(await ask('vip')).toMatchObject({ allowed: true });
    await shop.giveBack(workspace, payment.id);
    expect(await ask('vip')).toMatchObject({ allowed: false });
    expect(await spend(1n, 'image')).toMatchObject({ allowed: false });
  });
});
