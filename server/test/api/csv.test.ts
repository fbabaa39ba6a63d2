import { afterAll, beforeAll, expect, it } from 'vitest';
import { consume, grantCredits } from '#billing';
import { describeApi, type OpenApiDocument } from '#http';
import { ask, newTenant, openTestApi, stockShelves, type Tenant, type TestApi } from './test-api.ts';

let api: TestApi;
let tenant: Tenant;
let document: OpenApiDocument;

beforeAll(async () => {
  api = await openTestApi();
  tenant = await newTenant(api);
  document = await describeApi('http://asterism.test');
  await stockShelves(api, tenant);
});
afterAll(() => api?.close());

const table = { accept: 'text/csv' };
const get = (path: string, headers = {}) => ask(api, 'GET', path, { key: tenant.key, headers });

/** Every list of the document that takes no id, with what it has to be asked with. */
const lists = () =>
  Object.entries(document.paths)
    .filter(([path, { get: one }]) => !path.includes('{') && one?.responses?.['200']?.content?.['text/csv'])
    .map(([path]) => path);
const dates = 'from=2020-01-01T00:00:00Z&to=2029-01-01T00:00:00Z';
const query = (path: string) => (path.includes('/analytics/') ? `?${dates}` : '');

it('every list is a table as well, with the columns of its schema and as many rows', async () => {
  const seen: string[] = [];
  for (const path of lists()) {
    const [json, csv] = [await get(path + query(path)), await get(path + query(path), table)];
    if (json.statusCode !== 200) continue; // a list that wants more than dates
    const rows = Object.values(json.json<Record<string, unknown>>()).find(Array.isArray) ?? [];
    const [header, ...lines] = csv.body.split('\r\n');
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect([path, header]).toEqual([path, expect.stringMatching(/^[a-z_.]+(,[a-z_.]+)*$/)]);
    expect([path, lines.filter(Boolean).length]).toEqual([path, rows.length]);
    seen.push(path);
  }
  expect(seen.length).toBeGreaterThan(5);
});

it('a table pages by its Link header, and has every row once', async () => {
  for (let n = 0; n < 7; n += 1)
    await grantCredits(api.needs, tenant.workspace, {
      key: `page ${n}`,
      customer: 'pia',
      amount: 10n,
      reason: `gift ${n}`,
    });
  const ids: string[] = [];
  let path: string | undefined = '/v1/customers/pia/grants?limit=3';
  while (path) {
    const answer = await get(path, table);
    const [, ...rows] = answer.body.split('\r\n').filter(Boolean);
    ids.push(...rows.map((row) => row.split(',')[0] ?? ''));
    path = /^<([^>]+)>; rel="next"$/.exec(String(answer.headers['link'] ?? ''))?.[1];
  }
  expect(new Set(ids).size).toBe(7);
  expect(ids).toHaveLength(7);
});

it('a text that a spreadsheet would run is made harmless, and quotes and commas survive', async () => {
  const reason = '=HYPERLINK("http://evil","a, b")';
  const gift = { key: 'evil', customer: 'eve', amount: 5n, reason };
  await grantCredits(api.needs, tenant.workspace, gift);
  const { body } = await get('/v1/customers/eve/grants', table);
  expect(body).toContain(`"'=HYPERLINK(""http://evil"",""a, b"")"`);
  await consume(api.needs, tenant.workspace, { key: 'use', customer: 'eve', feature: 'message', quantity: 2n });
  const timeline = await get('/v1/customers/eve/timeline', table);
  expect(timeline.body).toContain(',-2,'); // a number is a number, whatever it begins with
});

it('who does not ask for a table gets JSON, and so does who asks where there is none', async () => {
  expect((await get('/v1/features', { accept: '*/*' })).headers['content-type']).toContain('application/json');
  const one = await get('/v1/features/message', table);
  expect([one.statusCode, one.headers['content-type']]).toEqual([200, expect.stringContaining('application/json')]);
});

it('a refusal stays a problem, whatever was asked for', async () => {
  const answer = await get('/v1/customers/eve/grants?limit=0', table);
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([
    400,
    expect.stringContaining('application/problem+json'),
  ]);
});
