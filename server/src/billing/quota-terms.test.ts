import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  check,
  commitReservation,
  consume,
  customerQuotas,
  customerTimeline,
  extendReservation,
  getCustomer,
  grantCredits,
  releaseReservation,
  reserve,
  setFeature,
  setQuota,
} from '#billing';
import { audit } from '#ledger';
import { type QuotaInput, type Window } from '#quotas';
import { openShop, type Shop } from '#test';

let shop: Shop;
let workspace: number;
let count = 0;
const customer = 'ann';
beforeAll(async () => void (shop = await openShop()));
afterAll(async () => {
  expect((await audit(shop.needs.pool)).breaks).toEqual([]);
  await shop.close();
});
beforeEach(async () => {
  workspace = await shop.newWorkspace();
  await grantCredits(shop.needs, workspace, { key: key(), customer, amount: 1000n, reason: 'test' });
});

const key = () => `key-${(count += 1)}`;
const minute = 60_000;
const hour = 60 * minute;
const daily: Window = { kind: 'calendar', period: 'day', zone: 'UTC' };
const quota = (more: Partial<QuotaInput> = {}) =>
  setQuota(shop.needs, workspace, { code: 'daily', features: ['message'], limit: 3n, window: daily, ...more });
const spend = (quantity = 1n, feature = 'message', who = customer) =>
  consume(shop.needs, workspace, { key: key(), customer: who, feature, quantity });
const hold = (quantity = 1n, feature = 'message', expiresIn = 600) =>
  reserve(shop.needs, workspace, { key: key(), customer, feature, quantity, expiresIn });
const commit = (reservation: string | undefined, quantity: bigint) =>
  commitReservation(shop.needs, workspace, reservation ?? '', { key: key(), quantity });
const ask = (feature = 'message') => check(shop.needs, workspace, { customer, feature });
const used = async () =>
  Object.fromEntries(
    (await customerQuotas(shop.needs, workspace, customer)).quotas.map((one) => [one.quota, one.used]),
  );

describe('a reservation', () => {
  it('takes its quantity; what a commit does not use goes back, what is above counts more', async () => {
    await setFeature(shop.needs, workspace, { code: 'message', kind: 'metered', overrun: 'partial' });
    await quota({ limit: 10n });
    const [less, more] = [await hold(4n), await hold(5n)];
    expect(await used()).toEqual({ daily: 9n });
    expect(await hold(2n)).toMatchObject({ allowed: false, reason: 'quota_exceeded', quota: 'daily' });
    await commit(less.reservation, 1n);
    expect(await used()).toEqual({ daily: 6n });
    await commit(more.reservation, 7n);
    expect(await used()).toEqual({ daily: 8n });
  });

  it('that is released, or due, has given all back, whether or not the books know', async () => {
    await quota();
    const first = await hold(3n);
    await releaseReservation(shop.needs, workspace, first.reservation ?? '');
    await hold(3n, 'message', 60);
    expect(await spend()).toMatchObject({ allowed: false });
    shop.needs.clock.advance(minute);
    expect(await ask()).toMatchObject({ allowed: true, quotas: [{ used: 0n }] });
    expect(await spend(3n)).toMatchObject({ allowed: true });
    expect(await used()).toEqual({ daily: 3n });
  });

  it('gives back to the window it was taken from', async () => {
    await quota({ window: { kind: 'sliding', seconds: 3600 } });
    await spend(1n);
    shop.needs.clock.advance(59 * minute);
    const { reservation } = await hold(2n, 'message', 86_400);
    shop.needs.clock.advance(hour);
    await spend(3n);
    await commit(reservation, 1n);
    expect(await used()).toEqual({ daily: 3n });
  });

  it('is refused when so many are open, and allowed when one of them has ended', async () => {
    await quota({ code: 'two', features: ['image'], limit: 2n, window: 'concurrency' });
    const soon = shop.needs.clock.now().getTime() + minute;
    const [first] = [await hold(1n, 'image', 60), await hold(1n, 'image')];
    const no = {
      allowed: false,
      reason: 'concurrency_exceeded',
      quota: 'two',
      resetsAt: new Date(soon),
      remaining: 980n,
    };
    expect(await hold(1n, 'image')).toEqual(no);
    expect(await ask('image')).toMatchObject({ reason: 'concurrency_exceeded' });
    expect(await spend(1n, 'image')).toMatchObject({ allowed: true });
    await extendReservation(shop.needs, workspace, first?.reservation ?? '', { expiresIn: 120 });
    shop.needs.clock.advance(minute);
    expect(await hold(1n, 'image')).toMatchObject({ allowed: false });
    shop.needs.clock.advance(minute);
    expect(await hold(1n, 'image')).toMatchObject({ allowed: true });
  });
});

