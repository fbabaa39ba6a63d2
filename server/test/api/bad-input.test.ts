import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, newTenant, openTestApi, outcome, type Ask, type Tenant, type TestApi } from './test-api.ts';

let api: TestApi;
let tenant: Tenant;

beforeAll(async () => {
  api = await openTestApi();
  tenant = await newTenant(api);
});
afterAll(() => api?.close());

const good = { customer: '123456789', feature: 'image', quantity: '1' };
const consume = (options: Ask) => ask(api, 'POST', '/v1/consume', { key: tenant.key, ...options });
type Fault = { path: string; message: string };
const faults = async (options: Ask) => (await consume(options)).json<{ errors?: Fault[] }>().errors ?? [];

describe('a request whose body cannot be read', () => {
  it('is 400 when it is not JSON, and says so', async () => {
    for (const raw of ['{', '{"customer": }', 'quantity=1', '{"a":1}{"b":2}', '']) {
      const response = await consume({ raw, headers: { 'content-type': 'application/json' } });
      expect(outcome(response)).toBe('400 invalid_request');
      expect(response.json<{ detail: string }>().detail).toMatch(/JSON/);
    }
  });

  it('is 400 when it would change what objects are', async () => {
    for (const raw of ['{"__proto__": {"allowed": true}}', '{"constructor": {"prototype": {"allowed": true}}}'])
      expect(outcome(await consume({ raw }))).toBe('400 invalid_request');
  });

  it('is 413 when it is 5 MB', async () => {
    const raw = JSON.stringify({ ...good, customer: 'x'.repeat(5 * 1024 * 1024) });
    expect(outcome(await consume({ raw }))).toBe('413 payload_too_large');
  });

  it('is 415 when it is of another type', async () => {
    for (const type of [
      'text/plain',
      'application/xml',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      'json',
    ])
      expect(outcome(await consume({ body: good, headers: { 'content-type': type } }))).toBe(
        '415 unsupported_media_type',
      );
  });
});

describe('a field that is not as it has to be', () => {
  it('is named, with how to mend it', async () => {
    expect(await faults({ body: {} })).toEqual([
      { path: 'customer', message: 'This is required: give a text in quotes.' },
      { path: 'feature', message: 'This is required: give a text in quotes.' },
      { path: 'quantity', message: expect.stringContaining('decimal string such as "10"') },
    ]);
    expect(await faults({ body: { ...good, customer: 42 } })).toEqual([
      { path: 'customer', message: 'Give a text in quotes here.' },
    ]);
    expect(await faults({ body: [good] })).toEqual([{ path: '', message: 'Give a JSON object here.' }]);
    expect(await faults({ raw: 'null' })).toEqual([{ path: '', message: 'This is required: give a JSON object.' }]);
  });

  it('is refused when nobody knows it, wherever it stands', async () => {
    expect(await faults({ body: { ...good, quantitiy: '1' } })).toEqual([
      { path: 'quantitiy', message: 'There is no such field here: remove it, or mend its spelling.' },
    ]);
    const batch = { items: [{ ...good, idempotency_key: 'a', note: 'x' }] };
    const response = await ask(api, 'POST', '/v1/consume/batch', { key: tenant.key, body: batch });
    expect(response.json()).toMatchObject({ code: 'invalid_request', errors: [{ path: 'items.0.note' }] });
    const query = await ask(api, 'GET', '/v1/payments?limt=3', { key: tenant.key });
    expect(query.json()).toMatchObject({ code: 'invalid_request', errors: [{ path: 'query.limt' }] });
  });

  it('is refused when it is no quantity: a fraction, zero, less, too much, too long, too clever', async () => {
    const wrong = [
      '1.5',
      '0',
      '-1',
      '100000000000000000000',
      '9200000000000000001',
      '',
      ' 1',
      '1 ',
      '+1',
      '01',
      '1e3',
      '0x10',
      '١',
    ];
    for (const quantity of wrong)
      expect(outcome(await consume({ body: { ...good, quantity } }))).toBe('400 invalid_amount');
    for (const quantity of [
      '1.5',
      '0.1',
      '0',
      '-1',
      '100000000000000000000',
      '1e20',
      '9007199254740993',
      'true',
      'null',
      '[1]',
      '{}',
    ])
      expect(outcome(await consume({ raw: `{"customer":"1","feature":"image","quantity":${quantity}}` }))).toMatch(
        /^400 invalid_(amount|request)$/,
      );
    const response = await consume({ body: { ...good, quantity: 0.5 } });
    expect(response.json()).toMatchObject({ code: 'invalid_amount', errors: [{ path: 'quantity' }] });
  });

  it('is refused when it is no amount, and the asset is known', async () => {
    const product = { kind: 'credit_pack', title: 'P', description: 'D', price: { asset: 'XTR', amount: '1' } };
    const price = async (asset: unknown, amount: unknown) => {
      const body = { ...product, price: { asset, amount } };
      const response = await ask(api, 'PUT', '/v1/products/pack', { key: tenant.key, body });
      return [outcome(response), response.json<{ errors: Fault[] }>().errors?.[0]?.path];
    };
    for (const amount of [1.5, 0, -1, 1e20, '0', '-5', '1e2', '100000000000000000000', '1.1234567891', 'much'])
      expect(await price('XTR', amount)).toEqual(['400 invalid_amount', 'price.amount']);
    expect(await price('USD', '1.1234567')).toEqual(['400 invalid_amount', 'price.amount']);
    expect(await price('xtr', '1')).toEqual(['400 invalid_request', 'price.asset']);
  });

  it('is refused when it is no name, code, id or instant', async () => {
    for (const customer of ['', ' ', 'a\u0000b', 'a\nb', 'x'.repeat(129), '\ud800'])
      expect(outcome(await consume({ body: { ...good, customer } }))).toBe('400 invalid_request');
    for (const feature of ['', 'a b', 'a:b', 'x'.repeat(65), 'имя'])
      expect(outcome(await consume({ body: { ...good, feature } }))).toBe('400 invalid_request');
    const grant = { customer: '1', amount: '5', reason: 'because' };
    for (const expires_at of [
      'tomorrow',
      '2026-13-01T00:00:00Z',
      '2026-11-20',
      '0000-01-01T00:00:00Z',
      '2026-11-20T10:00:00',
      5,
    ]) {
      const response = await ask(api, 'POST', '/v1/grants', { key: tenant.key, body: { ...grant, expires_at } });
      expect(outcome(response)).toBe('400 invalid_request');
    }
  });
});

