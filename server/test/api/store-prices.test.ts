import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enableStore, storeRulesVersion } from '#store';
import { addSupplier } from '#supply';
import { freshDatabase, type TestDatabase } from '#test';
import { ask, newKey, newTenant, openTestApi, outcome, type Tenant, type TestApi } from './test-api.ts';

let database: TestDatabase;
let api: TestApi;
let tenant: Tenant;

const usd = (amount: string) => ({ asset: 'USD', amount });
const names = { en: 'Card', ru: 'Карта' };
const send = async (method: string, path: string, body?: unknown) =>
  ask(api, method, `/v1/store/${path}`, { key: tenant.key, body });
const told = async (method: string, path: string, body?: unknown) => {
  const response = await send(method, path, body);
  expect([path, response.statusCode, response.body]).toEqual([path, 200, expect.any(String)]);
  return response.json<Record<string, unknown>>();
};
const refused = async (method: string, path: string, body?: unknown) => outcome(await send(method, path, body));

beforeAll(async () => {
  database = await freshDatabase();
  api = await openTestApi({ database, config: { defaultWorkspace: 1 } });
  tenant = await newTenant(api);
  await addSupplier(api.needs, tenant.workspace, desk, 'test');
});
afterAll(async () => {
  await api?.close();
  await database?.drop();
});
const desk = { kind: 'manual', name: 'desk', settings: { price_per_1000: '16.5' } };

describe('the prices of a store', () => {
  it('are set, shown before they hold, and stand in a quote', async () => {
    const shown = await told('POST', 'prices/preview', { currency: 'USD', stars: 500, price: usd('9') });
    expect(shown['prices']).toContainEqual({
      stars: 500,
      cost: usd('8.25'),
      before: usd('9.08'),
      after: usd('9'),
      margin_after: 833,
    });
    await told('PUT', 'prices/rules', { currency: 'USD', stars: 500, price: usd('9') });
    await told('POST', 'quotes', { stars: 500 });
    const card = { gateway: 'plain', asset: 'USD', fee: { basis_points: 250 }, names };
    expect(await refused('PUT', 'methods/card', card)).toBe('404 not_found'); // no account is connected
    const shop = { gateway: 'plain', name: 'shop', settings: { shop: '1' }, secrets: { key: 'sk_shop' } };
    await ask(api, 'POST', '/v1/connections', { key: tenant.key, body: shop });
    await told('PUT', 'methods/card', card);
    const quote = await told('POST', 'quotes', { stars: 500 });
    const byCard = { method: 'card', amount: usd('9'), price: usd('9'), fee: usd('0.23'), surcharge: usd('0') };
    expect(quote).toMatchObject({ price: usd('9'), cost: usd('8.25'), max_cost: usd('9'), methods: [byCard] });
    expect(await told('GET', `quotes/${String(quote['quote'])}`)).toEqual(quote);
    expect(await told('GET', 'prices/now?stars=100')).toMatchObject({ price: usd('1.82') });
  });

  it('are the reseller’s own where one is named, and the rule goes away again', async () => {
    const own = { currency: 'USD', reseller: 'r1', basis_points: 300 };
    expect(await told('PUT', 'prices/rules', own)).toMatchObject({ rules: [{ stars: 500 }, { reseller: 'r1' }] });
    expect(await told('GET', 'prices/now?stars=500&reseller=r1')).toMatchObject({ price: usd('8.5'), reseller: 'r1' });
    await told('PUT', 'prices/rules', { currency: 'USD', reseller: 'r1' });
    expect(await told('GET', 'prices/now?stars=500&reseller=r1')).toMatchObject({ price: usd('9') });
    const { changes } = await told('GET', 'prices/changes?what=rule');
    expect(changes).toMatchObject([{ subject: 'USD:all:r1' }, { subject: 'USD:all:r1' }, { subject: 'USD:500' }]);
  });

  it('name packages, and bounds', async () => {
    await told('PUT', 'packages/50', { names, is_on: false });
    await told('PUT', 'prices/terms', { max_stars: 1000 });
    const { packages } = await told('GET', 'packages');
    expect(packages).toMatchObject([
      { stars: 50, is_on: false },
      { stars: 100, price: usd('1.82') },
      {},
      {},
      {},
      {},
      {},
    ]);
    expect((packages as object[])[6]).not.toHaveProperty('price');
    await told('PUT', 'prices/terms', { max_stars: 1_000_000 });
  });

  it('are refused in words of the API', async () => {
    const rules = 'prices/rules';
    expect(await refused('PUT', rules, { currency: 'USD', basis_points: -1 })).toBe('422 price_below_cost');
    expect(await refused('PUT', rules, { currency: 'USD', price: usd('9') })).toBe('400 invalid_request');
    expect(await refused('PUT', rules, { currency: 'USD', stars: 500, price: usd('9'), basis_points: 1 })).toBe(
      '400 invalid_request',
    );
    expect(await refused('PUT', rules, { currency: 'EUR', stars: 500, price: usd('9') })).toBe('422 wrong_asset');
    expect(await refused('POST', 'quotes', { stars: 49 })).toBe('422 stars_too_few');
    expect(await refused('GET', 'quotes/qt_none')).toBe('404 not_found');
    expect(await refused('PUT', 'methods/m', { gateway: 'none', asset: 'USD', names })).toMatch(/method_unavailable$/);
    expect(await refused('PUT', 'packages/10', { names })).toBe('400 invalid_request');
    const reader = await newKey(api, tenant.workspace, { scopes: ['store:read'] });
    const written = await ask(api, 'PUT', '/v1/store/prices/terms', { key: reader.key, body: { quote_seconds: 60 } });
    expect(outcome(written)).toBe('403 scope_missing');
  });
});

describe('the shop on the web', () => {
  it('is not there before its rules are accepted, and asks suppliers for one address thirty times a minute', async () => {
    expect((await ask(api, 'GET', '/shop')).statusCode).toBe(404);
    const accepted = { acceptedBy: 'test', rulesVersion: storeRulesVersion };
    await enableStore(api.needs, tenant.workspace, accepted);
    expect((await ask(api, 'GET', '/shop?lang=ru')).body).toContain('Сколько Stars?');
    const step = () => ask(api, 'GET', '/shop?stars=500&to=durov&step=confirm', { remoteAddress: '198.51.100.7' });
    const statuses = [];
    for (let n = 0; n < 31; n += 1) statuses.push((await step()).statusCode);
    expect(statuses).toEqual([...Array.from({ length: 30 }, () => 200), 429]);
    const turnedAway = await step();
    expect([turnedAway.headers['retry-after'], turnedAway.body]).toEqual([
      expect.any(String),
      expect.stringContaining('That was too often'),
    ]);
    expect((await ask(api, 'GET', '/shop', { remoteAddress: '198.51.100.7' })).statusCode).toBe(200);
  });
});
