import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, newTenant, openTestApi, outcome, type Tenant, type TestApi } from './test-api.ts';
import { theirPanel } from './their-panel.ts';

let api: TestApi;
let tenant: Tenant;
let order: string;
beforeAll(async () => {
  api = await openTestApi();
  tenant = await newTenant(api);
  order = (await theirPanel(api, tenant))['order'] ?? '';
});
afterAll(() => api.close());

type Json = Record<string, unknown>;
const get = async (url: string) => (await ask(api, 'GET', url, { key: tenant.key })).json<Json>();
const send = (method: string, url: string, body?: unknown) => ask(api, method, url, { key: tenant.key, body });

describe('the desk of the panel', () => {
  it('shows an operator what waits, takes what they say of it, and the order says the same', async () => {
    expect(await get('/v1/panel/orders?user=their-reseller&status=processing')).toMatchObject({
      orders: [{ order, number: 1, service: 997, charge: { asset: 'USD', amount: '0.03' }, remains: 10 }],
    });
    const item = `${order}:1`;
    expect(await get('/v1/panel/desk')).toMatchObject({ items: [{ item, kind: 'run', order: { order } }] });
    expect((await send('POST', `/v1/panel/desk-items/${item}/take`, {})).json()).toMatchObject({
      taken_by: `key:${tenant.keyId}`,
      order: { status: 'in_progress' },
    });
    expect(await get('/v1/panel/desk?mine=true')).toMatchObject({ items: [{ item }] });
    const tooMuch = await send('POST', `/v1/panel/desk-items/${item}/report`, { delivered: 11 });
    expect(outcome(tooMuch)).toBe('400 invalid_request');
    const report = { start_count: 3572, delivered: 4, ended: true, proof: 'https://example.com/p.png' };
    expect((await send('POST', `/v1/panel/desk-items/${item}/report`, report)).json()).toMatchObject({
      proof: 'https://example.com/p.png',
      order: { status: 'partial', remains: 6, start_count: 3572, charge: { amount: '0.012' } },
    });
    expect(outcome(await send('POST', `/v1/panel/desk-items/${item}/report`, report))).toBe('409 already_decided');
    expect(await get('/v1/panel/desk')).toEqual({ items: [] });
  });

  it('tells the story of an order by its id and by its number', async () => {
    const story = await get('/v1/panel/orders/1');
    expect(story).toEqual(await get(`/v1/panel/orders/${order}`));
    expect(story).toMatchObject({
      order,
      parts: [{ run: 1, status: 'ended', delivered: 4 }],
      steps: [{ what: 'processing' }, { what: 'in_progress' }, { what: 'reported' }, { what: 'partial' }],
    });
  });

  it('refuses in words and codes what cannot be any more', async () => {
    expect(outcome(await send('POST', `/v1/panel/orders/${order}/cancel`))).toBe('409 order_not_cancellable');
    expect(outcome(await send('POST', `/v1/panel/orders/${order}/refills`))).toBe('409 refill_disabled');
    for (const url of ['/v1/panel/orders?cursor=x', '/v1/panel/refills?cursor=1e3', '/v1/panel/desk?cursor=1~2'])
      expect(outcome(await send('GET', url))).toBe('400 invalid_request');
  });
});

describe('the settings of the panel', () => {
  it('are the usual ones until somebody sets others, and what is not given stays', async () => {
    const usual = await get('/v1/panel/settings');
    expect(usual).toEqual({
      replay_seconds: 120,
      guard_links: false,
      guarded_services: [],
      keyless_services: true,
      requests_per_minute: 60,
    });
    const set = await send('PUT', '/v1/panel/settings', { replay_seconds: 0, guarded_services: [13] });
    expect(set.json()).toEqual({ ...usual, replay_seconds: 0, guarded_services: [13] });
    expect(await get('/v1/panel/settings')).toEqual(set.json());
    expect(outcome(await send('PUT', '/v1/panel/settings', { replay_seconds: -1 }))).toBe('400 invalid_request');
  });
});