describe('an Idempotency-Key', () => {
  it('is asked for where value moves', async () => {
    for (const [url, body] of [
      ['/v1/consume', good],
      ['/v1/reservations', good],
      ['/v1/reservations/rsv_x/commit', { quantity: '1' }],
      ['/v1/reservations/rsv_x/release', undefined],
      ['/v1/grants', { customer: '1', amount: '5', reason: 'because' }],
      ['/v1/payments/pay_x/refund', {}],
    ] as const) {
      const response = await ask(api, 'POST', url, { key: tenant.key, body, idempotencyKey: '' });
      expect(outcome(response)).toBe('400 idempotency_key_required');
    }
  });

  it('is 1 to 255 visible characters', async () => {
    for (const idempotencyKey of ['with space', 'x'.repeat(256), 'é'])
      expect(outcome(await consume({ body: good, idempotencyKey }))).toBe('400 invalid_request');
  });
});

describe('an address', () => {
  it('that is not there is 404, with a problem as its body', async () => {
    for (const url of [
      '/',
      '/v1',
      '/v1/nothing',
      '/v1/consume/',
      '/v1/workspaces',
      '/control/clock',
      '/v1/customers/a/b/c',
    ])
      expect(outcome(await ask(api, 'POST', url, { key: tenant.key, body: {} }))).toBe('404 unknown_route');
  });

  it('that is there for other methods is 405, and says for which', async () => {
    const wrong = await ask(api, 'DELETE', '/v1/consume', { key: tenant.key });
    expect(outcome(wrong)).toBe('405 method_not_allowed');
    expect(wrong.headers['allow']).toBe('POST');
    const features = await ask(api, 'POST', '/v1/features/image', { key: tenant.key, body: {} });
    expect(features.headers['allow']).toBe('PUT, GET, HEAD');
  });

  it('with a part that nothing could be called is 400, however long it is', async () => {
    const longest = encodeURIComponent('⁂'.repeat(128));
    expect(outcome(await ask(api, 'GET', `/v1/customers/${longest}`, { key: tenant.key }))).toBe('200');
    for (const length of [129, 4000, 8000]) {
      const response = await ask(api, 'GET', `/v1/customers/${'x'.repeat(length)}`, { key: tenant.key });
      expect([length, outcome(response)]).toEqual([length, '400 invalid_request']);
    }
  });

  it('that is written wrongly is 400', async () => {
    expect(outcome(await ask(api, 'GET', '/v1/customers/%', { key: tenant.key }))).toBe('400 invalid_request');
    expect(outcome(await ask(api, 'GET', '/v1/customers/%00', { key: tenant.key }))).toBe('400 invalid_request');
  });
});

describe('every problem', () => {
  it('has the same shape, names the request and repeats its status', async () => {
    const response = await consume({ body: {}, headers: { 'x-request-id': 'mine-1' } });
    expect(response.headers['content-type']).toBe('application/problem+json');
    expect(response.headers['x-request-id']).toBe('mine-1');
    expect(response.json()).toMatchObject({
      type: 'urn:asterism:problem:invalid_request',
      title: 'The request is not as it has to be',
      status: 400,
      code: 'invalid_request',
      detail: '3 fields have to be mended; see errors.',
      request_id: 'mine-1',
    });
  });

  it('gets an id of ours when the caller’s is none', async () => {
    const response = await consume({ body: {}, headers: { 'x-request-id': 'not an id\t' } });
    expect(response.json<{ request_id: string }>().request_id).toMatch(/^[0-9a-f-]{36}$/);
  });
});
