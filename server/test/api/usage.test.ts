import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ask,
  give,
  newTenant,
  openTestApi,
  outcome,
  stockShelves,
  type Ask,
  type Tenant,
  type TestApi,
} from './test-api.ts';

let api: TestApi;
let beside: TestApi;
let tenant: Tenant;

beforeAll(async () => {
  api = await openTestApi();
  beside = await openTestApi({ beside: api });
  tenant = await newTenant(api);
  await stockShelves(api, tenant);
});
afterAll(async () => {
  await beside?.close();
  await api?.close();
});

const post = (url: string, body: unknown, options: Ask = {}, where = api) =>
  ask(where, 'POST', url, { key: tenant.key, body, ...options });
const remaining = async (customer: string) =>
  (await post('/v1/check', { customer, feature: 'message' })).json<{ remaining: string }>().remaining;

describe('check', () => {
  it('200: says yes or no and what is left, and books nothing', async () => {
    await give(api, tenant, 'ann', '15');
    const image = { customer: 'ann', feature: 'image' };
    expect((await post('/v1/check', image)).json()).toEqual({ allowed: true, remaining: '15' });
    expect((await post('/v1/check', { ...image, quantity: 2 })).json()).toEqual({
      allowed: false,
      reason: 'insufficient_credits',
      remaining: '15',
    });
    expect((await post('/v1/check', { customer: 'ann', feature: 'vip' })).json()).toMatchObject({
      allowed: false,
      reason: 'no_entitlement',
    });
    expect(await remaining('ann')).toBe('15');
  });

  it('404: a feature nobody has defined', async () => {
    expect(outcome(await post('/v1/check', { customer: 'ann', feature: 'video' }))).toBe('404 unknown_feature');
  });

  it('needs no Idempotency-Key', async () => {
    const asked = await post('/v1/check', { customer: 'ann', feature: 'message' }, { idempotencyKey: '' });
    expect(outcome(asked)).toBe('200');
  });
});

