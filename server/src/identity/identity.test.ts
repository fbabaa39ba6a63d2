import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { isId, stoppedClock, type RefusalCode } from '#kernel';
import { freshDatabase, type TestDatabase } from '#test';
import {
  authenticate,
  createKey,
  createWorkspace,
  findWorkspace,
  listAudit,
  listKeys,
  listWorkspaces,
  openKeyring,
  requireScope,
  revokeKey,
  rotateKey,
  takeRequest,
  writeAudit,
  type Keyring,
  type NewKey,
} from './index.ts';

const clock = stoppedClock(new Date('2026-11-20T10:00:00Z'));
const minutes = (count: number) => new Date(clock.now().getTime() + count * 60_000);
let database: TestDatabase;
let keyring: Keyring;
let other: Keyring;
let workspace: number;

beforeAll(async () => {
  database = await freshDatabase();
  keyring = await openKeyring(database);
  other = await openKeyring(database);
  workspace = (await createWorkspace({ pool: database.pool, clock }, { name: 'Ours', actor: 'cli' })).workspace;
});

afterAll(async () => {
  await Promise.all([keyring?.close(), other?.close()]);
  await database?.drop();
});

const makeKey = (input: Partial<NewKey> = {}) =>
  createKey({ pool: database.pool, clock }, workspace, { name: 'test', scopes: ['all'], ...input }, 'cli');
const ask = async (secret: string, { ring = keyring, address = '127.0.0.1' } = {}) =>
  authenticate({ keyring: ring, clock }, secret, address);
const codeOf = (work: Promise<unknown>): Promise<RefusalCode | undefined> =>
  work.then(
    () => undefined,
    (error: { code: RefusalCode }) => error.code,
  );
