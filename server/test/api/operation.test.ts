import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPool } from '#database';
import { openHttp, openLog } from '#http';
import type { QuietLog } from '#test';
import { ask, newTenant, openTestApi, outcome, type Tenant, type TestApi } from './test-api.ts';

let api: TestApi;
let tenant: Tenant;

beforeAll(async () => {
  api = await openTestApi({ control: 'a-control-token' });
  tenant = await newTenant(api);
});
afterAll(() => api?.close());

describe('health', () => {
  it('says that the process lives, and that it can serve', async () => {
    expect((await ask(api, 'GET', '/healthz')).json()).toEqual({ status: 'ok' });
    expect((await ask(api, 'GET', '/readyz')).json()).toEqual({ status: 'ready' });
    expect((await ask(api, 'HEAD', '/healthz')).statusCode).toBe(200);
  });

  it('says 503 with Retry-After while the database is away, and serves again when it is back', async () => {
    const { database } = api;
    const way = await openWay(new URL(database.url));
    const url = database.url.replace(/@[^/]*/, `@127.0.0.1:${way.port}`);
    const far = { ...database, url, pool: openPool(url, { max: 3 }) };
    const away = await openTestApi({ database: far });
    const outcomeOf = async (method: string, address: string, body?: unknown) => {
      const response = await ask(away, method, address, { key: tenant.key, body });
      return `${outcome(response)} ${String(response.headers['retry-after'])}`;
    };
    await ask(away, 'GET', '/v1/features', { key: tenant.key });
    way.block();
    for (const address of ['/readyz', '/v1/features', '/v1/payments'])
      expect([address, await outcomeOf('GET', address)]).toEqual([address, '503 overloaded 1']);
    const use = { customer: '1', feature: 'none', quantity: '1' };
    expect(await outcomeOf('POST', '/v1/consume', use)).toBe('503 overloaded 1');
    expect(await outcomeOf('GET', '/healthz')).toMatch(/^200/);
    way.open();
    expect(await outcomeOf('GET', '/readyz')).toMatch(/^200/);
    expect(await outcomeOf('POST', '/v1/consume', use)).toMatch(/^404 unknown_feature/);
    await away.close();
    await far.pool.destroy();
    await way.close();
  });
});