describe('consume', () => {
  const image = { customer: 'bob', feature: 'image', quantity: '1' };

  it('200: debits and says what is left; a no is an answer', async () => {
    await give(api, tenant, 'bob', '15');
    const yes = await post('/v1/consume', image);
    expect(yes.json()).toEqual({ allowed: true, remaining: '5', transfer: expect.stringMatching(/^\d+$/) });
    const no = await post('/v1/consume', image);
    expect(outcome(no)).toBe('200');
    expect(no.json()).toEqual({ allowed: false, reason: 'insufficient_credits', remaining: '5' });
  });

  it('200: takes quantities as strings and as integers', async () => {
    await give(api, tenant, 'digits', '10');
    for (const quantity of ['2', 2]) await post('/v1/consume', { customer: 'digits', feature: 'message', quantity });
    expect(await remaining('digits')).toBe('6');
  });

  it('the same key and body hears the same answer, byte for byte, and takes effect once', async () => {
    await give(api, tenant, 'cat', '100');
    const use = { customer: 'cat', feature: 'image', quantity: '1' };
    const first = await post('/v1/consume', use, { idempotencyKey: 'render-1' });
    await post('/v1/consume', use);
    for (const where of [api, beside]) {
      const again = await post('/v1/consume', { ...use, quantity: 1 }, { idempotencyKey: 'render-1' }, where);
      expect([again.statusCode, again.body]).toEqual([first.statusCode, first.body]);
    }
    expect(await remaining('cat')).toBe('80');
  });

  it('keys of up to 255 characters are told apart to the last one', async () => {
    await give(api, tenant, 'long', '100');
    const use = { customer: 'long', feature: 'message', quantity: '1' };
    const key = 'k'.repeat(254);
    for (const idempotencyKey of [`${key}1`, `${key}2`, `${key}1`]) await post('/v1/consume', use, { idempotencyKey });
    expect(await remaining('long')).toBe('98');
  });

  it('a no leaves its key free', async () => {
    const use = { customer: 'dan', feature: 'message', quantity: '1' };
    expect((await post('/v1/consume', use, { idempotencyKey: 'later' })).json()).toMatchObject({ allowed: false });
    await give(api, tenant, 'dan', '3');
    expect((await post('/v1/consume', use, { idempotencyKey: 'later' })).json()).toMatchObject({ remaining: '2' });
  });

  it('422: the same key with another body, or for another command', async () => {
    await give(api, tenant, 'eve', '100');
    const use = { customer: 'eve', feature: 'message', quantity: '1' };
    await post('/v1/consume', use, { idempotencyKey: 'mine' });
    const conflict = await post('/v1/consume', { ...use, quantity: '2' }, { idempotencyKey: 'mine' });
    expect(outcome(conflict)).toBe('422 idempotency_conflict');
    const reserve = await post('/v1/reservations', use, { idempotencyKey: 'mine' });
    expect(outcome(reserve)).toBe('422 idempotency_conflict');
    const grant = { customer: 'eve', amount: '1', reason: 'test' };
    expect(outcome(await post('/v1/grants', grant, { idempotencyKey: 'mine' }))).toBe('422 idempotency_conflict');
    expect(await remaining('eve')).toBe('99');
  });

  it('the same key in another workspace is another key', async () => {
    const foreign = await newTenant(api);
    await stockShelves(api, foreign);
    await give(api, foreign, 'eve', '10');
    const use = { customer: 'eve', feature: 'message', quantity: '5' };
    expect((await post('/v1/consume', use, { idempotencyKey: 'mine', key: foreign.key })).json()).toMatchObject({
      allowed: true,
      remaining: '5',
    });
  });

  it('404: a feature nobody has defined. 422: one that is not metered, and a quantity beyond every account', async () => {
    const use = { customer: 'bob', feature: 'message', quantity: '1' };
    expect(outcome(await post('/v1/consume', { ...use, feature: 'video' }))).toBe('404 unknown_feature');
    expect(outcome(await post('/v1/consume', { ...use, feature: 'vip' }))).toBe('422 feature_not_metered');
    const tooMuch = { ...use, feature: 'image', quantity: '9200000000000000000' };
    expect(outcome(await post('/v1/consume', tooMuch))).toBe('422 amount_overflow');
  });

  it('a refused request changes nothing', async () => {
    await give(api, tenant, 'fay', '7');
    const use = { customer: 'fay', feature: 'message', quantity: '1' };
    for (const body of [
      { ...use, extra: 1 },
      { ...use, quantity: 0.5 },
      { ...use, quantity: '-1' },
    ])
      await post('/v1/consume', body, { idempotencyKey: 'refused' });
    expect(await remaining('fay')).toBe('7');
    expect((await post('/v1/consume', use, { idempotencyKey: 'refused' })).json()).toMatchObject({ remaining: '6' });
  });

  it('never gives out more than there is, however many ask at once in two processes', async () => {
    await give(api, tenant, 'gus', '30');
    const use = { customer: 'gus', feature: 'message', quantity: '1' };
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, n) => post('/v1/consume', use, {}, n % 2 ? api : beside)),
    );
    expect(answers.filter((answer) => answer.json<{ allowed: boolean }>().allowed)).toHaveLength(30);
    expect(await remaining('gus')).toBe('0');
  });
});

describe('consume/batch', () => {
  const item = (customer: string, key: string, more: object = {}) => ({
    customer,
    feature: 'message',
    quantity: '1',
    idempotency_key: key,
    ...more,
  });

  it('200: answers each item on its own, in order', async () => {
    await give(api, tenant, 'hal', '2');
    const items = [
      item('hal', 'b1'),
      item('hal', 'b2', { feature: 'nothing' }),
      item('hal', 'b3'),
      item('hal', 'b4'),
      item('hal', 'b1'),
      item('hal', 'b1', { quantity: '2' }),
    ];
    const response = await post('/v1/consume/batch', { items });
    expect(response.json()).toEqual({
      results: [
        { allowed: true, remaining: '1', transfer: expect.any(String) },
        { problem: { code: 'unknown_feature', detail: expect.any(String) } },
        { allowed: true, remaining: '0', transfer: expect.any(String) },
        { allowed: false, reason: 'insufficient_credits', remaining: '0' },
        { allowed: true, remaining: '1', transfer: expect.any(String) },
        { problem: { code: 'idempotency_conflict', detail: expect.any(String) } },
      ],
    });
  });

  it('400: no items, too many, or one without its key', async () => {
    const many = Array.from({ length: 1001 }, (_, n) => item('hal', `m${n}`));
    for (const items of [[], many, [{ customer: 'hal', feature: 'message', quantity: '1' }]])
      expect(outcome(await post('/v1/consume/batch', { items }))).toBe('400 invalid_request');
  });
});

