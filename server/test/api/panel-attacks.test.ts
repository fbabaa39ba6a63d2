import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLog } from '#http';
import { revokeKey } from '#identity';
import { listOrders } from '#reselling';
import { openPanelShop, type PanelShop, type Reseller } from './panel-shop.ts';
import { asForm, send, transports, type Asked } from './panel-transports.ts';
import { ask, openTestApi, outcome, type TestApi } from './test-api.ts';

let api: TestApi;
let shop: PanelShop;
let ann: Reseller;
const lines: string[] = [];

beforeAll(async () => {
  const log = openLog('trace', { write: (line: string) => void lines.push(line) });
  api = await openTestApi({ log, config: { logRequests: true } });
  shop = await openPanelShop(api);
  ann = await shop.reseller('ann');
});
afterAll(() => api?.close());

const incorrect = '200 {"error":"Incorrect request"}';
const told = async (
  payload: string | Buffer,
  contentType = 'application/x-www-form-urlencoded',
  url = `/api/v2?key=${ann.secret}`,
) => {
  const { statusCode, body } = await send(api, {
    method: 'POST',
    url,
    headers: { 'content-type': contentType },
    payload,
  });
  return `${statusCode} ${body}`;
};
const call = async (asked: Asked, who = ann) => (await asForm(api, { key: who.secret, ...asked })).json<unknown>();
const likes = { action: 'add', service: '30', link: 'https://t.me/example/1', quantity: '1000' };

describe('what no client of a panel sends', () => {
  it('is an incorrect request, and never more than that', async () => {
    const json = 'application/json';
    const big = `action=balance&link=${'x'.repeat(300_000)}`;
    expect(await told(big)).toBe(incorrect);
    expect(await told(JSON.stringify({ action: 'balance', link: 'x'.repeat(300_000) }), json)).toBe(incorrect);
    expect(await told('a=1&'.repeat(400))).toBe(incorrect);
    expect(await told(''.padEnd(200_000, '['), json)).toBe(incorrect);
    expect(await told(''.padEnd(200_000, '{"a":'), json)).toBe(incorrect);
    expect(await told('{"action":"balance"', json)).toBe(incorrect);
    expect(await told('[]', json)).toBe(incorrect);
    expect(await told('action=balance', 'multipart/form-data')).toBe(incorrect);
    expect(await told(Buffer.from([0xff, 0xfe, 0]), 'application/octet-stream')).toBe(incorrect);
    expect(await told('action=add&service=30&quantity=10&link=%00')).toBe(incorrect);
    for (const action of ['__proto__', 'constructor', 'toString', 'STATUS', 'status,add', 'webhook.add'])
      expect([action, await told(`action=${action}`)]).toEqual([action, incorrect]);
    expect(await told('action=balance&action=nothing')).toBe(incorrect); // the last one counts, as in PHP
  });

  it('is answered before 300 fields have been taken apart, however many there are', async () => {
    const started = performance.now();
    for (let n = 0; n < 20; n++) expect(await told('&'.repeat(250_000))).toBe(incorrect);
    expect(performance.now() - started).toBeLessThan(3000);
  });

  it('reaches no statement as anything but a value', async () => {
    const order = (await call(likes)) as { order: number };
    const ids = ["1' or '1'='1", '1) or (1=1', `${order.order};--`, '1 union select 1', '0x1', '１', '%', '1\u202e'];
    for (const id of ids) {
      expect(await call({ action: 'status', order: id })).toEqual({ error: 'Incorrect order ID' });
      expect(await call({ action: 'status', orders: id })).toEqual({ [id.trim()]: { error: 'Incorrect order ID' } });
    }
    for (const service of ["30' --", '30 or 1=1', '9007199254740993', '3e1', '30.0'])
      expect(await call({ ...likes, service })).toEqual({ error: 'Incorrect service ID' });
    for (const quantity of ['1e3', '1000.5', '0x10', 'NaN', 'Infinity', '1 000', '9'.repeat(16)])
      expect([quantity, await call({ ...likes, quantity })]).toEqual([quantity, { error: 'Incorrect request' }]);
  });

  it('is no link, where it would run or be read by somebody else', async () => {
    const links = [
      'javascript:alert(1)',
      'data:text/html,x',
      'file:///etc/passwd',
      ' ',
      'https://',
      'x'.repeat(5000),
      '<script>',
    ];
    for (const link of links) expect([link, await call({ ...likes, link })]).toEqual([link, { error: 'Bad link' }]);
  });
});

