import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stars } from '#kernel';
import {
  commitReservation,
  getFeature,
  getProduct,
  grantCredits,
  listFeatures,
  listProducts,
  parseDuration,
  reserve,
  setFeature,
  setProduct,
  type ProductInput,
} from '#billing';
import { openShop, type Shop } from '#test';

let shop: Shop;
let workspace: number;
beforeAll(async () => {
  shop = await openShop();
  workspace = await shop.newWorkspace();
});
afterAll(() => shop.close());

const product = (more: Partial<ProductInput> = {}): ProductInput => ({
  code: 'mix',
  kind: 'credit_pack',
  title: 'Mix',
  description: 'Credits and\naccess.',
  price: stars(250),
  grants: [{ creditType: 'credits', amount: 500n, expiresIn: 3600, priority: 10 }],
  entitlements: [{ feature: 'vip', duration: 60 }],
  refundPolicy: 'debt',
  ...more,
});

const window = { kind: 'calendar', period: 'day', zone: 'UTC' } as const;
const step = (from: bigint) => ({ from, creditCost: 1n });

describe('features', () => {
  it('are metered in credits, at 1 credit a unit unless told', async () => {
    const set = await setFeature(shop.needs, workspace, { code: 'speech', kind: 'metered' });
    expect(set).toEqual({
      kind: 'metered',
      code: 'speech',
      app: 'main',
      creditType: 'credits',
      creditCost: 1n,
      overrun: 'refuse',
    });
    expect(await getFeature(shop.needs, workspace, 'speech')).toEqual(set);
  });

  it('may become boolean, another type of credit, and back', async () => {
    await setFeature(shop.needs, workspace, { code: 'speech', kind: 'boolean' });
    expect(await getFeature(shop.needs, workspace, 'speech')).toEqual({ kind: 'boolean', code: 'speech', app: 'main' });
    const tokens = { code: 'speech', kind: 'metered', creditType: 'tokens', creditCost: 3n, overrun: 'debt' } as const;
    await setFeature(shop.needs, workspace, tokens);
    expect(await getFeature(shop.needs, workspace, 'speech')).toMatchObject(tokens);
    expect((await listFeatures(shop.needs, workspace)).map((one) => one.code)).toContain('speech');
  });

  it('may have a free quantity and volume steps, cost nothing at all, and lose these again', async () => {
    const since = new Date('2026-01-31T08:00:00Z');
    const free = {
      quantity: 3n,
      window: { kind: 'anniversary', period: 'month', every: 2, zone: 'UTC', since } as const,
    };
    const steps = {
      window: { kind: 'sliding', seconds: 60 } as const,
      steps: [step(5n), { from: 9n, creditCost: 2n }],
    };
    await setFeature(shop.needs, workspace, { code: 'stepped', kind: 'metered', free, steps });
    expect(await getFeature(shop.needs, workspace, 'stepped')).toMatchObject({ creditCost: 1n, free, steps });
    await setFeature(shop.needs, workspace, { code: 'stepped', kind: 'metered', creditCost: 0n });
    const plain = await getFeature(shop.needs, workspace, 'stepped');
    expect(plain).toEqual({
      kind: 'metered',
      code: 'stepped',
      app: 'main',
      creditType: 'credits',
      creditCost: 0n,
      overrun: 'refuse',
    });
  });

  it('keep the price of the day a reservation was made', async () => {
    const { needs } = shop;
    await setFeature(needs, workspace, { code: 'render', kind: 'metered', creditCost: 2n });
    await grantCredits(needs, workspace, { key: 'render', customer: 'rita', amount: 100n, reason: 'test' });
    const { reservation = '' } = await reserve(needs, workspace, {
      key: 'r',
      customer: 'rita',
      feature: 'render',
      quantity: 10n,
    });
    await setFeature(needs, workspace, { code: 'render', kind: 'metered', creditCost: 50n });
    const state = await commitReservation(needs, workspace, reservation, { key: 'c', quantity: 10n });
    expect(state).toMatchObject({ committed: 20n, returned: 0n, remaining: 80n });
  });

  it.each([
    ['steps that go back', { steps: { window, steps: [step(9n), step(9n)] } }, 'invalid_request'],
    ['a step from zero', { steps: { window, steps: [step(0n)] } }, 'invalid_request'],
    ['a step that costs nothing', { steps: { window, steps: [{ from: 1n, creditCost: 0n }] } }, 'invalid_amount'],
    ['a free quantity of what costs nothing', { creditCost: 0n, free: { quantity: 1n, window } }, 'invalid_request'],
    ['a free quantity of zero', { free: { quantity: 0n, window } }, 'invalid_amount'],
    ['a window in no zone', { free: { quantity: 1n, window: { ...window, zone: 'Mars/Base' } } }, 'invalid_request'],
    ['a window at an offset', { free: { quantity: 1n, window: { ...window, zone: '+02:00' } } }, 'invalid_request'],
    ['a negative cost', { creditCost: -1n }, 'invalid_amount'],
    ['a cost of 10^20', { creditCost: 10n ** 20n }, 'invalid_amount'],
    ['a code with a colon', { code: 'a:b' }, 'invalid_request'],
    ['an empty code', { code: '' }, 'invalid_request'],
    ['an unknown overrun', { overrun: 'hope' as 'debt' }, 'invalid_request'],
    ['a credit type with a space', { creditType: 'gold coins' }, 'invalid_request'],
    ['a boolean feature with a cost', { kind: 'boolean' as const, creditCost: 1n }, 'invalid_request'],
  ])('refuse %s', async (_, wrong, code) => {
    const input = { code: 'wrong', kind: 'metered', ...wrong } as const;
    await expect(setFeature(shop.needs, workspace, input)).rejects.toMatchObject({ code });
    await expect(getFeature(shop.needs, workspace, 'wrong')).rejects.toMatchObject({ code: 'unknown_feature' });
  });
});

