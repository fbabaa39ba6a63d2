import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Webhook } from 'standardwebhooks';
import { newId } from '#kernel';
import { sandboxSweep } from '#store';
import { openCourier } from '#webhooks';
import { openReceiver, quiet, type Receiver } from '#test/webhooks';
import { openResaleShop, type Reseller, type ResaleShop } from './resale-shop.ts';
import { ask, openTestApi, outcome, type TestApi } from './test-api.ts';

let api: TestApi;
let shop: ResaleShop;
let { tenant, operator, reseller, call, anna, topUp, tell } = {} as ResaleShop;
let sandbox: Reseller;
let ann: Reseller;
let bob: Reseller;

beforeAll(async () => {
  api = await openTestApi();
  shop = await openResaleShop(api);
  ({ tenant, operator, reseller, call, anna, topUp, tell } = shop);
  sandbox = await reseller('ann', { sandbox: true, requests_per_minute: 1000 });
  ann = await reseller('ann', { requests_per_minute: 1000 });
  bob = await reseller('bob');
  await shop.fund('ann', 100n);
  await shop.fund('bob', 100n);
});
afterAll(() => api?.close());

type Told = { order_id: string; status: string; refunded: boolean; price: { amount: string } };

describe('the two calls of the guide', () => {
  const recipient = { platform: 'telegram', user_id: '123456789' };

  it('answer as it says, at both addresses', async () => {
    for (const prefix of ['', '/v1']) {
      const valid = await call(sandbox, 'POST', `${prefix}/validate-user`, { body: recipient });
      expect(valid.json()).toMatchObject({ valid: true, username: '@sandbox_user' });
      const ordered = await topUp(sandbox, { ...recipient, client_ref: 'guide' }, `${prefix}/topup`);
      expect(ordered.json()).toMatchObject({ order_id: expect.stringMatching(/^so_/), status: 'processing' });
    }
  });

  it('say who cannot be topped up, and never take "nobody knows" for a yes', async () => {
    const verdicts = await Promise.all(
      ['404', '@sandbox_nobody', '@sandbox_unknown'].map(async (user_id) =>
        (await call(sandbox, 'POST', '/v1/validate-user', { body: { platform: 'telegram', user_id } })).json(),
      ),
    );
    expect(verdicts).toMatchObject([
      { valid: false, verified: 'no', reason: 'no_username' },
      { valid: false, verified: 'no' },
      { valid: false, verified: 'unknown' },
    ]);
    const live = await call(ann, 'POST', '/v1/validate-user', {
      body: { platform: 'telegram', user_id: '@anna_example' },
    });
    expect(live.json()).toMatchObject({ valid: false, verified: 'unknown', username: '@anna_example' });
    expect(outcome(await topUp(ann, { client_ref: 'no', accept_unverified: false }))).toBe('422 recipient_invalid');
  });

  it('want a name for the order under /v1, and know a repeat without one at the short address', async () => {
    expect(outcome(await topUp(ann, {}))).toBe('400 idempotency_key_required');
    const [one, two] = [await topUp(ann, {}, '/topup'), await topUp(ann, {}, '/topup')];
    expect(two.json<Told>().order_id).toBe(one.json<Told>().order_id);
  });

  it('make one order for one name, whichever way it is given, and refuse another body under it', async () => {
    const first = (await topUp(ann, { client_ref: 'x-1' })).json<Told>();
    expect((await topUp(ann, { client_ref: 'x-1' })).json<Told>()).toEqual(first);
    expect(outcome(await topUp(ann, { client_ref: 'x-1', stars: 501 }))).toBe('422 idempotency_conflict');
    const keyed = { body: anna, idempotencyKey: 'x-key' };
    const [a, b] = [await call(ann, 'POST', '/v1/topup', keyed), await call(ann, 'POST', '/topup', keyed)];
    expect(a.json<Told>().order_id).toBe(b.json<Told>().order_id);
  });

  it('refuse with the status of the reason', async () => {
    const refused = async (who: Reseller, body: object) =>
      outcome(await topUp(who, { client_ref: newId('pay'), ...body }));
    expect(await refused(ann, { stars: 10_000 })).toBe('402 balance_exhausted');
    expect(await refused(ann, { stars: 49 })).toBe('422 stars_too_few');
    expect(await refused(ann, { stars: 500, max_price: '9.07' })).toBe('409 price_too_high');
    expect(await refused(ann, { platform: 'steam' })).toBe('400 invalid_request');
    expect(await refused(ann, { user_id: 'a b' })).toBe('400 invalid_request');
    expect(await refused(sandbox, { user_id: '@sandbox_poor' })).toBe('402 balance_exhausted');
    expect(await refused(sandbox, { user_id: '@sandbox_down' })).toBe('503 supplier_unavailable');
    expect(await refused(sandbox, { user_id: '@sandbox_nobody' })).toBe('422 recipient_invalid');
  });
});