describe('a key', () => {
  it('of a reseller opens nothing but the panel API', async () => {
    for (const url of ['/v1/panel/keys', '/v1/panel/orders', '/v1/panel/services', '/v1/payments', '/v1/users/ann'])
      expect([url, outcome(await ask(api, 'GET', url, { key: ann.secret }))]).toEqual([url, '403 scope_missing']);
  });

  it('ends at once, and is then like any that never was', async () => {
    const gone = await shop.reseller('gone', { usd: '0' });
    expect(await call({ action: 'balance' }, gone)).toEqual({ balance: '0', currency: 'USD' });
    expect(outcome(await ask(api, 'DELETE', `/v1/panel/keys/${gone.key}`, { key: shop.tenant.key }))).toBe('200');
    const invalid = { error: 'Invalid API key' };
    for (let n = 0; n < 200 && JSON.stringify(await call({ action: 'balance' }, gone)) !== JSON.stringify(invalid); n++)
      await new Promise((resolve) => setTimeout(resolve, 10));
    expect(await call({ action: 'balance' }, gone)).toEqual(invalid);
  });

  it('of another workspace knows nothing of ours', async () => {
    const other = await openPanelShop(api);
    const stranger = await other.reseller('ann');
    const { order } = (await call({ ...likes, request_id: 'ours' })) as { order: number };
    for (let n = 0; n < 3; n++) await call({ ...likes, quantity: String(10 + n) }, stranger);
    const theirs = (await call(
      { action: 'status', orders: Array.from({ length: 20 }, (_, n) => String(n + 1)) },
      stranger,
    )) as object;
    expect(Object.values(theirs).filter((each) => 'status' in (each as object))).toHaveLength(3);
    expect(await call({ action: 'status', order: '4' }, stranger)).toEqual({ error: 'Incorrect order ID' });
    const { workspace } = shop.tenant;
    expect((await listOrders(api.needs.pool, { workspace })).orders.map(({ number }) => number)).toContain(order);
    await revokeKey(api.needs, other.tenant.workspace, stranger.key, 'test');
  });

  it('is in no log and no answer, whichever way it came', async () => {
    const secret = ann.secret;
    const answers: string[] = [];
    for (const [way, write] of Object.entries(transports))
      for (const asked of [
        { action: 'balance' },
        { action: 'nothing' },
        { action: 'add', service: secret, link: secret, quantity: secret },
      ]) {
        const { body, headers } = await send(api, write({ key: secret, ...asked }));
        answers.push(`${way} ${body} ${JSON.stringify(headers)}`);
      }
    const wrong = `ak_${'z'.repeat(43)}`;
    await send(api, { method: 'GET', url: `/api/v2?key=${wrong}&action=balance` });
    await send(api, { method: 'PUT', url: `/api/v2?key=${secret}` });
    await send(api, { method: 'GET', url: `/api/v2/nothing?key=${secret}` });
    expect(lines.filter((line) => line.includes('/api/v2')).length).toBeGreaterThan(30);
    const leaks = [...lines, ...answers].filter((line) => line.includes(secret) || line.includes(wrong));
    expect(leaks).toEqual([]);
  });

  it('keeps every answer out of caches', async () => {
    for (const action of ['services', 'nothing'])
      expect((await asForm(api, { key: ann.secret, action })).headers['cache-control']).toBe('no-store');
  });
});

it('A bug or an outage is no answer that an order was refused: it has a status of its own, in one field', async () => {
  const broken = await openTestApi({ beside: api });
  Object.assign(broken.needs, { priceService: () => Promise.reject(new Error(`broken, with ${ann.secret}`)) });
  const { statusCode, headers, body } = await asForm(broken, { key: ann.secret, ...likes, request_id: 'broken' });
  expect([statusCode, headers['content-type'], headers['x-error-code'], headers['retry-after']]).toEqual([
    500,
    'application/json',
    'internal_error',
    '1',
  ]);
  expect(body).toBe('{"error":"Temporarily unavailable. Please try again later."}');
  await broken.close();
});