describe('products', () => {
  it('get a new version with each change, and none without', async () => {
    const { needs } = shop;
    expect(await setProduct(needs, workspace, product())).toMatchObject({ ...product(), version: 1 });
    expect(await setProduct(needs, workspace, product())).toMatchObject({ version: 1 });
    expect(await setProduct(needs, workspace, product({ price: stars(300) }))).toMatchObject({ version: 2 });
    expect(await getProduct(needs, workspace, 'mix')).toMatchObject({ version: 2, price: stars(300) });
    expect(await getProduct(needs, workspace, 'mix', 1)).toMatchObject({ version: 1, price: stars(250) });
    const listed = (await listProducts(needs, workspace)).filter((one) => one.code === 'mix');
    expect(listed.map((one) => one.version)).toEqual([2]);
  });

  it('set by two at once are two versions, or one when they agree', async () => {
    const { needs } = shop;
    const set = (price: number) => setProduct(needs, workspace, product({ code: 'raced', price: stars(price) }));
    const versions = await Promise.all([set(1), set(2), set(1), set(2)].map(async (one) => (await one).version));
    expect(Math.max(...versions)).toBe((await getProduct(needs, workspace, 'raced')).version);
    expect(new Set(versions).size).toBeGreaterThan(1);
  });

  it('may be subscriptions, up to the price Telegram takes', async () => {
    const monthly = product({ code: 'monthly', kind: 'subscription', price: stars(10_000) });
    expect(await setProduct(shop.needs, workspace, monthly)).toMatchObject({ kind: 'subscription' });
  });

  it.each([
    ['a policy that there is not', { refundPolicy: 'shrug' as 'ask' }, 'policy_unavailable'],
    ['an unknown feature', { entitlements: [{ feature: 'nothing' }] }, 'unknown_feature'],
    ['a price of nothing', { price: stars(0) }, 'invalid_amount'],
    ['a negative price', { price: stars(-5) }, 'invalid_amount'],
    ['a part of a Star', { price: { asset: 'XTR', units: 1_500_000_000n } }, 'invalid_amount'],
    ['another currency', { price: { asset: 'USD', units: 1_000_000n } }, 'invalid_request'],
    ['a subscription above the most', { kind: 'subscription' as const, price: stars(10_001) }, 'invalid_amount'],
    ['a grant of zero', { grants: [{ creditType: 'credits', amount: 0n }] }, 'invalid_amount'],
    ['a negative grant', { grants: [{ creditType: 'credits', amount: -1n }] }, 'invalid_amount'],
    ['a grant of 10^20', { grants: [{ creditType: 'credits', amount: 10n ** 20n }] }, 'invalid_amount'],
    [
      'a grant that lives half a second',
      { grants: [{ creditType: 'credits', amount: 1n, expiresIn: 0.5 }] },
      'invalid_request',
    ],
    ['a priority of -1', { grants: [{ creditType: 'credits', amount: 1n, priority: -1 }] }, 'invalid_request'],
    ['a pack without credits', { grants: [] }, 'invalid_request'],
    ['a pass without access', { kind: 'pass' as const, entitlements: [] }, 'invalid_request'],
    ['a feature named twice', { entitlements: [{ feature: 'vip' }, { feature: 'vip' }] }, 'invalid_request'],
    ['a title of 33 characters', { title: 'x'.repeat(33) }, 'invalid_request'],
    ['no description', { description: '' }, 'invalid_request'],
  ])('refuse %s', async (_, wrong, code) => {
    await expect(setProduct(shop.needs, workspace, product({ code: 'wrong', ...wrong }))).rejects.toMatchObject({
      code,
    });
    await expect(getProduct(shop.needs, workspace, 'wrong')).rejects.toMatchObject({ code: 'unknown_product' });
  });
});

describe('a duration', () => {
  it('is seconds, or a number with s, m, h or d', () => {
    expect([90, '90', '90s', '15m', '12h', '30d'].map(parseDuration)).toEqual([90, 90, 90, 900, 43_200, 2_592_000]);
  });

  it.each([0, -1, 1.5, '', '1w', '-5m', 'soon', '99999999999'])('refuses %s', (text) => {
    expect(() => parseDuration(text)).toThrow(/not a duration/);
  });
});
