import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { revokeKey, rotateKey, scopes } from '#identity';
import { describeApi } from '#http';
import { ask, newKey, newTenant, openTestApi, outcome, type Tenant, type TestApi } from './test-api.ts';

let api: TestApi;
let beside: TestApi;
let tenant: Tenant;

beforeAll(async () => {
  api = await openTestApi();
  beside = await openTestApi({ beside: api });
  tenant = await newTenant(api);
});
afterAll(async () => {
  await beside?.close();
  await api?.close();
});

/** A question that every key may ask, unless told otherwise. */
const asked = async (key: string | undefined, where = api, options: Parameters<typeof ask>[3] = {}) =>
  outcome(await ask(where, 'GET', '/v1/features', { key, ...options }));

async function until(wanted: string, question: () => Promise<string>): Promise<string> {
  let last = '';
  for (let n = 0; n < 300 && last !== wanted; n++) {
    last = await question();
    if (last !== wanted) await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return last;
}

describe('a request without a good key', () => {
  it('is 401, and says what to send', async () => {
    const response = await ask(api, 'GET', '/v1/features');
    expect(outcome(response)).toBe('401 unauthenticated');
    expect(response.headers['www-authenticate']).toBe('Bearer');
    expect(response.json<{ detail: string }>().detail).toContain('Authorization: Bearer ak_');
  });

  it('is 401 however the header is wrong', async () => {
    for (const authorization of [
      '',
      'Bearer',
      'Bearer ',
      'Basic dXNlcjpwYXNz',
      tenant.key,
      `Bearer ${tenant.key}x`,
      'Bearer ak_',
    ])
      expect(await asked(undefined, api, { headers: { authorization } })).toBe('401 unauthenticated');
    expect(await asked(undefined, api, { headers: { authorization: `bearer  ${tenant.key}` } })).not.toMatch(/^401/);
  });

  it('is 401 on every route under /v1 before anything else is looked at', async () => {
    const { paths } = await describeApi('http://asterism.test');
    for (const [path, operations] of Object.entries(paths).filter(([name]) => name.startsWith('/v1/')))
      for (const method of Object.keys(operations)) {
        const url = path.replace(/\{\w+\}/g, 'x');
        expect([url, outcome(await ask(api, method.toUpperCase(), url, { raw: 'not JSON' }))]).toEqual([
          url,
          '401 unauthenticated',
        ]);
      }
  });
});

describe('a key', () => {
  it('that has expired is 401', async () => {
    const { key } = await newKey(api, tenant.workspace, { expiresAt: new Date(api.clock.now().getTime() + 60_000) });
    expect(await asked(key)).not.toMatch(/^401/);
    api.clock.advance(60_000);
    expect(await asked(key)).toBe('401 key_expired');
  });

  it('that is revoked is 401 at once, in this process and in every other', async () => {
    const { key, keyId } = await newKey(api, tenant.workspace);
    expect([await asked(key), await asked(key, beside)].join()).not.toMatch(/401/);
    await revokeKey(api.needs, tenant.workspace, keyId, 'test');
    expect(await until('401 key_revoked', () => asked(key))).toBe('401 key_revoked');
    expect(await until('401 key_revoked', () => asked(key, beside))).toBe('401 key_revoked');
  });

  it('that another program revokes is 401 as soon as that program is done', async () => {
    const { key, keyId } = await newKey(api, tenant.workspace);
    expect(await asked(key)).not.toMatch(/^401/);
    const program = `
      import { openPool } from '#database';
      import { revokeKey } from '#identity';
      import { systemClock } from '#kernel';
      const pool = openPool(process.argv[1], { max: 1 });
      await revokeKey({ pool, clock: systemClock }, ${tenant.workspace}, '${keyId}', 'test');
      await pool.destroy();`;
    const cwd = new URL('../../', import.meta.url);
    await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program, api.database.url], { cwd });
    expect(await until('401 key_revoked', () => asked(key))).toBe('401 key_revoked');
  });

  it('that was rotated works beside its successor until its end', async () => {
    const { key, keyId } = await newKey(api, tenant.workspace);
    const oldValidUntil = new Date(api.clock.now().getTime() + 3_600_000);
    const next = await rotateKey(api.needs, tenant.workspace, keyId, { oldValidUntil, actor: 'test' });
    expect([await asked(key), await asked(next.secret)].join()).not.toMatch(/401/);
    api.clock.advance(3_600_000);
    expect(await until('401 key_expired', () => asked(key))).toBe('401 key_expired');
    expect(await asked(next.secret)).not.toMatch(/^401/);
  });

  it('that is bound to addresses is 403 from elsewhere', async () => {
    const { key } = await newKey(api, tenant.workspace, { allowedAddresses: ['10.0.0.0/8'] });
    expect(await asked(key, api, { remoteAddress: '10.9.8.7' })).not.toMatch(/^403/);
    expect(await asked(key, api, { remoteAddress: '192.0.2.1' })).toBe('403 address_not_allowed');
  });

  it('is not fooled by a forwarded address that no trusted proxy has written', async () => {
    const { key } = await newKey(api, tenant.workspace, { allowedAddresses: ['10.0.0.0/8'] });
    const spoofed = { headers: { 'x-forwarded-for': '10.1.2.3' }, remoteAddress: '192.0.2.1' };
    expect(await asked(key, api, spoofed)).toBe('403 address_not_allowed');
    const behindProxy = await openTestApi({ beside: api, config: { trustedProxies: ['192.0.2.1'] } });
    expect(await asked(key, behindProxy, spoofed)).not.toMatch(/^403/);
    await behindProxy.close();
  });

  it('may do what its scopes say and nothing else, on every route', async () => {
    const { paths } = await describeApi('http://asterism.test');
    const keys = await Promise.all(
      scopes.map(async (scope) => ({ scope, ...(await newKey(api, tenant.workspace, { scopes: [scope] })) })),
    );
    for (const [path, operations] of Object.entries(paths).filter(([name]) => name.startsWith('/v1/')))
      for (const [method, { description }] of Object.entries(operations)) {
        const needed = /Scope: `([^`]+)`/.exec(String(description))?.[1];
        if (needed === undefined) continue; // asks for no key
        const url = path.replace(/\{\w+\}/g, 'x');
        for (const { scope, key } of keys) {
          const answer = await ask(api, method.toUpperCase(), url, { key, raw: '!' });
          // calls of resellers refuse a key that belongs to none with the same code, and name no scope
          const refused = outcome(answer) === '403 scope_missing' && answer.body.includes('needs the scope');
          expect([method, path, scope, refused]).toEqual([method, path, scope, scope !== needed && scope !== 'all']);
        }
      }
  });
});

describe('the limit of a key', () => {
  it('is kept over two processes: 429 with the seconds to wait', async () => {
    const { key } = await newKey(api, tenant.workspace, { requestsPerMinute: 40 });
    api.clock.set(new Date(Math.ceil(api.clock.now().getTime() / 60_000) * 60_000)); // a minute of which all is left
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, n) => ask(n % 2 ? api : beside, 'GET', '/v1/features', { key })),
    );
    const refused = answers.filter((answer) => outcome(answer) === '429 rate_limited');
    expect(refused.length).toBeGreaterThanOrEqual(60);
    expect(refused.length).toBeLessThan(66);
    expect(Number(refused[0]?.headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(refused[0]?.headers['retry-after'])).toBeLessThanOrEqual(60);
    api.clock.advance(60_000);
    expect(await asked(key)).not.toMatch(/^429/);
  });
});
