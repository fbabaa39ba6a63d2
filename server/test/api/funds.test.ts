import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { transaction } from '#database';
import { stars } from '#kernel';
import { places, post } from '#ledger';
import { openTelegram, type TestTelegram } from '#test/money';
import { ask, newBot, newTenant, openTestApi, outcome, type Tenant, type TestApi } from './test-api.ts';

let api: TestApi;
let telegram: TestTelegram;
let tenant: Tenant;
beforeAll(async () => {
  telegram = await openTelegram();
  api = await openTestApi({ telegramApiRoot: telegram.url });
  tenant = await newTenant(api);
});
afterAll(async () => {
  await api?.close();
  await telegram?.close();
});

const call = (method: string, url: string, body?: unknown, idempotencyKey?: string) =>
  ask(api, method, url, { key: tenant.key, body, ...(idempotencyKey !== undefined && { idempotencyKey }) });
const told = async (...request: Parameters<typeof call>) => {
  const response = await call(...request);
  if (response.statusCode !== 200) throw new Error(response.body);
  return response.json<Record<string, never>>();
};
const refused = async (...request: Parameters<typeof call>) => outcome(await call(...request));
const xtr = (amount: string) => ({ asset: 'XTR', amount });

/** Money a person has, by hand of the test. */
const give = (user: string, whole: number) =>
  transaction(api.needs.pool, (tx) =>
    post(tx, api.clock, {
      workspace: tenant.workspace,
      key: `give ${user}`,
      reason: 'test',
      postings: [{ from: places.cost('referral'), to: places.user(user), amount: stars(whole) }],
    }),
  );

describe('rates over HTTP', () => {
  it('are entered, held back when they jump, confirmed, listed and remembered', async () => {
    const enter = (rate: string) => told('PUT', '/v1/rates/TON/USD', { rate, reason: 'test', valid_for: '30d' });
    expect(await enter('3.10')).toMatchObject({ rate: '3.1', status: 'current', source: 'manual' });
    expect(await enter('31')).toMatchObject({ status: 'held' });
    expect(await refused('POST', '/v1/rates/TON/USD/confirm', { rate: '30', reason: 'x' })).toBe('404 not_found');
    expect(await told('POST', '/v1/rates/TON/USD/confirm', { rate: '31', reason: 'x' })).toMatchObject({
      status: 'current',
      actor: `key:${tenant.keyId}`,
    });
    expect(await told('GET', '/v1/rates')).toMatchObject({ rates: [{ rate: '31', status: 'current' }] });
    const { rates } = (await told('GET', '/v1/rates/history?from=TON&to=USD')) as unknown as { rates: object[] };
    expect(rates).toHaveLength(3);
  });

  it('are refused when they are no rates', async () => {
    for (const rate of ['0', '-1', '1e9', 2.5, ''])
      expect(await refused('PUT', '/v1/rates/TON/USD', { rate, reason: 'x' })).toBe('400 invalid_request');
    expect(await refused('PUT', '/v1/rates/TON/TON', { rate: '1', reason: 'x' })).toBe('400 invalid_request');
    expect(await refused('PUT', '/v1/rates/ton/USD', { rate: '1', reason: 'x' })).toBe('400 invalid_request');
  });
});

describe('deposits over HTTP', () => {
  it('need a key, a known gateway and the minimum', async () => {
    const bot = await newBot(api, tenant, await telegram.makeBot());
    const body = { user: '77001', amount: xtr('99'), gateway: 'stars', connection: bot.id };
    expect(await refused('POST', '/v1/deposits', body, '')).toBe('400 idempotency_key_required');
    const small = await call('POST', '/v1/deposits', body);
    expect(outcome(small)).toBe('422 below_minimum');
    expect(small.json()).toMatchObject({ detail: expect.stringContaining('100 XTR') });
    expect(await refused('POST', '/v1/deposits', { ...body, gateway: 'none' })).toBe('400 invalid_request');
    expect(await refused('POST', '/v1/deposits', { ...body, amount: xtr('100.5') }, 'deposit')).toBe(
      '400 invalid_amount',
    );
    const asked = await told('POST', '/v1/deposits', { ...body, amount: xtr('100') }, 'deposit');
    expect(asked).toMatchObject({ url: expect.stringContaining('http'), expires_at: expect.any(String) });
    expect(await told('POST', '/v1/deposits', { ...body, amount: xtr('100') }, 'deposit')).toEqual(asked);
    const deposit = await told('GET', `/v1/deposits/${asked['payment']}`);
    expect(deposit).toMatchObject({ status: 'requested', user: '77001', amount: xtr('100') });
    expect((await told('GET', '/v1/deposits?user=77001'))['deposits']).toContainEqual(deposit);
  });

  it('have limits that can be set', async () => {
    const limits = [{ minimum: xtr('5'), maximum: xtr('50') }];
    expect(await told('PUT', '/v1/settings/deposits', { limits })).toMatchObject({
      limits: expect.arrayContaining(limits),
    });
    const mixed = { limits: [{ minimum: xtr('5'), maximum: { asset: 'TON', amount: '1' } }] };
    expect(await refused('PUT', '/v1/settings/deposits', mixed)).toBe('400 invalid_request');
    expect(await told('GET', '/v1/settings/deposits')).toMatchObject({
      limits: [{ minimum: xtr('5') }, { minimum: { asset: 'TON', amount: '0.5' } }],
    });
  });
});

