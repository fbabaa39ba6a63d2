import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, expectTypeOf, it } from 'vitest';
import { give, newTenant, openTestApi, stockShelves, type Tenant, type TestApi } from '@asterism/server/test/api';
import { createClient, orThrow, ProblemError, type Client, type ClientOptions } from './index.ts';

let api: TestApi;
let tenant: Tenant;
let baseUrl: string;

beforeAll(async () => {
  api = await openTestApi();
  tenant = await newTenant(api);
  await stockShelves(api, tenant);
  baseUrl = await api.app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => api?.close());

const client = (options: Partial<ClientOptions> = {}): Client =>
  createClient({ baseUrl: `${baseUrl}/`, key: tenant.key, ...options });
const spend = (customer: string) => ({ body: { customer, feature: 'message', quantity: '1' } });
const left = async (customer: string) =>
  (await orThrow(client().POST('/v1/check', { body: { customer, feature: 'message' } }))).remaining;

describe('a call', () => {
  it('answers in the types of its path', async () => {
    await give(api, tenant, 'ann', '10');
    const answer = await orThrow(client().POST('/v1/consume', spend('ann')));
    expectTypeOf(answer.allowed).toEqualTypeOf<boolean>();
    expectTypeOf(answer.remaining).toEqualTypeOf<string>();
    expect(answer).toMatchObject({ allowed: true, remaining: '9' });
    const customer = await orThrow(client().GET('/v1/customers/{customer}', { params: { path: { customer: 'ann' } } }));
    expect(customer.credits).toMatchObject([{ credit_type: 'credits', available: '9' }]);
    expect((await orThrow(client().GET('/v1/features'))).features.map(({ code }) => code)).toEqual([
      'image',
      'message',
      'vip',
    ]);
  });

  it('takes effect once under one key, and each time under keys of its own', async () => {
    await give(api, tenant, 'bob', '10');
    await client().POST('/v1/consume', { ...spend('bob'), idempotencyKey: 'intent-1' });
    await client().POST('/v1/consume', { ...spend('bob'), idempotencyKey: 'intent-1' });
    expect(await left('bob')).toBe('9');
    await client().POST('/v1/consume', spend('bob'));
    await client().POST('/v1/consume', spend('bob'));
    expect(await left('bob')).toBe('7');
  });

  it('gives a problem back as a value, or thrown', async () => {
    const call = () => client().POST('/v1/consume', { body: { customer: 'ann', feature: 'none', quantity: '1' } });
    const { data, error } = await call();
    expect(data).toBeUndefined();
    expect(error?.code).toBe('unknown_feature');
    const thrown = await orThrow(call()).catch((problem: unknown) => problem);
    expect(thrown).toBeInstanceOf(ProblemError);
    expect(thrown).toMatchObject({ code: 'unknown_feature', status: 404, message: error?.detail });
  });

  it('does not compile with a wrong path, a missing body or a field that is not there', () => {
    const none = createClient({ baseUrl: 'http://127.0.0.1:9', key: 'none', retries: 0 });
    const calls = () => [
      // @ts-expect-error: there is no such path
      none.POST('/v1/consumed', spend('ann')),
      // @ts-expect-error: the body is required
      none.POST('/v1/consume'),
      // @ts-expect-error: the quantity is missing
      none.POST('/v1/consume', { body: { customer: 'ann', feature: 'message' } }),
      // @ts-expect-error: the path has a customer in it
      none.GET('/v1/customers/{customer}'),
    ];
    expect(calls).toBeTypeOf('function');
  });
});

describe('a call that gets no answer', () => {
  it('is repeated under the same key: an answer that was lost costs nothing', async () => {
    await give(api, tenant, 'cat', '10');
    let lost = 0;
    const fetch = async (request: Request) => {
      const response = await globalThis.fetch(request);
      if ((lost += 1) > 2) return response;
      await response.arrayBuffer();
      throw new TypeError('fetch failed');
    };
    const answer = await orThrow(client({ fetch }).POST('/v1/consume', spend('cat')));
    expect(answer).toMatchObject({ allowed: true, remaining: '9' });
    expect(await left('cat')).toBe('9');
  });

  it('is repeated after 429 and 503, no sooner than it is told to', async () => {
    await give(api, tenant, 'dan', '10');
    const told = [429, 503];
    const at: number[] = [];
    const fetch = (request: Request) => {
      at.push(performance.now());
      const status = told.shift();
      if (!status) return globalThis.fetch(request);
      return Promise.resolve(new Response('{}', { status, headers: { 'retry-after': '0.3' } }));
    };
    expect(await orThrow(client({ fetch }).POST('/v1/consume', spend('dan')))).toMatchObject({ remaining: '9' });
    expect(at.slice(1).every((time, n) => time - (at[n] ?? 0) >= 290)).toBe(true);
  });

  it('fails after its retries, with what stood in the way', async () => {
    const busy = () => Promise.resolve(new Response('<html>', { status: 503, headers: { 'retry-after': '0' } }));
    const thrown = await orThrow(client({ fetch: busy, retries: 1 }).GET('/v1/features')).catch(
      (error: unknown) => error,
    );
    expect(thrown).toMatchObject({ name: 'ProblemError', code: 'overloaded', status: 503 });
    const away = createClient({ baseUrl: 'http://127.0.0.1:9', key: tenant.key, retries: 1 });
    await expect(away.GET('/v1/features')).rejects.toThrow('fetch failed');
  });

  it('is given up when its time is over or its signal says so', async () => {
    const never = (request: Request) =>
      new Promise<Response>((_, reject) =>
        request.signal.addEventListener('abort', () => reject(request.signal.reason)),
      );
    await expect(client({ fetch: never, timeout: 30, retries: 1 }).GET('/v1/features')).rejects.toThrow(/timeout/i);
    const call = client({ fetch: never }).GET('/v1/features', { signal: AbortSignal.timeout(30) });
    await expect(call).rejects.toThrow(/timeout/i);
  });

  it('is given up in time whatever the garbage collector takes meanwhile', async () => {
    setFlagsFromString('--expose_gc');
    const collect = runInNewContext('gc') as () => void;
    const silent = createServer(() => {}).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const away = createClient({ baseUrl: `http://127.0.0.1:${port}`, key: tenant.key, timeout: 500, retries: 0 });
    const collecting = setInterval(collect, 50);
    try {
      await expect(away.GET('/v1/features')).rejects.toThrow(/timeout/i);
    } finally {
      clearInterval(collecting);
      silent.closeAllConnections();
      silent.close();
    }
  });
});