describe('an order', () => {
  it('is delivered or given back, and says so', async () => {
    const before = (await call(bob, 'GET', '/v1/balance')).json<{ available: object }>();
    const made = [await topUp(bob, { client_ref: 'd' }), await topUp(bob, { client_ref: 'f' })];
    const [good, bad] = made.map((answer) => answer.json<Told>().order_id) as [string, string];
    const supplier = newId('sup');
    await tell(good, { state: 'delivering', supplier });
    const cost = { asset: 'USD', units: 8_250_000n };
    await tell(good, { state: 'delivered', supplier, cost, proof: null });
    await tell(bad, { state: 'failed', reason: 'No supplier could.' });
    expect((await call(bob, 'GET', `/v1/orders/${good}`)).json()).toMatchObject({
      status: 'delivered',
      refunded: false,
    });
    expect((await call(bob, 'GET', '/v1/orders?client_ref=f')).json()).toMatchObject({
      orders: [{ order_id: bad, status: 'failed', refunded: true, reason: 'No supplier could.' }],
    });
    expect(before.available).toEqual({ asset: 'USD', amount: '100' });
    expect((await call(bob, 'GET', '/v1/balance')).json()).toMatchObject({ available: { amount: '90.92' } });
  });

  it('of another reseller, or of the sandbox, is nowhere to be found', async () => {
    const { order_id: theirs } = (await topUp(ann, { client_ref: 'mine' })).json<Told>();
    const { order_id: played } = (await topUp(sandbox, { client_ref: 'mine' })).json<Told>();
    const none = 'so_00000000000070000000000000000000';
    for (const [who, id] of [
      [bob, theirs],
      [sandbox, theirs],
      [ann, played],
      [bob, none],
    ] as const)
      expect(outcome(await call(who, 'GET', `/v1/orders/${id}`))).toBe('404 not_found');
    for (const url of ['/v1/orders?client_ref=mine', '/v1/orders?client_ref=x-1'])
      expect((await call(bob, 'GET', url)).json()).toEqual({ orders: [] });
    const ids = (await call(bob, 'GET', '/v1/orders'))
      .json<{ orders: Told[] }>()
      .orders.map(({ order_id }) => order_id);
    expect(ids).not.toContain(theirs);
  });

  it('costs what the price said, and packages are at the same prices', async () => {
    const { price } = (await call(ann, 'GET', '/v1/price?stars=500')).json<Told>();
    const { packages } = (await call(ann, 'GET', '/v1/packages')).json<{
      packages: { stars: number; price: object }[];
    }>();
    expect(packages.find(({ stars }) => stars === 500)?.price).toEqual(price);
    expect((await topUp(ann, { client_ref: 'priced', max_price: price.amount })).json<Told>().price).toEqual(price);
  });
});

describe('the margin report', () => {
  it('tells what the house earns by reseller, as JSON and as a table', async () => {
    const url = '/v1/store/margins?by=reseller&from=2026-11-01T00:00:00Z&to=2026-12-01T00:00:00Z';
    const { lines, total } = await operator<{ lines: object[]; total: object }>('GET', url);
    expect(lines).toEqual([{ key: 'bob', ...total }]);
    expect(total).toMatchObject({
      orders: 1,
      retail: { amount: '9.08' },
      wholesale: { amount: '8.25' },
      margin: '9.1',
    });
    const table = await ask(api, 'GET', url, { key: tenant.key, headers: { accept: 'text/csv' } });
    expect(table.headers['content-type']).toBe('text/csv; charset=utf-8');
    const [head, line, ...more] = table.body.trim().split('\r\n');
    expect(head).toContain('key,orders,retail.asset,retail.amount');
    expect([line, more]).toEqual([expect.stringContaining('bob,1,USD,9.08,USD,8.25'), []]);
  });
});

