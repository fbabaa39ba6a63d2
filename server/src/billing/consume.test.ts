import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Refusal } from '#kernel';
import {
  check,
  consume,
  consumeBatch,
  getCustomer,
  grantCredits,
  reserve,
  setFeature,
  type GrantInput,
} from '#billing';
import { audit, balanceOf, openEngine, places } from '#ledger';
import { openShop, type Shop } from '#test';

let shop: Shop;
let workspace: number;
let customer: string;
let count = 0;
beforeAll(async () => {
  shop = await openShop();
  workspace = await shop.newWorkspace();
});
afterAll(async () => {
  expect((await audit(shop.needs.pool)).breaks).toEqual([]);
  await shop.close();
});
beforeEach(() => void (customer = `customer ${(count += 1)}`));

const key = () => `key-${(count += 1)}`;
const give = (amount: bigint, more: Partial<GrantInput> = {}) =>
  grantCredits(shop.needs, workspace, { key: key(), customer, amount, reason: 'test', ...more });
const use = (quantity: bigint, feature = 'message') => ({ key: key(), customer, feature, quantity });
const spend = (quantity: bigint, feature = 'message') => consume(shop.needs, workspace, use(quantity, feature));
const ask = (feature: string, quantity?: bigint) =>
  check(shop.needs, workspace, { customer, feature, ...(quantity !== undefined && { quantity }) });

describe('consume', () => {
  it('debits what it allows and says what remains', async () => {
    await give(25n);
    expect(await spend(2n, 'image')).toMatchObject({ allowed: true, remaining: 5n });
    expect(await spend(1n, 'image')).toEqual({ allowed: false, reason: 'insufficient_credits', remaining: 5n });
    expect(await spend(5n)).toMatchObject({ allowed: true, remaining: 0n });
    expect(await spend(1n)).toEqual({ allowed: false, reason: 'insufficient_credits', remaining: 0n });
  });

  it('books grant → usage in one transfer, found by its number', async () => {
    const asset = 'credit:credits';
    const used = () => balanceOf(shop.needs.pool, workspace, places.usage('main', 'image'), asset);
    await give(10n);
    const before = await used();
    const { transfer } = await spend(1n, 'image');
    expect(transfer).toMatch(/^\d+$/);
    expect((await used()) - before).toBe(10n);
  });

  it('hears the same again under the same key, and refuses the key for something else', async () => {
    await give(10n);
    const first = use(3n);
    const told = await consume(shop.needs, workspace, first);
    await spend(5n);
    expect(await consume(shop.needs, workspace, first)).toEqual(told);
    for (const other of [
      { ...first, quantity: 4n },
      { ...first, feature: 'chat' },
      { ...first, customer: 'another' },
    ])
      await expect(consume(shop.needs, workspace, other)).rejects.toMatchObject({ code: 'idempotency_conflict' });
    await expect(reserve(shop.needs, workspace, first)).rejects.toMatchObject({ code: 'idempotency_conflict' });
    expect(await ask('message')).toMatchObject({ remaining: 2n });
  });

  it('sent many times at once under one key is one use', async () => {
    await give(10n);
    const once = use(3n);
    const told = await Promise.all(Array.from({ length: 20 }, () => consume(shop.needs, workspace, once)));
    expect(new Set(told.map((one) => one.transfer)).size).toBe(1);
    expect(await ask('message')).toMatchObject({ remaining: 7n });
  });

  it('leaves the key free when it says no', async () => {
    const again = use(3n);
    expect(await consume(shop.needs, workspace, again)).toMatchObject({ allowed: false });
    await give(3n);
    expect(await consume(shop.needs, workspace, again)).toMatchObject({ allowed: true, remaining: 0n });
  });

  it('spends each credit type by itself', async () => {
    await setFeature(shop.needs, workspace, { code: 'gem', kind: 'metered', creditType: 'gems' });
    await give(5n, { creditType: 'gems' });
    expect(await spend(1n)).toMatchObject({ allowed: false, remaining: 0n });
    expect(await spend(2n, 'gem')).toMatchObject({ allowed: true, remaining: 3n });
  });

  it('is right to the millisecond about expiry, whether or not any job has run', async () => {
    const { clock } = shop.needs;
    await give(5n, { expiresAt: new Date(clock.now().getTime() + 1000) });
    clock.advance(999);
    expect(await spend(1n)).toMatchObject({ allowed: true, remaining: 4n });
    clock.advance(1);
    expect(await spend(1n)).toMatchObject({ allowed: false, remaining: 0n });
  });

  it('stays exact with amounts no float can hold', async () => {
    const much = 9_007_199_254_740_993n;
    await give(much);
    expect(await spend(2n)).toMatchObject({ remaining: much - 2n });
  });

  it.each([
    ['zero', { quantity: 0n }, 'invalid_amount'],
    ['a negative quantity', { quantity: -1n }, 'invalid_amount'],
    ['10^20', { quantity: 10n ** 20n }, 'invalid_amount'],
    [
      'a cost above what an account can hold',
      { quantity: 9_000_000_000_000_000_000n, feature: 'image' },
      'amount_overflow',
    ],
    ['an unknown feature', { feature: 'nothing' }, 'unknown_feature'],
    ['a boolean feature', { feature: 'vip' }, 'feature_not_metered'],
    ['no customer', { customer: '' }, 'invalid_request'],
    ['a customer with a line break', { customer: 'a\nb' }, 'invalid_request'],
    ['a key of 201 characters', { key: 'x'.repeat(201) }, 'invalid_request'],
    ['no key', { key: '' }, 'invalid_request'],
  ])('refuses %s and changes nothing', async (_, wrong, code) => {
    await give(100n);
    await expect(consume(shop.needs, workspace, { ...use(1n), ...wrong })).rejects.toMatchObject({ code });
    expect(await ask('message')).toMatchObject({ remaining: 100n });
  });

  it('does not see what another workspace gave', async () => {
    const other = await shop.newWorkspace();
    await give(10n);
    expect(await consume(shop.needs, other, use(1n))).toMatchObject({ allowed: false, remaining: 0n });
  });
});