describe('reservations', () => {
  it('200: reserve, commit what was used, and hear where the rest is', async () => {
    await give(api, tenant, 'ida', '100');
    const use = { customer: 'ida', feature: 'message', quantity: '60' };
    const reserved = await post('/v1/reservations', { ...use, expires_in: '15m' }, { idempotencyKey: 'r1' });
    const { reservation, ...told } = reserved.json<{ reservation: string }>();
    const expiresAt = new Date(api.clock.now().getTime() + 900_000).getTime();
    expect(told).toMatchObject({ allowed: true, remaining: '40' });
    expect(
      Math.abs(new Date((told as unknown as { expires_at: string }).expires_at).getTime() - expiresAt),
    ).toBeLessThan(5000);
    expect((await post('/v1/reservations', { ...use, expires_in: '15m' }, { idempotencyKey: 'r1' })).body).toBe(
      reserved.body,
    );
    const committed = await post(
      `/v1/reservations/${reservation}/commit`,
      { quantity: '25' },
      { idempotencyKey: 'c1' },
    );
    expect(committed.json()).toMatchObject({ status: 'committed', committed: '25', returned: '35', remaining: '75' });
    const again = await post(`/v1/reservations/${reservation}/commit`, { quantity: '25' }, { idempotencyKey: 'c1' });
    expect(again.body).toBe(committed.body);
    expect(outcome(await post(`/v1/reservations/${reservation}/commit`, { quantity: '1' }))).toBe(
      '409 reservation_not_open',
    );
    expect(outcome(await post(`/v1/reservations/${reservation}/release`, undefined))).toBe('409 reservation_not_open');
  });

  it('200: extend, then release, with and without a body', async () => {
    await give(api, tenant, 'jan', '10');
    const use = { customer: 'jan', feature: 'message', quantity: '10' };
    const { reservation } = (await post('/v1/reservations', use)).json<{ reservation: string }>();
    const extended = await post(`/v1/reservations/${reservation}/extend`, { expires_in: 3600 });
    expect(extended.json()).toMatchObject({ status: 'open', remaining: '0' });
    const released = await post(`/v1/reservations/${reservation}/release`, undefined);
    expect(released.json()).toMatchObject({ status: 'released', committed: '0', returned: '10', remaining: '10' });
    expect((await post(`/v1/reservations/${reservation}/release`, {})).json()).toMatchObject({ status: 'released' });
  });

  it('200 with a no; 404 for one that is not there; 422 above what was reserved', async () => {
    const use = { customer: 'kim', feature: 'message', quantity: '5' };
    expect((await post('/v1/reservations', use)).json()).toEqual({
      allowed: false,
      reason: 'insufficient_credits',
      remaining: '0',
    });
    expect(outcome(await post('/v1/reservations/rsv_none/commit', { quantity: '1' }))).toBe('404 not_found');
    await give(api, tenant, 'kim', '5');
    const { reservation } = (await post('/v1/reservations', use)).json<{ reservation: string }>();
    const above = await post(`/v1/reservations/${reservation}/commit`, { quantity: '6' });
    expect(outcome(above)).toBe('422 above_reservation');
  });

  it('400: a span of time that is none', async () => {
    const use = { customer: 'kim', feature: 'message', quantity: '1' };
    for (const expires_in of ['soon', '1.5h', 0, -5, '2d', '', 1.5])
      expect(outcome(await post('/v1/reservations', { ...use, expires_in }))).toBe('400 invalid_request');
  });
});
