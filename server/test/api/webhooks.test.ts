import { afterAll, beforeAll, expect, it } from 'vitest';
import { openReceiver, verify, type Receiver } from '#test/webhooks';
import { openTelegram, type TestTelegram } from '#test/money';
import { ask, give, newKey, newTenant, openTestApi, outcome, type Tenant, type TestApi } from './test-api.ts';

let api: TestApi;
let telegram: TestTelegram;
let receiver: Receiver;
let tenant: Tenant;

beforeAll(async () => {
  telegram = await openTelegram();
  [api, receiver] = [await openTestApi({ telegramApiRoot: telegram.url }), await openReceiver()];
  tenant = await newTenant(api);
});
afterAll(async () => {
  await receiver.close();
  await telegram.close();
  await api.close();
});

const call = async <Answer>(method: string, path: string, body?: unknown): Promise<Answer> => {
  const response = await ask(api, method, `/v1/webhooks${path}`, { key: tenant.key, body });
  expect([path, response.statusCode, response.body.slice(0, 300)]).toEqual([path, 200, expect.anything()]);
  return response.json<Answer>();
};

type Added = { id: string; secret: string };
type Log = { deliveries: { id: string; type: string; status: string; attempts: object[] }[] };

it('a webhook is made, told of what happens, looked into, replayed, renewed and deleted, all over HTTP', async () => {
  const { id, secret } = await call<Added>('POST', '', { url: receiver.url, events: ['*'], description: 'The shop' });
  expect(await call('GET', '')).toMatchObject({ webhooks: [{ id, status: 'enabled', events: ['*'] }] });
  expect(JSON.stringify(await call('GET', `/${id}`))).not.toContain('whsec_');
  const from = api.clock.now().toISOString();
  await give(api, tenant, '123456789', '50');
  await api.settle();
  const [granted] = receiver.taken;
  if (!granted) throw new Error('Nothing came.');
  expect(verify(secret, granted)).toMatchObject({
    type: 'credits.granted',
    data: { customer: '123456789', amount: { asset: 'credit:credits', amount: '50' } },
  });
  const log = await call<Log>('GET', `/${id}/deliveries?customer=123456789&status=delivered`);
  expect(log.deliveries).toMatchObject([{ type: 'credits.granted', attempts: [{ status: 204 }] }]);

  await call('POST', `/${id}/deliveries/${log.deliveries[0]?.id}/replay`);
  const to = new Date(api.clock.now().getTime() + 60_000).toISOString();
  await api.settle();
  expect(await call('POST', `/${id}/replay`, { from, to })).toEqual({ queued: 1 });
  await api.settle();
  expect(receiver.taken.map((heard) => heard.id)).toEqual([granted.id, granted.id, granted.id]);

  const rotated = await call<Added>('POST', `/${id}/rotate`, { overlap: '1h' });
  await call('POST', `/${id}/test`);
  await api.settle();
  const tested = receiver.taken.at(-1);
  if (!tested) throw new Error('The test did not come.');
  expect(verify(secret, tested)).toEqual(verify(rotated.secret, tested));

  const changed = { url: receiver.url, events: ['payment.refunded'] };
  expect(await call('PUT', `/${id}`, changed)).toMatchObject({ events: ['payment.refunded'], description: '' });
  expect(await call('POST', `/${id}/disable`)).toMatchObject({ status: 'disabled' });
  expect(await call('POST', `/${id}/enable`)).toMatchObject({ status: 'enabled' });
  expect(await call('DELETE', `/${id}`)).toEqual({ id, deleted: true });
  expect(await call('GET', '')).toEqual({ webhooks: [] });
});

it('a replay asks for its key, and a key without the scope gets nowhere', async () => {
  const { id } = await call<Added>('POST', '', { url: receiver.url, events: ['*'] });
  const span = { from: '2026-11-20T00:00:00Z', to: '2026-11-21T00:00:00Z' };
  const keyless = { key: tenant.key, idempotencyKey: '', body: span };
  expect(outcome(await ask(api, 'POST', `/v1/webhooks/${id}/replay`, keyless))).toBe('400 idempotency_key_required');
  const { key } = await newKey(api, tenant.workspace, { scopes: ['usage:write', 'customers:read'] });
  expect(outcome(await ask(api, 'GET', '/v1/webhooks', { key }))).toBe('403 scope_missing');
});

it('the metrics count what waits and what was tried', async () => {
  const text = (await ask(api, 'GET', '/metrics')).body;
  expect(text).toMatch(/^webhooks_pending \d+$/m);
});
