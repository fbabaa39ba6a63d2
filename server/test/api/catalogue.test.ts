import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, newTenant, openTestApi, outcome, stockShelves, type Tenant, type TestApi } from './test-api.ts';

let api: TestApi;
let tenant: Tenant;

beforeAll(async () => {
  api = await openTestApi();
  tenant = await newTenant(api);
});
afterAll(() => api?.close());

const put = (url: string, body: unknown) => ask(api, 'PUT', url, { key: tenant.key, body });
const post = (url: string, body: unknown) => ask(api, 'POST', url, { key: tenant.key, body });
const get = async (url: string) => (await ask(api, 'GET', url, { key: tenant.key })).json<Record<string, unknown>>();
const at = (minutes: number) => new Date(api.clock.now().getTime() + minutes * 60_000).toISOString();

describe('features', () => {
  it('200: are defined with their defaults, changed, read and listed', async () => {
    const message = {
      code: 'message',
      kind: 'metered',
      app: 'main',
      credit_type: 'credits',
      credit_cost: '1',
      overrun: 'refuse',
    };
    expect((await put('/v1/features/message', { kind: 'metered' })).json()).toEqual(message);
    const changed = await put('/v1/features/message', { kind: 'metered', credit_cost: 3, overrun: 'debt' });
    expect(changed.json()).toEqual({ ...message, credit_cost: '3', overrun: 'debt' });
    expect((await put('/v1/features/vip', { kind: 'boolean' })).json()).toEqual({
      code: 'vip',
      kind: 'boolean',
      app: 'main',
    });
    expect(await get('/v1/features/message')).toEqual(changed.json());
    expect(await get('/v1/features')).toMatchObject({ features: [{ code: 'message' }, { code: 'vip' }] });
  });

  it('404: one that nobody has defined', async () => {
    expect(await get('/v1/features/none')).toMatchObject({ status: 404, code: 'unknown_feature' });
  });

  it('400: a cost below nothing, a kind that is none, a cost for a plain yes', async () => {
    for (const body of [
      { kind: 'metered', credit_cost: '-1' },
      { kind: 'weighted' },
      {},
      { kind: 'boolean', credit_cost: '1' },
      { kind: 'metered', free: { quantity: '3', window: { kind: 'calendar', period: 'day', zone: '+02:00' } } },
    ])
      expect(outcome(await put('/v1/features/bad', body))).toMatch(/^400 invalid_(request|amount)$/);
  });
});

describe('products', () => {
  const pack = {
    kind: 'credit_pack',
    title: '500 credits',
    description: 'Enough for\n50 images.',
    price: { asset: 'XTR', amount: '250' },
    grants: [{ credit_type: 'credits', amount: '500', expires_in: '30d', priority: 10 }],
    entitlements: [{ feature: 'vip', duration: '12h' }],
    refund_policy: 'debt',
  };

  it('200: are told back as they were given, in seconds; the same again is the same version, another the next', async () => {
    const told = {
      ...pack,
      code: 'pack_500',
      version: 1,
      grants: [{ credit_type: 'credits', amount: '500', expires_in: 2_592_000, priority: 10 }],
      entitlements: [{ feature: 'vip', duration: 43_200 }],
      once_per_customer: false,
      active: true,
      created_at: expect.stringMatching(/Z$/),
    };
    expect((await put('/v1/products/pack_500', pack)).json()).toEqual(told);
    expect((await put('/v1/products/pack_500', pack)).json()).toMatchObject({ version: 1 });
    const dearer = { ...pack, price: { asset: 'XTR', amount: 300 } };
    expect((await put('/v1/products/pack_500', dearer)).json()).toMatchObject({ version: 2, price: { amount: '300' } });
    expect(await get('/v1/products/pack_500')).toMatchObject({ version: 2 });
    expect(await get('/v1/products')).toMatchObject({ products: [{ code: 'pack_500', version: 2 }] });
  });

  it('404: a product nobody has defined, an entitlement to a feature nobody has defined', async () => {
    expect(await get('/v1/products/none')).toMatchObject({ status: 404, code: 'unknown_product' });
    const strange = { ...pack, entitlements: [{ feature: 'nothing' }] };
    expect(outcome(await put('/v1/products/strange', strange))).toBe('404 unknown_feature');
  });

  it('400: what cannot be sold', async () => {
    const outcomes: [object, string][] = [
      [{ ...pack, price: { asset: 'USD', amount: '5' } }, '400 invalid_request'],
      [{ ...pack, price: { asset: 'XTR', amount: '0.5' } }, '400 invalid_amount'],
      [{ ...pack, title: '' }, '400 invalid_request'],
      [{ ...pack, title: 'x'.repeat(33) }, '400 invalid_request'],
      [{ ...pack, grants: [] }, '400 invalid_request'],
      [{ ...pack, grants: [{ credit_type: 'credits', amount: '-5' }] }, '400 invalid_amount'],
      [{ ...pack, refund_policy: 'shrug' }, '400 invalid_request'],
      [{ ...pack, prize: 1 }, '400 invalid_request'],
    ];
    for (const [body, wanted] of outcomes)
      expect([body, outcome(await put('/v1/products/bad', body))]).toEqual([body, wanted]);
    expect(await get('/v1/products/bad')).toMatchObject({ code: 'unknown_product' });
  });
});

