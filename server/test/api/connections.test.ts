import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createInvoice, getPayment, type Payment } from '#payments';
import { askFor, openPlainSystem, shopKey, signatureOf, type PlainSystem } from '#test/money';
import { ask, newTenant, openTestApi, outcome, type Tenant, type TestApi } from './test-api.ts';

let api: TestApi;
let system: PlainSystem;
let tenant: Tenant;
let connection: string;

beforeAll(async () => {
  system = await openPlainSystem();
  api = await openTestApi({ plainRoot: system.url, config: { trustedProxies: ['127.0.0.1'] } });
  tenant = await newTenant(api);
});
afterAll(async () => {
  await api.close();
  await system.close();
});

const call = (method: string, path: string, body?: unknown) =>
  ask(api, method, path, { key: tenant.key, ...(body !== undefined && { body }) });
const shop = { gateway: 'plain', name: 'my-shop', settings: { shop: '42' }, secrets: { key: shopKey } };

describe('connections over HTTP', () => {
  it('are connected by the form that is told', async () => {
    const { gateways } = (await call('GET', '/v1/gateways')).json<{ gateways: object[] }>();
    expect(gateways).toEqual([
      {
        code: 'plain',
        name: 'Plain pay',
        fields: [
          { name: 'shop', about: 'The number of the shop.', is_secret: false, pattern: '\\d{1,9}' },
          { name: 'key', about: 'The key of the shop.', is_secret: true, pattern: 'sk_[a-z0-9_]{1,60}' },
        ],
        pays_in: true,
        pays_out: false,
        refunds: true,
        delivers: true,
      },
    ]);
    const added = await call('POST', '/v1/connections', shop);
    connection = added.json<{ id: string }>().id;
    expect(added.json()).toMatchObject({
      gateway: 'plain',
      name: 'my-shop',
      is_on: true,
      settings: { shop: '42' },
      webhook_url: `http://asterism.test/hooks/plain/${connection}`,
    });
  });

  it('never show a secret', async () => {
    const answers = [
      await call('GET', '/v1/connections'),
      await call('GET', '/v1/connections/my-shop'),
      await call('PUT', `/v1/connections/${connection}`, { secrets: { key: shopKey } }),
      await call('POST', '/v1/connections', { ...shop, name: 'x', settings: { shop: shopKey } }),
      await call('POST', '/v1/connections', { ...shop, name: 'x', secrets: { [shopKey]: shopKey } }),
    ];
    expect(answers.map(outcome)).toEqual(['200', '200', '200', '422 connection_invalid', '422 connection_invalid']);
    expect(answers.map(({ body }) => body).join('')).not.toContain(shopKey);
  });

  it('are switched off and on with a reason, and removed', async () => {
    const switched = (is_on: boolean) =>
      call('POST', '/v1/connections/my-shop/switch', { is_on, reason: 'The bank asks questions.' });
    expect((await switched(false)).json()).toMatchObject({ is_on: false });
    expect((await switched(true)).json()).toMatchObject({ is_on: true });
    expect(outcome(await call('POST', '/v1/connections/my-shop/switch', { is_on: false }))).toBe('400 invalid_request');
    const { id } = (await call('POST', '/v1/connections', { ...shop, name: 'second' })).json<{ id: string }>();
    expect((await call('DELETE', '/v1/connections/second')).json()).toMatchObject({ id, is_on: false });
    expect(outcome(await call('GET', `/v1/connections/${id}`))).toBe('404 not_found');
  });
});