describe('conversions over HTTP', () => {
  it('are quoted, done once, listed, and seen on the statement', async () => {
    await give('anna', 300);
    await told('PUT', '/v1/rates/XTR/USD', { rate: '0.0155', reason: 'test' });
    await told('PUT', '/v1/settings/conversions', {
      basis_points: 0,
      pairs: [{ from: 'USD', to: 'XTR', basis_points: 200 }],
    });
    const asked = { user: 'anna', from: xtr('100'), to: 'USD' };
    const quote = await told('POST', '/v1/conversion-quotes', asked);
    expect(quote).toMatchObject({ to: { asset: 'USD', amount: '1.519' }, fee: xtr('2'), spread: 200 });
    const body = { ...asked, quote: quote['quote'] };
    const made = await told('POST', '/v1/conversions', body, 'once');
    expect(made).toMatchObject({ conversion: quote['quote'], rate: { rate: '0.0155', parts: [{ source: 'manual' }] } });
    expect(await told('POST', '/v1/conversions', body, 'once')).toEqual(made);
    expect(await refused('POST', '/v1/conversions', { ...body, from: xtr('99') }, 'once')).toBe(
      '422 idempotency_conflict',
    );
    expect(await refused('POST', '/v1/conversions', { ...asked, from: xtr('500') })).toBe('422 insufficient_funds');
    expect(await refused('POST', '/v1/conversions', { ...asked, to: 'GEL' })).toBe('409 rate_unavailable');
    const usd = (amount: string) => ({ asset: 'USD', amount });
    expect(await refused('POST', '/v1/conversions', { ...asked, expected: usd('2'), max_slippage: 100 })).toBe(
      '409 rate_moved',
    );
    expect(await told('GET', '/v1/users/anna')).toEqual({
      user: 'anna',
      balances: [usd('1.519'), xtr('200')],
      owed: [],
    });
    const span = 'from=2026-11-20T00:00:00Z&to=2026-11-21T00:00:00Z';
    expect(await told('GET', `/v1/users/anna/statement?asset=XTR&${span}`)).toMatchObject({
      opening: '0',
      closing: '200',
      movements: [{ amount: '300' }, { amount: '-98', reason: 'funds.conversion' }, { amount: '-2' }],
    });
    expect(await told('GET', '/v1/conversions?user=anna')).toMatchObject({ conversions: [made] });
    expect(await told('GET', '/v1/conversions?user=boris')).toEqual({ conversions: [] });
  });
});

describe('top-ups over HTTP', () => {
  it('need a key, the scope and a fresh rate, and are listed apart from deposits', async () => {
    const bot = await newBot(api, tenant, await telegram.makeBot());
    const body = { user: 'rex', amount: xtr('50'), gateway: 'stars', connection: bot.id };
    expect(await refused('POST', '/v1/panel/top-ups', body, '')).toBe('400 idempotency_key_required');
    const gel = { ...body, amount: { asset: 'GEL', amount: '5' } };
    expect(await refused('POST', '/v1/panel/top-ups', gel)).toBe('409 rate_unavailable');
    await told('PUT', '/v1/rates/XTR/USD', { rate: '0.0155', reason: 'test' });
    const asked = await told('POST', '/v1/panel/top-ups', body, 'top-up');
    expect(asked).toMatchObject({ url: expect.stringContaining('http'), expected: { asset: 'USD' } });
    expect(await told('POST', '/v1/panel/top-ups', body, 'top-up')).toEqual(asked);
    expect(await refused('POST', '/v1/deposits', body, 'top-up')).toBe('422 idempotency_conflict');
    const topUp = await told('GET', `/v1/panel/top-ups/${asked['payment']}`);
    expect(topUp).toMatchObject({ status: 'requested', user: 'rex', amount: xtr('50'), expected: asked['expected'] });
    expect((await told('GET', '/v1/panel/top-ups?user=rex'))['top_ups']).toEqual([topUp]);
    expect(await refused('GET', `/v1/deposits/${asked['payment']}`)).toBe('404 not_found');
  });
});