/** A way to the database that can be blocked: connections break, and new ones are refused. */
async function openWay(target: URL) {
  const sockets = new Set<Socket>();
  let open = true;
  const server = createServer((near) => {
    if (!open) return void near.destroy();
    const far = connect(Number(target.port), target.hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on('error', () => {}).on('close', () => other.destroy());
      one.pipe(other);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = () => sockets.forEach((socket) => socket.destroy());
  return {
    port: (server.address() as AddressInfo).port,
    block: () => ((open = false), cut()),
    open: () => (open = true),
    close: () => (cut(), new Promise<void>((resolve) => server.close(() => resolve()))),
  };
}

describe('/metrics', () => {
  it('counts requests by route, and names no customer and no workspace', async () => {
    await ask(api, 'GET', '/v1/customers/a-very-private-name', { key: tenant.key });
    await ask(api, 'GET', '/v1/nothing');
    const metrics = await ask(api, 'GET', '/metrics');
    expect(metrics.headers['content-type']).toContain('text/plain; version=0.0.4');
    const lines = metrics.body.split('\n');
    const count = (labels: string) =>
      lines.find((line) => line.startsWith(`http_request_duration_seconds_count{${labels}}`));
    expect(count('method="GET",route="/v1/customers/:customer",status="200"')).toMatch(/ 1$/);
    expect(count('method="GET",route="unknown",status="404"')).toMatch(/ 1$/);
    expect(lines.find((line) => line.startsWith('jobs_dead_letters'))).toBe('jobs_dead_letters 0');
    for (const name of ['engine_batches_total', 'engine_requests_total', 'engine_waiting', 'process_cpu_seconds_total'])
      expect(metrics.body).toMatch(new RegExp(`^${name} \\d`, 'm'));
    expect(metrics.body).not.toContain('a-very-private-name');
  });
});

describe('something that breaks', () => {
  it('is 500 without a word of what broke, and is in the log with the id of the request', async () => {
    const needs = { ...api.needs, pool: undefined as never };
    const app = await openHttp(needs);
    const log = api.needs.log as QuietLog;
    const response = await ask({ ...api, app }, 'GET', '/v1/features', {
      key: tenant.key,
      headers: { 'x-request-id': 'r-1' },
    });
    await app.close();
    expect(outcome(response)).toBe('500 internal_error');
    expect(response.body).not.toMatch(/undefined|TypeError|\.ts/);
    expect(log.errors.at(-1)?.details).toMatchObject({
      request_id: 'r-1',
      route: '/v1/features',
      err: expect.any(Error),
    });
  });
});

describe('the log', () => {
  it('never holds an authorization, a token or a key, wherever it stands', () => {
    let written = '';
    const log = openLog('info', { write: (text) => void (written += text) });
    const bearer = `ak_${'K'.repeat(43)}`;
    const token = '987654321:AAF-SECRETSECRETSECRETSECRET';
    log.info(
      { authorization: `Bearer ${bearer}`, headers: { authorization: bearer }, request: { body: { token } } },
      'one',
    );
    log.warn({ seen: `ses_${'K'.repeat(43)}` }, `tma user=1&hash=${'0123456789abcdef'.repeat(4)}`);
    log.error({ err: new Error(`fetch https://api.telegram.org/bot${token}/getMe failed`) }, `while using ${bearer}`);
    expect(written.split('\n').filter(Boolean)).toHaveLength(3);
    expect(written).not.toContain('K'.repeat(10));
    expect(written).not.toContain('0123456789abcdef');
    expect(written).not.toContain('SECRET');
    expect(written).toContain('[secret]');
  });

  it('has no line for a request unless it is asked to, and then none of its ids', async () => {
    let written = '';
    const log = openLog('info', { write: (text) => void (written += text) });
    const quiet = await openHttp({ ...api.needs, log });
    await ask({ ...api, app: quiet }, 'GET', '/v1/customers/ann', { key: tenant.key });
    await quiet.close();
    expect(written).toBe('');
    const config = { ...api.needs.config, logRequests: true };
    const talking = await openHttp({ ...api.needs, log, config });
    await ask({ ...api, app: talking }, 'GET', '/v1/customers/ann', { key: tenant.key });
    await talking.close();
    expect(JSON.parse(written)).toMatchObject({ route: '/v1/customers/:customer', status: 200, key: tenant.keyId });
  });
});

describe('the sandbox’s controls', () => {
  const control = (url: string, body?: unknown, token = 'a-control-token') =>
    ask(api, 'POST', url, { key: token, ...(body !== undefined && { body }) });

  it('move the clock forward, never back', async () => {
    const ahead = new Date(api.clock.now().getTime() + 86_400_000).toISOString();
    const moved = (await control('/control/clock', { now: ahead })).json<{ now: string; settled: boolean }>();
    expect(moved.settled).toBe(true);
    expect(new Date(moved.now).getTime()).toBeGreaterThanOrEqual(new Date(ahead).getTime());
    const back = (await control('/control/clock', { now: '2020-01-01T00:00:00Z' })).json<{ now: string }>();
    expect(new Date(back.now).getTime()).toBeGreaterThanOrEqual(new Date(ahead).getTime());
    expect((await control('/control/settle')).json()).toEqual({ settled: true });
  });

  it('are 401 without their token, and not there without one configured', async () => {
    for (const token of ['', 'wrong', tenant.key]) {
      expect(outcome(await control('/control/settle', undefined, token))).toBe('401 unauthenticated');
      expect(outcome(await control('/control/clock', { now: '2030-01-01T00:00:00Z' }, token))).toBe(
        '401 unauthenticated',
      );
    }
    const beside = await openTestApi({ beside: api });
    expect(outcome(await ask(beside, 'POST', '/control/settle'))).toBe('404 unknown_route');
    await beside.close();
  });
});

/** Until a statement waits for a lock that another holds. */
async function untilSomebodyWaits(): Promise<void> {
  for (;;) {
    const { rows } = await sql`
      select 1 from pg_locks where not granted and database = (select oid from pg_database where datname = current_database())
    `.execute(api.database.pool);
    if (rows.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

describe('a server that is closed', () => {
  it('finishes what is under way, and its answer arrives', async () => {
    const closing = await openTestApi({ beside: api });
    const url = await closing.app.listen({ host: '127.0.0.1', port: 0 });
    const release = Promise.withResolvers<void>();
    const held = api.database.pool.transaction().execute(async (tx) => {
      await sql`lock table identity.api_key in access exclusive mode`.execute(tx);
      await release.promise;
    });
    const slow = fetch(`${url}/v1/features`, { headers: { authorization: `Bearer ${tenant.key}` } });
    await untilSomebodyWaits();
    const closed = closing.close();
    await new Promise((resolve) => setTimeout(resolve, 100));
    release.resolve();
    expect((await slow).status).toBe(200);
    await Promise.all([held, closed]);
    await expect(fetch(`${url}/healthz`)).rejects.toThrow();
  });
});

describe('HTTP that is none', () => {
  it('is answered with a problem, and the server lives on', async () => {
    const url = new URL(await api.app.listen({ host: '127.0.0.1', port: 0 }));
    const send = (text: string) =>
      new Promise<string>((resolve, reject) => {
        let heard = '';
        const socket = connect(Number(url.port), url.hostname, () => socket.write(text));
        socket.on('data', (bytes) => (heard += bytes.toString())).on('error', reject);
        socket.on('close', () => resolve(heard));
      });
    const huge = await send(`GET /healthz HTTP/1.1\r\nHost: x\r\nX-Huge: ${'x'.repeat(40_000)}\r\n\r\n`);
    expect(huge).toMatch(/^HTTP\/1.1 431 .*application\/problem\+json.*"code":"headers_too_large"/s);
    expect(await send('EHLO mail.example.org\r\n\r\n')).toMatch(/^HTTP\/1.1 400 .*"code":"malformed_http"/s);
    expect((await fetch(new URL('/healthz', url))).status).toBe(200);
  });
});
