import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, give, newTenant, openTestApi, outcome, stockShelves, type Tenant, type TestApi } from './test-api.ts';

let api: TestApi;
let tenant: Tenant;
beforeAll(async () => {
  api = await openTestApi();
  tenant = await newTenant(api);
  await stockShelves(api, tenant);
  await give(api, tenant, 'ann', '100');
});
afterAll(() => api?.close());

const send = (method: string, url: string, body?: unknown) => ask(api, method, url, { key: tenant.key, body });
const day = { kind: 'calendar', period: 'day' };
const daily = { features: ['message'], limit: '3', window: day };
const use = { customer: 'ann', feature: 'message', quantity: '2' };

describe('quotas over HTTP', () => {
  it('are set, read, listed, and limit what a customer uses', async () => {
    const told = { code: 'daily', scope: 'customer', plans: [], ...daily, window: { ...day, zone: 'UTC' } };
    expect((await send('PUT', '/v1/quotas/daily', daily)).json()).toEqual(told);
    expect((await send('GET', '/v1/quotas/daily')).json()).toEqual(told);
    expect((await send('GET', '/v1/quotas')).json()).toEqual({ quotas: [told] });
    expect((await send('POST', '/v1/consume', use)).json()).toMatchObject({ allowed: true, remaining: '98' });
    const no = { allowed: false, reason: 'quota_exceeded', quota: 'daily', resets_at: '2026-11-21T00:00:00.000Z' };
    expect((await send('POST', '/v1/consume', use)).json()).toEqual({ ...no, remaining: '98' });
    expect((await send('POST', '/v1/reservations', use)).json()).toEqual({ ...no, remaining: '98' });
    const state = { quota: 'daily', limit: '3', used: '2', remaining: '1', resets_at: no.resets_at };
    expect((await send('POST', '/v1/check', use)).json()).toEqual({ ...no, remaining: '98', quotas: [state] });
    expect((await send('GET', '/v1/customers/ann/quotas')).json()).toMatchObject({ customer: 'ann', quotas: [state] });
  });

  it('give one customer another limit, with the reason on the timeline', async () => {
    const more = { limit: '4', reason: 'Asked nicely.' };
    const told = (await send('PUT', '/v1/customers/ann/quotas/daily', more)).json();
    expect(told).toMatchObject({ quotas: [{ quota: 'daily', limit: '4', used: '2', remaining: '2' }] });
    expect((await send('POST', '/v1/consume', use)).json()).toMatchObject({ allowed: true });
    const { entries } = (await send('GET', '/v1/customers/ann/timeline')).json<{ entries: unknown[] }>();
    expect(entries).toContainEqual(expect.objectContaining({ kind: 'quota_override', reason: 'Asked nicely.' }));
  });

  it('take every kind of window', async () => {
    for (const [asked, told] of [
      [
        { kind: 'sliding', duration: '12h' },
        { kind: 'sliding', seconds: 43_200 },
      ],
      [
        { kind: 'calendar', period: 'week', zone: 'Asia/Kolkata', week_start: 7 },
        { kind: 'calendar', period: 'week', zone: 'Asia/Kolkata', week_start: 7 },
      ],
      [
        { kind: 'anniversary', period: 'month', since: 'first_use' },
        { kind: 'anniversary', period: 'month', every: 1, zone: 'UTC', since: 'first_use' },
      ],
      [
        { kind: 'anniversary', period: 'day', every: 30, since: { product: 'pack_500' } },
        { kind: 'anniversary', period: 'day', every: 30, zone: 'UTC', since: { product: 'pack_500' } },
      ],
      [
        { kind: 'anniversary', period: 'year', since: '2024-02-29T00:00:00+01:00' },
        { kind: 'anniversary', period: 'year', every: 1, zone: 'UTC', since: '2024-02-28T23:00:00.000Z' },
      ],
      [{ kind: 'concurrency' }, { kind: 'concurrency' }],
    ])
      expect(
        (await send('PUT', '/v1/quotas/other', { features: ['image'], limit: 2, window: asked })).json(),
      ).toMatchObject({ window: told });
  });

  it('show a free quantity and steps on their feature, and price by them', async () => {
    const steps = { window: { kind: 'sliding', duration: '30d' }, steps: [{ from: '4', credit_cost: '5' }] };
    const body = { kind: 'metered', credit_cost: '10', free: { quantity: '2', window: day }, steps };
    const told = (await send('PUT', '/v1/features/stepped', body)).json();
    expect(told).toMatchObject({ credit_cost: '10', free: { quantity: '2' }, steps: { steps: steps.steps } });
    await give(api, tenant, 'bob', '100');
    const five = { customer: 'bob', feature: 'stepped', quantity: '5' };
    expect((await send('POST', '/v1/consume', five)).json()).toMatchObject({ allowed: true, remaining: '75' });
  });

  it('refuse what is none, and are gone once removed', async () => {
    const put = async (body: unknown) => outcome(await send('PUT', '/v1/quotas/bad', body));
    expect(await put({ ...daily, features: ['nothing'] })).toBe('404 unknown_feature');
    expect(await put({ ...daily, features: ['vip'] })).toBe('422 feature_not_metered');
    expect(await put({ ...daily, limit: undefined })).toBe('400 invalid_request');
    expect(await put({ ...daily, window: { ...day, zone: 'Mars/Base' } })).toBe('400 invalid_request');
    expect(await put({ ...daily, scope: 'app', plans: [{ product: 'pack_500', limit: '1' }] })).toBe(
      '400 invalid_request',
    );
    expect((await send('DELETE', '/v1/quotas/daily')).json()).toEqual({ code: 'daily', removed: true });
    expect(outcome(await send('DELETE', '/v1/quotas/daily'))).toBe('404 not_found');
    expect((await send('POST', '/v1/consume', use)).json()).toMatchObject({ allowed: true });
  });
});
