import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask, newTenant, openTestApi, outcome, type Tenant, type TestApi } from './test-api.ts';

let api: TestApi;
let tenant: Tenant;
beforeAll(async () => {
  api = await openTestApi();
  tenant = await newTenant(api);
});
afterAll(() => api?.close());

it('Suppliers are taken in by their form, changed, switched and shown, and no answer holds a secret', async () => {
  const call = async (method: string, url: string, body?: unknown) => {
    const answer = await ask(api, method, url, { key: tenant.key, ...(body !== undefined && { body }) });
    expect(answer.body).not.toContain('very-secret');
    return answer;
  };
  const { kinds } = (await call('GET', '/v1/store/supplier-kinds')).json<{ kinds: { kind: string }[] }>();
  expect(kinds.map(({ kind }) => kind)).toContain('manual');
  const desk = { kind: 'manual', name: 'our-desk', settings: { price_per_1000: '15' } };
  const added = (await call('POST', '/v1/store/suppliers', desk)).json<{ supplier: string }>();
  const url = `/v1/store/suppliers/${added.supplier}`;
  expect(outcome(await call('POST', '/v1/store/suppliers', desk))).toMatch(/already_exists/);
  const misplaced = { ...desk, name: 'other', secrets: { 'very-secret': 'very-secret' } };
  expect(outcome(await call('POST', '/v1/store/suppliers', misplaced))).toMatch(/invalid_request/);
  expect((await call('PUT', url, { rank: 3 })).json()).toMatchObject({ rank: 3, asset: 'USD', is_on: true });
  expect((await call('POST', `${url}/switch`, { is_on: false, reason: 'Test.' })).json()).toMatchObject({
    is_on: false,
  });
  const float = { amount: { asset: 'USD', amount: '10' }, way: 'in', note: 'By card.' };
  expect((await call('POST', `${url}/float`, float)).json()).toEqual({ float: { asset: 'USD', amount: '10' } });
  expect((await call('GET', url)).json()).toMatchObject({ float: { amount: '10' }, books: { amount: '10' } });
  expect((await call('POST', `${url}/check`)).json()).toMatchObject({ in_the_air: 0 });
  expect((await call('GET', '/v1/store/purchases?desk=buy')).json()).toEqual({ purchases: [] });
  expect(outcome(await call('POST', `/hooks/supplier/${added.supplier}`, {}))).toMatch(/^404 /);
});