describe('consumeBatch', () => {
  it('judges each item by itself, in order', async () => {
    await give(15n);
    const heard = await consumeBatch(shop.needs, workspace, [
      use(1n, 'image'),
      use(1n, 'image'),
      use(1n, 'nothing'),
      use(0n),
      use(5n),
    ]);
    const words = heard.map((one) => (one instanceof Refusal ? one.code : [one.allowed, one.remaining]));
    expect(words).toEqual([[true, 5n], [false, 5n], 'unknown_feature', 'invalid_amount', [true, 0n]]);
  });
});

describe('check', () => {
  it('answers by the same rules and books nothing', async () => {
    await give(15n);
    expect(await ask('image')).toEqual({ allowed: true, remaining: 15n });
    expect(await ask('image', 2n)).toEqual({ allowed: false, reason: 'insufficient_credits', remaining: 15n });
    expect(await ask('message', 15n)).toEqual({ allowed: true, remaining: 15n });
    expect(await ask('vip')).toEqual({ allowed: false, reason: 'no_entitlement', remaining: 0n });
    await expect(ask('nothing')).rejects.toMatchObject({ code: 'unknown_feature' });
    await expect(ask('message', 0n)).rejects.toMatchObject({ code: 'invalid_amount' });
    expect((await getCustomer(shop.needs, workspace, customer)).credits).toMatchObject([{ available: 15n }]);
  });

  it('knows nothing of a stranger', async () => {
    expect(await ask('message')).toEqual({ allowed: false, reason: 'insufficient_credits', remaining: 0n });
  });
});

describe('grantCredits', () => {
  it('gives once per key', async () => {
    const input = { key: key(), customer, amount: 7n, reason: 'sorry', category: 'compensation' } as const;
    const given = await grantCredits(shop.needs, workspace, input);
    await spend(7n);
    expect(await grantCredits(shop.needs, workspace, input)).toEqual(given);
    await expect(grantCredits(shop.needs, workspace, { ...input, amount: 8n })).rejects.toMatchObject({
      code: 'idempotency_conflict',
    });
    expect(await ask('message')).toMatchObject({ remaining: 0n });
  });

  it.each([
    ['zero', { amount: 0n }, 'invalid_amount'],
    ['a negative amount', { amount: -5n }, 'invalid_amount'],
    ['10^20', { amount: 10n ** 20n }, 'invalid_amount'],
    ['more than an issuer can issue', { amount: 9_199_999_999_999_999_999n }, 'above_ceiling|amount_overflow'],
    ['an expiry that has passed', { expiresAt: new Date('2020-01-01') }, 'invalid_request'],
    ['an unknown category', { category: 'gift' as 'promo' }, 'invalid_request'],
    ['no reason', { reason: '' }, 'invalid_request'],
  ])('refuses %s', async (_, wrong, code) => {
    await expect(give(1n, wrong)).rejects.toMatchObject({ code: expect.stringMatching(code) as string });
    expect((await getCustomer(shop.needs, workspace, customer)).credits).toEqual([]);
  });
});

describe('three hundred at once', () => {
  it('on a hundred credits are exactly a hundred, cold and warm, in two processes, a hundred times', async () => {
    const { database, needs } = shop;
    const open = () => openEngine({ url: database.url, clock: needs.clock });
    let other = await open();
    for (let run = 0; run < 100; run += 1) {
      if (run % 10 === 0) {
        await other.close();
        other = await open();
      }
      const buyer = `rush ${run}`;
      await give(60n, { customer: buyer });
      await give(40n, { customer: buyer });
      const engines = [needs.engine, other];
      const one = (index: number) =>
        consume({ ...needs, engine: engines[index % 2] ?? other }, workspace, { ...use(1n), customer: buyer });
      const answers = await Promise.all(Array.from({ length: 300 }, (_, index) => one(index)));
      const allowed = answers.filter((answer) => answer.allowed).map((answer) => Number(answer.remaining));
      // Each one that was allowed has left another number behind: 99 down to 0.
      expect(allowed.toSorted((more, less) => less - more)).toEqual(
        Array.from({ length: 100 }, (_, left) => 99 - left),
      );
      expect(await check(needs, workspace, { customer: buyer, feature: 'message' })).toMatchObject({ remaining: 0n });
    }
    await other.close();
  }, 120_000);
});
