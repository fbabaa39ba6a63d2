import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, newTenant, openTestApi, outcome, type Tenant, type TestApi } from './test-api.ts';

let api: TestApi;
let tenant: Tenant;
beforeAll(async () => {
  api = await openTestApi();
  tenant = await newTenant(api);
});
afterAll(() => api?.close());

const send = (method: string, url: string, body?: unknown) => ask(api, method, url, { key: tenant.key, body });
const told = async (method: string, url: string, body?: unknown) => (await send(method, url, body)).json<unknown>();

describe('credits with decimals', () => {
  it('are decimal strings wherever they are shown', async () => {
    expect(await told('PUT', '/v1/credit-types/minutes', { title: 'Minutes', scale: 2 })).toMatchObject({ scale: 2 });
    const feature = { kind: 'metered', credit_type: 'minutes', credit_cost: '0.25' };
    expect(await told('PUT', '/v1/features/speech', feature)).toMatchObject({ credit_cost: '0.25' });
    const line = { credit_type: 'minutes', amount: '2.5', roll_over: { cap: '1.25', expires_in: '30d' } };
    const product = { kind: 'subscription', title: 'M', description: 'M', price: { asset: 'XTR', amount: '5' } };
    expect(await told('PUT', '/v1/products/m', { ...product, grants: [line] })).toMatchObject({
      grants: [{ amount: '2.5', roll_over: { cap: '1.25', expires_in: 2_592_000 } }],
    });
    const gift = { customer: 'ann', amount: '1.5', credit_type: 'minutes', reason: 'test' };
    expect(await told('POST', '/v1/grants', gift)).toMatchObject({ remaining: '1.5' });
    const use = { customer: 'ann', feature: 'speech', quantity: '1' };
    expect(await told('POST', '/v1/check', use)).toMatchObject({ allowed: true, remaining: '1.5' });
    expect(await told('POST', '/v1/consume', use)).toMatchObject({ remaining: '1.25' });
    const { reservation } = (await told('POST', '/v1/reservations', use)) as { reservation: string };
    const done = await told('POST', `/v1/reservations/${reservation}/commit`, { quantity: '1' });
    expect(done).toMatchObject({ committed: '0.25', returned: '0', remaining: '1' });
    expect(await told('GET', '/v1/customers/ann')).toMatchObject({ credits: [{ available: '1', debt: '0' }] });
    expect(await told('GET', '/v1/customers/ann/grants')).toMatchObject({ grants: [{ granted: '1.5', spent: '0.5' }] });
    expect(await told('GET', '/v1/customers/ann/timeline?kind=use')).toMatchObject({
      entries: [{ available: '-0.25' }],
    });
    const refill = { kind: 'low_balance', credit_type: 'minutes', threshold: '0.5' };
    expect(await told('PUT', '/v1/refills/low', refill)).toMatchObject({ threshold: '0.5', active: true });
    expect(await told('GET', '/v1/refills')).toMatchObject({ refills: [{ code: 'low', threshold: '0.5' }] });
  });

  it('refuse decimals that are not kept, and a scale that would change what was given', async () => {
    const gift = { customer: 'ann', amount: '1.505', credit_type: 'minutes', reason: 'test' };
    expect(outcome(await send('POST', '/v1/grants', gift))).toBe('400 invalid_amount');
    expect(outcome(await send('POST', '/v1/grants', { ...gift, amount: '0.00' }))).toBe('400 invalid_amount');
    expect(outcome(await send('POST', '/v1/grants', { ...gift, amount: 0.5 }))).toBe('400 invalid_amount');
    const other = { title: 'Minutes', scale: 3 };
    expect(outcome(await send('PUT', '/v1/credit-types/minutes', other))).toBe('409 scale_fixed');
  });
});

describe('credits in bulk', () => {
  it('are given once per item, and once per once key', async () => {
    const item = (n: number) => ({
      customer: `c${n}`,
      amount: '5',
      reason: 'test',
      once_key: 'spring',
      idempotency_key: `bulk-${n}`,
    });
    const items = [item(1), item(2), { ...item(1), idempotency_key: 'bulk-other' }];
    const first = await told('POST', '/v1/grants/batch', { items });
    expect(first).toMatchObject({
      results: [{ remaining: '5' }, { remaining: '5' }, { problem: { code: 'already_granted' } }],
    });
    expect(await told('POST', '/v1/grants/batch', { items })).toEqual(first);
  });
});

describe('access by hand', () => {
  it('names the key that gave it', async () => {
    await send('PUT', '/v1/features/vip', { kind: 'boolean' });
    const given = await told('POST', '/v1/customers/ann/entitlements', { feature: 'vip', reason: 'A friend.' });
    expect(given).toMatchObject({ feature: 'vip', actor: `key:${tenant.keyId}`, reason: 'A friend.' });
    const end = { entitlement: (given as { id: string }).id, reason: 'No more.' };
    expect(outcome(await send('POST', '/v1/customers/ann/entitlements/revoke', end))).toBe('200');
    expect(await told('POST', '/v1/check', { customer: 'ann', feature: 'vip' })).toMatchObject({ allowed: false });
    const kinds = (await told('GET', '/v1/customers/ann/timeline')) as { entries: { kind: string }[] };
    expect(kinds.entries.filter(({ kind }) => kind === 'entitlement_override').length).toBe(2);
  });
});
