import { createContext, runInContext } from 'node:vm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chargeOf } from '#catalogue';
import { freshDatabase, type TestDatabase } from '#test';
import { reckonScript } from '../../src/http/pages/pricing-reckon.ts';
import { showUsd } from '../../src/http/pages/pricing-page.ts';
import { ask, newTenant, openTestApi, outcome, type Tenant, type TestApi } from './test-api.ts';

let database: TestDatabase;
let api: TestApi;
let tenant: Tenant;
const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);

beforeAll(async () => {
  database = await freshDatabase();
  api = await openTestApi({ database, config: { defaultWorkspace: 1 } });
  tenant = await newTenant(api);
});
afterAll(async () => {
  await api?.close();
  await database?.drop();
});

const send = async (method: string, path: string, body?: unknown) =>
  ask(api, method, `/v1/panel/${path}`, { key: tenant.key, body });
const told = async (method: string, path: string, body?: unknown) => {
  const response = await send(method, path, body);
  expect([path, response.statusCode, response.body]).toEqual([path, 200, expect.any(String)]);
  return response.json<Record<string, unknown>>();
};
const page = (query = '', headers = {}) => ask(api, 'GET', `/pricing${query}`, { headers });
const usd = (amount: string) => ({ asset: 'USD', amount });
const textOf = (html: string) =>
  html
    .replace(/<(style|script)>[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

const views = {
  fulfilled_by: 'panel',
  names: { en: '<script>alert(1)</script> & "views"' },
  category: 'views',
  pricing: { by: 'upstream' },
  cost: usd('0.0015'),
  min: 10,
  max: 1000,
};

describe('the public price list', () => {
  it('is not there before there is a catalogue, nor where no workspace is the default', async () => {
    expect(tenant.workspace).toBe(1);
    expect(await page()).toMatchObject({ statusCode: 404, body: expect.stringContaining('no public price list') });
    await told('POST', 'services/start');
    expect((await page()).statusCode).toBe(200);
    const other = await openTestApi({ beside: api });
    expect((await ask(other, 'GET', '/pricing')).statusCode).toBe(404);
    await other.close();
  });

  it('is live: a constant that changes changes it, and a service that is off is not in it', async () => {
    const before = textOf((await page()).body);
    expect(before).toContain('1 ★ reward × 1.25 with the fee × $0.020 USD per Star × 1,000 per 1,000 = $25.00');
    expect(before).toContain('Boosts by Premium users');
    await told('PUT', 'pricing/constants', { usd_per_star: usd('0.0213') });
    await told('POST', 'services/15/disable', { reason: 'Nobody is at the desk.' });
    const after = textOf((await page()).body);
    expect(after).toContain('× $0.0213 USD per Star × 1,000 per 1,000 = $26.625');
    expect(after).not.toContain('Boosts by Premium users');
    await told('PUT', 'pricing/constants', { usd_per_star: usd('0.02') });
  });

  it('reckons without a script what an order costs, and says what cannot be ordered', async () => {
    const answer = async (query: string) => / <output[^>]*>([^<]*)</.exec((await page(query)).body)?.[1];
    expect(await answer('?service=10&quantity=123')).toBe('$1.1685');
    expect(await answer('?service=10&quantity=7')).toBe('This service takes 50 to 100000.');
    expect(await answer('?service=10&quantity=1e3')).toBe('Write a whole number.');
    expect(await answer('?service=none&quantity=1000')).toBe('$25.00');
    expect(await answer('?quantity=1&quantity=2&lang=x&lang=y')).toBe('$25.00');
  });

  it('reckons in the browser exactly what is charged', () => {
    const context = createContext({});
    runInContext(
      `${reckonScript}; globalThis.charge = (rate, quantity) => showUsd(chargeOf(rate, quantity));`,
      context,
    );
    const inBrowser = context['charge'] as (rate: string, quantity: string) => string;
    const amounts = [fc.bigInt({ min: 1n, max: 10n ** 12n }), fc.integer({ min: 1, max: 2_147_483_647 })] as const;
    const law = fc.property(...amounts, (units, quantity) => {
      const charge = chargeOf({ asset: 'USD', units }, quantity);
      expect(inBrowser(String(units), String(quantity))).toBe(showUsd(charge));
    });
    fc.assert(law, { seed, numRuns: Number(process.env['SOAK_RUNS'] ?? 200) });
  });

  it('speaks the language asked for, else the browser’s, else English', async () => {
    const languageOf = async (query: string, accepted?: string) => {
      const { body, headers } = await page(query, accepted ? { 'accept-language': accepted } : {});
      expect(body).toContain(`<html lang="${String(headers['content-language'])}">`);
      return headers['content-language'];
    };
    expect(await languageOf('')).toBe('en');
    expect(await languageOf('', 'de, ru-RU;q=0.8, en;q=0.5')).toBe('ru');
    expect(await languageOf('?lang=en', 'ru')).toBe('en');
    expect(await languageOf('?lang=constructor')).toBe('en');
    expect(textOf((await page('?lang=ru')).body)).toContain('Подписчики канала или группы');
  });

  it('shows names as they are written, and lets the browser run and load nothing but its own', async () => {
    const { service } = await told('POST', 'services', views);
    expect(service).toBe(100);
    const { body, headers } = await page();
    expect(body).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;views&quot;');
    expect(body).not.toContain('<script>alert');
    expect(String(headers['content-security-policy'])).toMatch(
      /^default-src 'none';script-src 'sha256-[^']+';style-src 'sha256-[^']+';/,
    );
    expect((await page('?quantity="><script>alert(2)</script>')).body).not.toContain('<script>alert');
  });
});

describe('prices over HTTP', () => {
  it('are set, seen beforehand, and kept with who changed them', async () => {
    const markup = { scope: 'category', category: 'views', basis_points: 10_000, step: usd('0.001') };
    const preview = await told('POST', 'pricing/preview', { markup });
    const seen = (preview['prices'] as { service: number }[]).find(({ service }) => service === 100);
    expect(seen).toMatchObject({ before: usd('0.001875'), after: usd('0.003') });
    expect(await told('PUT', 'pricing/markups', markup)).toEqual({ markups: [markup] });
    expect(await told('GET', 'services/100')).toMatchObject({ rate: usd('0.003'), cost: usd('0.0015') });
    const discount = { user: 'rex', service: 100, rate: usd('0.002') };
    expect(await told('PUT', 'pricing/discounts', discount)).toMatchObject({ user: 'rex', basis_points: 0 });
    expect(await told('GET', 'services/100?user=rex')).toMatchObject({ rate: usd('0.002') });
    const pricing = await told('GET', 'pricing?user=rex');
    expect(pricing).toMatchObject({ markups: [markup], wholesale: { rates: [{ service: 100, rate: usd('0.002') }] } });
    const { changes } = await told('GET', 'pricing/changes?limit=1');
    expect(changes).toMatchObject([{ what: 'discount', subject: 'rex', by: `key:${tenant.keyId}` }]);
    await told('PUT', 'categories', { code: 'views', names: { en: 'Views' }, position: 0 });
    const { services } = await told('GET', 'services?language=en');
    expect((services as object[])[0]).toMatchObject({ service: 100, category_name: 'Views' });
  });

  it('are refused where they would not be prices', async () => {
    const refused = async (method: string, path: string, body: unknown) => outcome(await send(method, path, body));
    expect(await refused('PUT', 'pricing/markups', { scope: 'all', basis_points: -1 })).toBe('422 price_below_cost');
    expect(await refused('PUT', 'pricing/markups', { scope: 'all', user: 'rex' })).toBe('400 invalid_request');
    expect(await refused('PUT', 'pricing/markups', { scope: 'service', service: 77, basis_points: 1 })).toBe(
      '404 service_unknown',
    );
    const low = { user: 'rex', service: 100, rate: usd('0.001') };
    expect(await refused('PUT', 'pricing/discounts', low)).toBe('422 price_below_cost');
    expect(await refused('PUT', 'pricing/discounts', { user: 'rex' })).toBe('400 invalid_request');
    expect(await refused('PUT', 'pricing/constants', { usd_per_star: { asset: 'XTR', amount: '1' } })).toBe(
      '422 wrong_asset',
    );
    expect(await refused('POST', 'pricing/preview', {})).toBe('400 invalid_request');
    expect(await refused('PUT', 'services/3000000000', views)).toBe('400 invalid_request');
    expect(await refused('GET', 'services/77', undefined)).toBe('404 service_unknown');
  });
});
