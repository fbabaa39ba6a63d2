import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  check,
  commitReservation,
  consume,
  consumeBatch,
  customerQuotas,
  customerTimeline,
  deleteQuota,
  explain,
  extendReservation,
  getCustomer,
  grantCredits,
  overrideCustomerQuota,
  releaseReservation,
  reserve,
  setFeature,
  setQuota,
} from '#billing';
import { audit } from '#ledger';
import { quotaSweeps, type QuotaInput, type Window } from '#quotas';
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
const tomorrow = () => new Date(Math.ceil((shop.needs.clock.now().getTime() + 1) / (24 * hour)) * 24 * hour);

describe('a quota', () => {
  it('allows so many units a day, says until when it does not, and allows again the next day', async () => {
    await quota();
    expect(await spend(2n)).toMatchObject({ allowed: true, remaining: 998n });
    expect(await ask()).toMatchObject({
      allowed: true,
      remaining: 998n,
      quotas: [{ quota: 'daily', limit: 3n, used: 2n, remaining: 1n, resetsAt: tomorrow() }],
    });
    expect(await spend(2n)).toEqual({
      allowed: false,
      reason: 'quota_exceeded',
      quota: 'daily',
      resetsAt: tomorrow(),
      remaining: 998n,
    });
    expect(await spend(1n)).toMatchObject({ allowed: true, remaining: 997n });
    expect(await ask()).toMatchObject({
      allowed: false,
      reason: 'quota_exceeded',
      quota: 'daily',
      resetsAt: tomorrow(),
    });
    shop.needs.clock.advance(tomorrow().getTime() - shop.needs.clock.now().getTime() - 1);
    expect(await spend()).toMatchObject({ allowed: false });
    shop.needs.clock.advance(1);
    expect(await spend(3n)).toMatchObject({ allowed: true, remaining: 994n });
  });

  it('gives no instant when waiting would not help', async () => {
    await quota();
    expect(await spend(4n)).toEqual({ allowed: false, reason: 'quota_exceeded', quota: 'daily', remaining: 1000n });
  });

  it('takes nothing when credits are short, and credits are not touched when it is full', async () => {
    await quota({ limit: 5000n });
    expect(await spend(2000n)).toEqual({ allowed: false, reason: 'insufficient_credits', remaining: 1000n });
    expect(await used()).toEqual({ daily: 0n });
  });

  it('counts a use that is sent again once, and leaves the key of a no free', async () => {
    await quota();
    const use = { key: key(), customer, feature: 'message', quantity: 2n };
    const told = await consume(shop.needs, workspace, use);
    expect(await consume(shop.needs, workspace, use)).toEqual(told);
    const no = { ...use, key: key() };
    expect(await consume(shop.needs, workspace, no)).toMatchObject({ allowed: false });
    expect(await used()).toEqual({ daily: 2n });
    await quota({ limit: 4n });
    expect(await consume(shop.needs, workspace, no)).toMatchObject({ allowed: true });
  });

  it('counts the items of a batch one after another', async () => {
    await quota();
    const items = [2n, 2n, 1n, 1n].map((quantity) => ({ key: key(), customer, feature: 'message', quantity }));
    const answers = await consumeBatch(shop.needs, workspace, items);
    expect(answers.map((one) => 'allowed' in one && one.allowed)).toEqual([true, false, true, false]);
  });

  it('keeps what was counted when it is changed, and begins anew when it was removed', async () => {
    await quota();
    await spend(3n);
    await quota({ limit: 5n, window: { kind: 'calendar', period: 'month', zone: 'Europe/Berlin' } });
    expect(await used()).toEqual({ daily: 3n });
    await deleteQuota(shop.needs, workspace, 'daily');
    expect(await spend(9n)).toMatchObject({ allowed: true });
    await quota();
    expect(await used()).toEqual({ daily: 0n });
    await expect(deleteQuota(shop.needs, workspace, 'none')).rejects.toMatchObject({ code: 'not_found' });
    await expect(quota({ features: ['none'] })).rejects.toMatchObject({ code: 'unknown_feature' });
    await expect(quota({ features: ['vip'] })).rejects.toMatchObject({ code: 'feature_not_metered' });
  });

  it('may be shared by features, and of several the one that keeps the customer waiting longest is named', async () => {
    await quota({ code: 'both', features: ['message', 'image'], limit: 4n });
    await quota({ code: 'minute', limit: 2n, window: { kind: 'sliding', seconds: 60 } });
    await spend(2n);
    await spend(2n, 'image');
    expect(await spend()).toMatchObject({ reason: 'quota_exceeded', quota: 'both', resetsAt: tomorrow() });
    expect(await used()).toEqual({ both: 4n, minute: 2n });
  });

  it('over the last seconds lets each use go exactly when it is that old', async () => {
    await quota({ window: { kind: 'sliding', seconds: 60 } });
    const start = shop.needs.clock.now().getTime();
    await spend(2n);
    shop.needs.clock.advance(30_000);
    await spend(1n);
    expect(await spend(1n)).toMatchObject({ allowed: false, resetsAt: new Date(start + minute) });
    expect(await spend(3n)).toMatchObject({ allowed: false, resetsAt: new Date(start + 90_000) });
    shop.needs.clock.advance(29_999);
    expect(await spend(1n)).toMatchObject({ allowed: false });
    shop.needs.clock.advance(1);
    expect(await spend(2n)).toMatchObject({ allowed: true });
  });

  it('that everybody shares counts everybody', async () => {
    await quota({ scope: 'app' });
    await grantCredits(shop.needs, workspace, { key: key(), customer: 'bob', amount: 9n, reason: 'test' });
    await spend(2n);
    expect(await spend(2n, 'message', 'bob')).toMatchObject({ reason: 'quota_exceeded' });
    expect(await spend(1n, 'message', 'bob')).toMatchObject({ allowed: true });
  });

  it('works under a pass, and has other limits for those who hold one', async () => {
    await quota({
      features: ['image'],
      limit: 1n,
      plans: [
        { product: 'pass', limit: 2n },
        { feature: 'chat', limit: 9n },
      ],
    });
    await spend(1n, 'image');
    expect(await spend(1n, 'image')).toMatchObject({ reason: 'quota_exceeded' });
    const payment = await shop.buy(workspace, customer, 'pass');
    expect(await spend(1n, 'image')).toMatchObject({ allowed: true, remaining: 990n });
    expect(await spend(1n, 'image')).toMatchObject({ reason: 'quota_exceeded' });
    await shop.giveBack(workspace, payment.id);
    expect((await ask('image')).quotas).toMatchObject([{ limit: 1n, used: 2n, remaining: 0n }]);
  });

  it('without a limit of its own is for those who hold a plan', async () => {
    await quota({ limit: null, plans: [{ feature: 'vip', limit: 2n }] });
    await spend(3n);
    expect((await ask()).quotas).toBeUndefined();
    await shop.buy(workspace, customer, 'pass');
    expect(await spend()).toMatchObject({ reason: 'quota_exceeded' });
  });

  it('since a purchase begins with the newest one, since the first use with that', async () => {
    const since = { kind: 'anniversary', period: 'day', every: 30, zone: 'UTC' } as const;
    await quota({ window: { ...since, since: { product: 'pack_void' } } });
    await quota({ code: 'first', window: { ...since, since: 'first_use' } });
    const begun = shop.needs.clock.now().getTime();
    await spend(2n);
    expect(await used()).toEqual({ daily: 0n, first: 2n });
    shop.needs.clock.advance(24 * hour);
    await shop.buy(workspace, customer, 'pack_void');
    await spend(1n);
    const { quotas } = await customerQuotas(shop.needs, workspace, customer);
    expect(quotas).toMatchObject([
      { quota: 'daily', used: 1n, resetsAt: new Date(begun + 31 * 24 * hour) },
      { quota: 'first', used: 3n, resetsAt: new Date(begun + 30 * 24 * hour) },
    ]);
  });

  it('may be overridden for one customer until an instant, with a reason on the timeline', async () => {
    await quota();
    const until = new Date(shop.needs.clock.now().getTime() + hour);
    await overrideCustomerQuota(shop.needs, workspace, {
      customer,
      quota: 'daily',
      limit: 5n,
      until,
      reason: 'complaint',
      actor: 'eve',
    });
    expect(await spend(5n)).toMatchObject({ allowed: true });
    shop.needs.clock.advance(hour);
    expect((await ask()).quotas).toMatchObject([{ limit: 3n, used: 5n, remaining: 0n }]);
    await expect(
      overrideCustomerQuota(shop.needs, workspace, { customer, quota: 'none', limit: 5n, reason: 'x' }),
    ).rejects.toMatchObject({ code: 'not_found' });
  });

  it('keeps its counts while a window can reach them, and loses them to the sweep a month after that', async () => {
    await quota({ window: { kind: 'sliding', seconds: 60 } });
    await spend(2n);
    const rows = async () =>
      Number(
        (
          await sql<{ n: bigint }>`select count(*) as n from quotas.taken where counter =
      (select counter from quotas.quota where workspace_id = ${workspace})`.execute(shop.needs.pool)
        ).rows[0]?.n,
      );
    const sweep = async () => {
      for (const one of quotaSweeps(shop.needs)) while ((await one.run()) > 0);
    };
    shop.needs.clock.advance(34 * 24 * hour);
    await sweep();
    expect(await rows()).toBe(3);
    shop.needs.clock.advance(3 * 24 * hour);
    await sweep();
    expect(await rows()).toBe(0);
  });

  it('answers about the past as it was, before and after reservations end and the sweep has run', async () => {
    await quota({ window: { kind: 'calendar', period: 'month', zone: 'UTC' }, limit: 50n });
    await spend(2n);
    const { reservation } = await hold(5n);
    const past = shop.needs.clock.now();
    const seen = await customerQuotas(shop.needs, workspace, customer);
    expect(seen.quotas).toMatchObject([{ used: 7n }]);
    shop.needs.clock.advance(minute);
    await commit(reservation, 1n);
    expect(await used()).toEqual({ daily: 3n });
    for (const sweep of quotaSweeps(shop.needs)) await sweep.run();
    const again = await customerQuotas(shop.needs, workspace, customer, past);
    expect(again.quotas).toEqual(seen.quotas);
    const why = { customer, feature: 'message', quantity: 44n };
    expect(await explain(shop.needs, workspace, { ...why, at: past })).toMatchObject({
      allowed: false,
      rule: 'quota',
      reason: 'quota_exceeded',
      quota: 'daily',
    });
    expect(await explain(shop.needs, workspace, why)).toMatchObject({ allowed: true, rule: 'credits', cost: 44n });
  });
});

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
