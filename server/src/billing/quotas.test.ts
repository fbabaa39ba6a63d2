import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  check,
  commitReservation,
  consume,
  consumeBatch,
  customerQuotas,
  deleteQuota,
  explain,
  grantCredits,
  overrideCustomerQuota,
  reserve,
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