const untilRefused = async (secret: string, ring: Keyring) => {
  for (let n = 0; n < 200; n++) {
    const code = await codeOf(ask(secret, { ring }));
    if (code) return code;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return undefined;
};

describe('a workspace', () => {
  it('is found by its number and by its public id, and has a book', async () => {
    const made = await createWorkspace({ pool: database.pool, clock }, { name: 'Second', actor: 'cli' });
    expect(isId('ws', made.id)).toBe(true);
    expect(await findWorkspace(database.pool, made.id)).toEqual(made);
    expect(await findWorkspace(database.pool, String(made.workspace))).toEqual(made);
    expect(await findWorkspace(database.pool, 'ws_nothing')).toBeUndefined();
    expect((await listWorkspaces(database.pool)).map(({ name }) => name)).toEqual(['Ours', 'Second']);
    const books = await sql`select 1 from ledger.book where workspace_id = ${made.workspace}`.execute(database.pool);
    expect(books.rows).toHaveLength(1);
  });

  it('needs a name', async () => {
    expect(await codeOf(createWorkspace({ pool: database.pool, clock }, { name: '', actor: 'cli' }))).toBe(
      'invalid_request',
    );
  });
});

describe('a key', () => {
  it('names its workspace, and only the digest of its secret is stored', async () => {
    const { key, secret } = await makeKey();
    expect(secret).toMatch(/^ak_[0-9A-Za-z]{43}$/);
    expect(await ask(secret)).toMatchObject({ workspace, key: key.id });
    const stored = await sql<{ row: string }>`select k::text as row from identity.api_key k`.execute(database.pool);
    expect(stored.rows.every(({ row }) => !row.includes(secret))).toBe(true);
    expect((await listKeys(database.pool, workspace)).map(({ id }) => id)).toContain(key.id);
  });

  it('that does not exist, or is not one, is unauthenticated', async () => {
    for (const secret of ['', 'ak_', 'x'.repeat(46), `ak_${'A'.repeat(43)}`, `ak_${'!'.repeat(43)}`])
      expect(await codeOf(ask(secret))).toBe('unauthenticated');
  });

  it('stops at its expiry to the millisecond, though it is remembered', async () => {
    const { secret } = await makeKey({ expiresAt: minutes(5) });
    await ask(secret);
    clock.advance(5 * 60_000 - 1);
    expect(await codeOf(ask(secret))).toBeUndefined();
    clock.advance(1);
    expect(await codeOf(ask(secret))).toBe('key_expired');
  });

  it('works from the networks it is bound to and from nowhere else', async () => {
    const { secret } = await makeKey({ allowedAddresses: ['10.0.0.0/8', '2001:db8::/32', '192.0.2.7'] });
    const outcome = (address: string) => codeOf(ask(secret, { address }));
    for (const inside of ['10.200.3.4', '::ffff:10.1.2.3', '2001:db8::1', '192.0.2.7'])
      expect(await outcome(inside)).toBeUndefined();
    for (const outside of ['11.0.0.1', '::ffff:11.0.0.1', '2001:db9::1', '192.0.2.8', 'nonsense'])
      expect(await outcome(outside)).toBe('address_not_allowed');
  });

  it('may do what its scopes say', async () => {
    const { secret } = await makeKey({ scopes: ['usage:write'] });
    const caller = await ask(secret);
    expect(() => requireScope(caller, 'usage:write')).not.toThrow();
    expect(() => requireScope(caller, 'refunds:write')).toThrow('scope "refunds:write"');
    expect(() => requireScope({ ...caller, scopes: new Set(['all']) }, 'refunds:write')).not.toThrow();
  });

  it('is refused at its making when a name, scope, address or limit cannot be', async () => {
    const impossible: Partial<NewKey>[] = [
      { name: '' },
      { scopes: [] },
      { scopes: ['everything' as 'all'] },
      { allowedAddresses: ['10.0.0.0/33'] },
      { allowedAddresses: ['example.org'] },
      { requestsPerMinute: 0 },
      { requestsPerMinute: 1.5 },
    ];
    for (const input of impossible) expect(await codeOf(makeKey(input))).toBe('invalid_request');
  });

  it('tells when it was last used, written lazily', async () => {
    const ring = await openKeyring(database);
    const { key, secret } = await makeKey();
    await ask(secret, { ring });
    await ring.close();
    const found = (await listKeys(database.pool, workspace)).find(({ id }) => id === key.id);
    expect(found?.lastUsedAt).toEqual(clock.now());
  });
});

describe('the memory of keys', () => {
  it('answers many who ask at once from one read, and later ones without any', async () => {
    const ring = await openKeyring(database);
    const { key, secret } = await makeKey();
    const callers = await Promise.all(Array.from({ length: 50 }, () => ask(secret, { ring })));
    expect(new Set(callers).size).toBe(1);
    const atOnce = authenticate({ keyring: ring, clock }, secret, '127.0.0.1');
    expect(atOnce).not.toBeInstanceOf(Promise);
    expect(atOnce).toMatchObject({ key: key.id });
    await ring.close();
  });
});

describe('the end of a key', () => {
  it('by revocation is at once in every process', async () => {
    const { key, secret } = await makeKey();
    await ask(secret);
    await ask(secret, { ring: other });
    await revokeKey({ pool: database.pool, clock }, workspace, key.id, 'cli');
    expect(await untilRefused(secret, keyring)).toBe('key_revoked');
    expect(await untilRefused(secret, other)).toBe('key_revoked');
  });

  it('by rotation leaves the old key until its instant, and the new one with the same powers', async () => {
    const needs = { pool: database.pool, clock };
    const old = await makeKey({ scopes: ['usage:write'], allowedAddresses: ['127.0.0.1'], requestsPerMinute: 7 });
    await ask(old.secret, { ring: other });
    const next = await rotateKey(needs, workspace, old.key.id, { oldValidUntil: minutes(10), actor: 'cli' });
    const { name, scopes, allowedAddresses, requestsPerMinute } = old.key;
    expect(next.key).toMatchObject({ name, scopes, allowedAddresses, requestsPerMinute });
    expect(await codeOf(ask(old.secret, { ring: other }))).toBeUndefined();
    clock.advance(10 * 60_000);
    expect(await untilRefused(old.secret, other)).toBe('key_expired');
    expect(await ask(next.secret)).toMatchObject({ key: next.key.id });
    const listed = (await listKeys(database.pool, workspace)).find(({ id }) => id === old.key.id);
    expect(listed?.replacedBy).toBe(next.key.id);
  });

  it('cannot be asked for a key of another workspace, nor a dead one rotated', async () => {
    const needs = { pool: database.pool, clock };
    const foreign = await createWorkspace(needs, { name: 'Foreign', actor: 'cli' });
    const { key } = await makeKey();
    expect(await codeOf(revokeKey(needs, foreign.workspace, key.id, 'cli'))).toBe('not_found');
    await revokeKey(needs, workspace, key.id, 'cli');
    await revokeKey(needs, workspace, key.id, 'cli');
    const rotation = { oldValidUntil: minutes(1), actor: 'cli' };
    expect(await codeOf(rotateKey(needs, workspace, key.id, rotation))).toBe('key_revoked');
    const late = await makeKey({ expiresAt: clock.now() });
    expect(await codeOf(rotateKey(needs, workspace, late.key.id, rotation))).toBe('key_expired');
  });

  it('is heard of again after the listening connection was cut', async () => {
    const ring = await openKeyring(database);
    const { key, secret } = await makeKey();
    await ask(secret, { ring });
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and query ilike 'listen%'`.execute(database.pool);
    await revokeKey({ pool: database.pool, clock }, workspace, key.id, 'cli');
    expect(await untilRefused(secret, ring)).toBe('key_revoked');
    await ring.close();
  });
});

describe('the limit of a key', () => {
  const spend = async (secret: string, ring: Keyring) => {
    const caller = await ask(secret, { ring });
    return codeOf(Promise.resolve().then(() => takeRequest({ keyring: ring, clock }, caller)));
  };

  it('holds over two processes, and is nearly used up when both are asked', async () => {
    const { secret } = await makeKey({ requestsPerMinute: 100 });
    const outcomes = await Promise.all(
      Array.from({ length: 300 }, (_, n) => spend(secret, n % 3 === 0 ? other : keyring)),
    );
    const through = outcomes.filter((code) => code === undefined).length;
    expect(through).toBeLessThanOrEqual(100);
    expect(through).toBeGreaterThan(90);
    expect(new Set(outcomes)).toEqual(new Set([undefined, 'rate_limited']));
  });

  it('begins again with the next minute, and says when that is', async () => {
    const { secret } = await makeKey({ requestsPerMinute: 1 });
    clock.set(new Date(Math.ceil(clock.now().getTime() / 60_000) * 60_000 + 12_500));
    expect(await spend(secret, keyring)).toBeUndefined();
    const caller = await ask(secret);
    const refused = await Promise.resolve()
      .then(() => takeRequest({ keyring, clock }, caller))
      .catch((error: { details: unknown }) => error.details);
    expect(refused).toEqual({ retryAfterSeconds: 48 });
    clock.advance(47_500);
    expect(await spend(secret, keyring)).toBeUndefined();
  });

  it('is none when the key has none', async () => {
    const { secret } = await makeKey({ requestsPerMinute: null });
    const outcomes = await Promise.all(Array.from({ length: 500 }, () => spend(secret, keyring)));
    expect(outcomes.every((code) => code === undefined)).toBe(true);
  });
});

describe('the audit log', () => {
  it('has a line for each thing done to a key, newest first, and none can be changed', async () => {
    const needs = { pool: database.pool, clock };
    const { workspace: mine } = await createWorkspace(needs, { name: 'Logged', actor: 'operator:ann' });
    const { key } = await createKey(needs, mine, { name: 'one', scopes: ['all'] }, 'operator:ann');
    await revokeKey(needs, mine, key.id, 'operator:bob');
    const lines = await listAudit(database.pool, mine);
    expect(lines.map(({ actor, action }) => `${actor} ${action}`)).toEqual([
      'operator:bob key.revoke',
      'operator:ann key.create',
      'operator:ann workspace.create',
    ]);
    expect(await listAudit(database.pool, mine, { before: lines[1]?.entry ?? 0n })).toHaveLength(1);
    await expect(sql`delete from identity.audit_entry`.execute(database.pool)).rejects.toThrow('append-only');
    await expect(sql`update identity.audit_entry set actor = ''`.execute(database.pool)).rejects.toThrow('append-only');
  });

  it('is written in the transaction of what was done', async () => {
    const before = await listAudit(database.pool, workspace, { limit: 1000 });
    const entry = { workspace, recordedAt: clock.now(), actor: 'cli', action: 'x', target: 'y', details: {} };
    await database.pool
      .transaction()
      .execute(async (tx) => {
        await writeAudit(tx, entry);
        throw new Error('undone');
      })
      .catch(() => {});
    expect(await listAudit(database.pool, workspace, { limit: 1000 })).toHaveLength(before.length);
  });
});