describe('customers', () => {
  it('200: somebody nobody has heard of has nothing', async () => {
    const customer = await get('/v1/customers/nobody');
    expect(customer).toEqual({
      customer: 'nobody',
      credits: [],
      entitlements: [],
      subscriptions: [],
      as_of: expect.any(String),
    });
    expect(await get('/v1/customers/nobody/grants')).toEqual({ grants: [] });
    expect(await get('/v1/customers/nobody/timeline')).toEqual({ entries: [] });
  });

  it('200: names with any visible character are told apart', async () => {
    for (const customer of ['a/b', 'a b', 'имя', '+1@x.org', 'a%2Fb', '?x=1', '⁂'])
      expect(await get(`/v1/customers/${encodeURIComponent(customer)}`)).toMatchObject({ customer });
  });

  it('200: grants, timeline and statement tell one story, now and as it was', async () => {
    await stockShelves(api, tenant);
    const before = at(0);
    api.clock.advance(60_000);
    await post('/v1/grants', { customer: 'ann', amount: '30', expires_at: at(60), reason: 'welcome' });
    await post('/v1/grants', { customer: 'ann', amount: '20', category: 'compensation', reason: 'sorry' });
    await post('/v1/consume', { customer: 'ann', feature: 'image', quantity: '4' });
    const spentAt = at(0);
    expect(await get('/v1/customers/ann')).toMatchObject({ credits: [{ credit_type: 'credits', available: '10' }] });
    expect(await get(`/v1/customers/ann?as_of=${before}`)).toMatchObject({ credits: [] });
    const { grants } = (await get('/v1/customers/ann/grants')) as { grants: Record<string, string>[] };
    expect(grants.map(({ granted, spent, available, status }) => [granted, spent, available, status])).toEqual([
      ['20', '10', '10', 'live'],
      ['30', '30', '0', 'used'],
    ]);
    const { entries } = (await get('/v1/customers/ann/timeline')) as { entries: Record<string, string>[] };
    expect(entries.map(({ kind, available }) => [kind, available])).toEqual([
      ['use', '-40'],
      ['grant', '20'],
      ['grant', '30'],
    ]);
    api.clock.advance(60_000);
    const period = `from=${before}&to=${at(0)}`;
    const { statements } = (await get(`/v1/customers/ann/statement?${period}`)) as { statements: object[] };
    expect(statements).toMatchObject([{ credit_type: 'credits', opening: '0', closing: '10' }]);
    const asOf = (await get(`/v1/customers/ann/statement?${period}&as_of=${spentAt}`)) as { statements: object[] };
    expect(asOf.statements).toMatchObject([{ closing: '10' }]);
  });

  it('200: lists page by cursor, each entry once', async () => {
    for (let n = 1; n <= 5; n++) await post('/v1/grants', { customer: 'pager', amount: n, reason: `grant ${n}` });
    for (const list of ['grants', 'timeline']) {
      const seen: unknown[] = [];
      let page = (await get(`/v1/customers/pager/${list}?limit=2`)) as Record<string, unknown[]> & { cursor?: string };
      for (;;) {
        seen.push(...(page['grants'] ?? page['entries'] ?? []));
        if (!page.cursor) break;
        page = (await get(`/v1/customers/pager/${list}?limit=2&cursor=${page.cursor}`)) as typeof page;
      }
      expect([list, new Set(seen.map((one) => JSON.stringify(one))).size]).toEqual([list, 5]);
    }
    expect(await get('/v1/customers/pager/grants?cursor=nonsense')).toMatchObject({ code: 'invalid_request' });
  });

  it('400: a period that is none, an instant without its offset', async () => {
    for (const query of ['', 'from=2026-01-01T00:00:00Z', 'from=2026-01-01&to=2026-02-01', 'from=x&to=y'])
      expect(await get(`/v1/customers/ann/statement?${query}`)).toMatchObject({ status: 400, code: 'invalid_request' });
    expect(await get('/v1/customers/ann?as_of=yesterday')).toMatchObject({ errors: [{ path: 'query.as_of' }] });
  });
});

describe('grants', () => {
  it('200: give once for the same key; 422 for another body', async () => {
    const body = { customer: 'gil', amount: '5', reason: 'because' };
    const give = (more: object) =>
      ask(api, 'POST', '/v1/grants', { key: tenant.key, body: { ...body, ...more }, idempotencyKey: 'gift' });
    const first = await give({});
    expect(first.json()).toEqual({ grant: expect.stringMatching(/^gr_/), remaining: '5' });
    expect((await give({})).body).toBe(first.body);
    expect((await give({ amount: 5 })).body).toBe(first.body);
    expect(outcome(await give({ amount: '6' }))).toBe('422 idempotency_conflict');
  });

  it('400: an end in the past, a category or a reason that is none', async () => {
    const body = { customer: 'gil', amount: '5', reason: 'because' };
    for (const more of [
      { expires_at: at(-1) },
      { category: 'gift' },
      { reason: '' },
      { reason: undefined },
      { priority: -1 },
    ])
      expect(outcome(await post('/v1/grants', { ...body, ...more }))).toBe('400 invalid_request');
  });
});