describe('a free quantity', () => {
  const free = { quantity: 3n, window: daily };

  it('is used first in each window, costs nothing, and stands on the timeline', async () => {
    await setFeature(shop.needs, workspace, { code: 'message', kind: 'metered', creditCost: 10n, free });
    expect(await spend(2n)).toMatchObject({ allowed: true, remaining: 1000n });
    expect(await spend(3n)).toMatchObject({ allowed: true, remaining: 980n });
    expect(await check(shop.needs, workspace, { customer, feature: 'message', quantity: 99n })).toMatchObject({
      allowed: false,
    });
    const { entries } = await customerTimeline(shop.needs, workspace, customer);
    expect(entries.slice(0, 2)).toMatchObject([
      { kind: 'use', feature: 'message', available: -20n },
      { kind: 'use', feature: 'message', available: 0n, lots: [{ units: -20n }] },
    ]);
    shop.needs.clock.advance(24 * hour);
    expect(await spend(3n)).toMatchObject({ remaining: 980n });
  });

  it('needs no credits at all', async () => {
    await setFeature(shop.needs, workspace, { code: 'message', kind: 'metered', free });
    expect(await check(shop.needs, workspace, { customer: 'new', feature: 'message', quantity: 3n })).toMatchObject({
      allowed: true,
    });
    expect(await spend(3n, 'message', 'new')).toMatchObject({ allowed: true, remaining: 0n });
    expect(await spend(1n, 'message', 'new')).toMatchObject({ reason: 'insufficient_credits' });
  });

  it('is set aside by a reservation, and what is not used of it can be used again', async () => {
    await setFeature(shop.needs, workspace, {
      code: 'message',
      kind: 'metered',
      creditCost: 10n,
      overrun: 'debt',
      free,
    });
    const one = await hold(5n);
    expect(one).toMatchObject({ remaining: 980n });
    expect(await commit(one.reservation, 1n)).toMatchObject({ remaining: 1000n });
    const two = await hold(1n);
    expect(await commit(two.reservation, 4n)).toMatchObject({ remaining: 980n });
    expect((await getCustomer(shop.needs, workspace, customer)).credits).toMatchObject([
      { available: 980n, reserved: 0n },
    ]);
  });
});

describe('volume steps', () => {
  const steps = {
    window: { kind: 'calendar', period: 'month', zone: 'UTC' } as const,
    steps: [
      { from: 5n, creditCost: 8n },
      { from: 7n, creditCost: 1n },
    ],
  };

  it('price each unit by how many came before it in the window', async () => {
    await setFeature(shop.needs, workspace, { code: 'message', kind: 'metered', creditCost: 10n, steps });
    expect(await spend(4n)).toMatchObject({ remaining: 960n });
    expect(await spend(4n)).toMatchObject({ remaining: 960n - 10n - 16n - 1n });
    shop.needs.clock.advance(31 * 24 * hour);
    expect(await spend(1n)).toMatchObject({ remaining: 923n });
  });

  it('hold for a reservation as they were when it was made', async () => {
    await setFeature(shop.needs, workspace, {
      code: 'message',
      kind: 'metered',
      creditCost: 10n,
      overrun: 'debt',
      steps,
    });
    const one = await hold(6n);
    expect(one).toMatchObject({ remaining: 942n });
    await setFeature(shop.needs, workspace, { code: 'message', kind: 'metered', creditCost: 100n });
    expect(await commit(one.reservation, 8n)).toMatchObject({ remaining: 1000n - 50n - 16n - 1n, committed: 67n });
  });
});

describe('a feature that costs nothing', () => {
  it('is limited by its quotas alone', async () => {
    await setFeature(shop.needs, workspace, { code: 'message', kind: 'metered', creditCost: 0n });
    await quota();
    expect(await spend(2n, 'message', 'new')).toMatchObject({ allowed: true, remaining: 0n });
    const { reservation } = await reserve(shop.needs, workspace, {
      key: key(),
      customer: 'new',
      feature: 'message',
      quantity: 1n,
    });
    expect(await spend(1n, 'message', 'new')).toMatchObject({ reason: 'quota_exceeded' });
    await releaseReservation(shop.needs, workspace, reservation ?? '');
    expect(await spend(1n, 'message', 'new')).toMatchObject({ allowed: true });
  });
});