describe('a key of a reseller', () => {
  it('opens nothing but its own routes, and a key of an operator none of those', async () => {
    for (const url of ['/v1/store/keys', '/v1/store/margins?by=day&from=2026-11-01&to=2026-12-01', '/v1/payments'])
      expect([url, outcome(await call(ann, 'GET', url))]).toEqual([url, '403 scope_missing']);
    expect(outcome(await ask(api, 'GET', '/v1/orders', { key: tenant.key }))).toBe('403 scope_missing');
  });

  it('asks as often as it may, and hears when to come back', async () => {
    const slow = await reseller('slow', { requests_per_minute: 3 });
    const answers = [];
    for (let n = 0; n < 4; n++) answers.push(await call(slow, 'GET', '/v1/balance'));
    expect(answers.map(outcome)).toEqual(['200', '200', '200', '429 rate_limited']);
    expect(Number(answers[3]?.headers['retry-after'])).toBeGreaterThan(0);
  });

  it('is suspended and changed by the operator', async () => {
    const other = await reseller('other');
    await operator('PUT', `/v1/store/keys/${other.key}`, { suspended: true });
    expect(outcome(await call(other, 'GET', '/v1/balance'))).toBe('403 account_suspended');
    await operator('PUT', `/v1/store/keys/${other.key}`, { suspended: false });
    const credit = { asset: 'USD', amount: '10' };
    const told = await operator('PUT', '/v1/store/resellers/other', { name: 'Other', credit });
    expect(told).toMatchObject({ name: 'Other', money: { available: credit, owed: { amount: '0' } } });
    await topUp(other, { client_ref: 'owed' });
    expect((await call(other, 'GET', '/v1/balance')).json()).toMatchObject({
      owed: { amount: '9.08' },
      available: { amount: '0.92' },
    });
    expect(
      outcome(
        await ask(api, 'PUT', '/v1/store/resellers/other', {
          key: tenant.key,
          body: { credit: { ...credit, asset: 'EUR' } },
        }),
      ),
    ).toBe('422 wrong_asset');
  });
});

describe('a webhook of a reseller', () => {
  let receivers: Receiver[];
  const open = async (who: Reseller): Promise<Receiver & { readonly secret: string; readonly id: string }> => {
    const receiver = await openReceiver();
    const made = await call(who, 'POST', '/v1/resale/webhooks', { body: { url: receiver.url } });
    receivers.push(receiver);
    return { ...receiver, ...made.json<{ id: string; secret: string }>() };
  };

  it('hears of its own orders only, signed; that of the sandbox of the sandbox only, and the operator of no sandbox', async () => {
    receivers = [];
    const [annHears, bobHears, played] = [await open(ann), await open(bob), await open(sandbox)];
    const house = await openReceiver();
    receivers.push(house);
    await operator('POST', '/v1/webhooks', { url: house.url, events: ['*'] });
    const { order_id: id } = (await topUp(ann, { client_ref: 'told', stars: 50 })).json<Told>();
    await tell(id, { state: 'failed', reason: 'No supplier could.' });
    await topUp(sandbox, { client_ref: 'told' });
    api.clock.advance(3000);
    await sandboxSweep(api.needs).run();
    const courier = openCourier(api.needs);
    await quiet(courier);
    await courier.stop();
    const heard = (receiver: Receiver) => receiver.taken.map(({ event }) => [event.type, event.data['order_id']]);
    expect(heard(annHears)).toEqual([
      ['order.failed', id],
      ['order.refunded', id],
    ]);
    expect(heard(bobHears)).toEqual([]);
    expect(heard(played).length).toBeGreaterThan(0);
    expect(played.taken.every(({ event }) => event.data['sandbox'] === true)).toBe(true);
    expect(house.taken.some(({ event }) => event.data['sandbox'] === true)).toBe(false);
    expect(heard(house)).toEqual(expect.arrayContaining([['order.failed', id]]));
    const [{ body, headers } = { body: '', headers: {} }] = annHears.taken;
    expect(new Webhook(annHears.secret).verify(body, headers as Record<string, string>)).toBeTruthy();
    for (const path of ['', '/rotate', '/test'])
      expect(outcome(await call(bob, path ? 'POST' : 'DELETE', `/v1/resale/webhooks/${annHears.id}${path}`))).toBe(
        '404 not_found',
      );
    expect((await call(bob, 'GET', '/v1/resale/webhooks')).json<{ webhooks: object[] }>().webhooks).toHaveLength(1);
    await Promise.all(receivers.map((receiver) => receiver.close()));
  });
});