describe('a hook', () => {
  const invoice = async (): Promise<Payment> => {
    const amount = { asset: 'XTR', units: 250_000_000_000n };
    const payment = await askFor(api.needs, { workspace: tenant.workspace, gateway: 'plain', connection, amount });
    await createInvoice(api.needs, payment);
    return payment;
  };
  const send = (body: Buffer | string, headers: Record<string, string> = {}, path = `/hooks/plain/${connection}`) =>
    api.app.inject({
      method: 'POST',
      url: path,
      payload: body,
      headers: { 'x-signature': signatureOf(shopKey, body), 'x-forwarded-for': '203.0.113.9', ...headers },
    });

  it.each(['application/json', 'application/x-www-form-urlencoded', 'text/xml; charset=latin1', 'x/y'])(
    'takes its bytes as they are, of the type %s',
    async (type) => {
      const body = Buffer.from(`{"mentions": [ ], "odd":"\\u00e9\\/ ${'é'}"}`, 'latin1');
      const answer = await send(body, { 'content-type': type });
      expect([answer.statusCode, answer.headers['content-type'], answer.body]).toEqual([200, 'text/plain', 'ok']);
    },
  );

  it('credits a payment, and knows who delivered past the proxy', async () => {
    const payment = await invoice();
    const paid = { externalId: 'ch-9', amount: payment.amount, at: api.clock.now() };
    system.states.set(payment.id, { state: 'paid', ...paid });
    expect((await send(JSON.stringify({ mentions: [{ payment: payment.id }] }))).statusCode).toBe(200);
    await expect.poll(async () => (await getPayment(api.needs.pool, tenant.workspace, payment.id)).charge).toBe('ch-9');
    const told = (await call('GET', '/v1/connections/my-shop/deliveries?limit=1')).json();
    expect(told).toMatchObject({
      deliveries: [{ verdict: 'genuine', address: '203.0.113.9', mentions: [{ about: 'payment', id: payment.id }] }],
    });
  });

  it('answers in the words of the gateway what is forged, and not what nobody has connected', async () => {
    const answer = await send('{}', { 'x-signature': 'nonsense' });
    expect([answer.statusCode, answer.body]).toEqual([401, 'no']);
    const nobody = [`/hooks/plain/con_${'0'.repeat(32)}`, `/hooks/stars/${connection}`, '/hooks/plain/my-shop'];
    for (const path of nobody) expect(outcome(await send('{}', {}, path))).toBe('404 not_found');
  });

  it('takes neither a long body nor a long query', async () => {
    expect(outcome(await send('x'.repeat(65_537)))).toBe('413 payload_too_large');
    expect((await send('x'.repeat(65_536), { 'x-signature': '' })).statusCode).toBe(401);
    const query = (length: number) => `/hooks/plain/${connection}?${'q'.repeat(length)}`;
    expect(outcome(await send('{}', {}, query(8193)))).toBe('413 payload_too_large');
    expect((await send('{}', {}, query(8192))).statusCode).toBe(200);
  });

  it('takes GET as well, and no HEAD', async () => {
    const headers = { 'x-signature': signatureOf(shopKey, '') };
    const url = `/hooks/plain/${connection}?params[a]=1`;
    expect((await api.app.inject({ method: 'GET', url, headers })).statusCode).toBe(503); // no JSON: kept, and asked for again
    expect((await api.app.inject({ method: 'HEAD', url, headers })).statusCode).not.toBe(200);
  });
});

describe('the desk over HTTP', () => {
  it('shows what waits, and lets nothing be accepted that nobody can fulfil', async () => {
    const asked = { asset: 'XTR', units: 250_000_000_000n };
    const payment = await askFor(api.needs, {
      workspace: tenant.workspace,
      gateway: 'plain',
      connection,
      amount: asked,
      purpose: 'nobody.knows',
    });
    const { id } = payment;
    system.states.set(id, { state: 'strange' });
    await createInvoice(api.needs, payment);
    expect(outcome(await call('POST', `/v1/payments/${id}/look`))).toBe('200');
    expect((await call('GET', '/v1/desk')).json()).toMatchObject({
      cases: [
        { kind: 'strange', payment: { id }, actions: ['look'], problem: 'the gateway says "hm"' },
        { kind: 'unfulfilled', payment: { charge: 'ch-9' }, actions: ['accept', 'refund'] },
      ],
    });
    const second = (await call('GET', `/v1/desk?cursor=${id}`)).json<{ cases: { payment: { id: string } }[] }>().cases;
    expect(second).toHaveLength(1);
    for (const waiting of [id, second[0]?.payment.id])
      expect(outcome(await call('POST', `/v1/payments/${waiting}/accept`, { reason: 'Why not.' }))).toBe(
        '422 action_unavailable',
      );
  });
});
