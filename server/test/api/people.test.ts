import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { transaction } from '#database';
import { enableExchange } from '#exchange';
import { sessionSweeps } from '#identity';
import { stars } from '#kernel';
import { places, post } from '#ledger';
import { openTelegram, type TestTelegram } from '#test/money';
import { usualRules } from '#trust';
import { ask, newBot, newKey, newTenant, openTestApi, outcome, type Tenant, type TestApi } from './test-api.ts';

type Shop = Tenant & { readonly bot: string; readonly token: string };

let telegram: TestTelegram;
let api: TestApi;
let ours: Shop;
let theirs: Shop;
let asked = 0;

beforeAll(async () => {
  telegram = await openTelegram();
  api = await openTestApi({ config: { telegramApiRoot: telegram.url } });
  [ours, theirs] = [await newExchange(), await newExchange()];
});
afterAll(async () => {
  await api?.close();
  await telegram?.close();
});

/** A workspace whose exchange is on, with a bot through which people come in. */
async function newExchange(): Promise<Shop> {
  const token = await telegram.makeBot();
  const tenant = await newTenant(api);
  const { id: bot } = await newBot(api, tenant, token);
  await sql`update telegram.bot set purpose = 'exchange' where id = ${bot}`.execute(api.needs.pool);
  await enableExchange(api.needs, tenant.workspace, { acceptedBy: 'test', rulesVersion: '1', bot });
  return { ...tenant, bot, token };
}

type Opening = { readonly id?: number; readonly age?: number; readonly startParam?: string };

/** What Telegram gives the Mini App of whoever has this token. */
function initData(token: string, { id = 77, age = 0, startParam }: Opening = {}): string {
  const fields = new URLSearchParams({
    user: JSON.stringify({ id, first_name: 'Ann', language_code: 'ru' }),
    auth_date: String(Math.floor(api.clock.now().getTime() / 1000) - age),
    query_id: `AA${(asked += 1)}`,
    ...(startParam && { start_param: startParam }),
  });
  const words = [...fields].map(([name, value]) => `${name}=${value}`).sort();
  const secret = createHmac('sha256', 'WebAppData').update(token).digest();
  fields.set('hash', createHmac('sha256', secret).update(words.join('\n')).digest('hex'));
  return fields.toString();
}

const open = (bot: string, raw: string, more: object = {}) =>
  ask(api, 'POST', '/v1/sessions', {
    body: { bot, ...more },
    headers: { authorization: `tma ${raw}` },
    remoteAddress: '203.0.113.50',
  });
const sessionOf = async (shop: Shop, id: number, more: Omit<Opening, 'id'> = {}) =>
  (await open(shop.bot, initData(shop.token, { id, ...more }))).json<{ token: string }>().token;
const get = (url: string, key: string) => ask(api, 'GET', url, { key });

describe('a session', () => {
  it('is opened by what Telegram signed, for 12 hours, and meets the person', async () => {
    const response = await open(ours.bot, initData(ours.token, { id: 77 }));
    const { token, user, expires_at: expires } = response.json<{ token: string; user: string; expires_at: string }>();
    expect([response.statusCode, user, token.slice(0, 4)]).toEqual([200, '77', 'ses_']);
    expect(Date.parse(expires) - api.clock.now().getTime()).toBeGreaterThan(11.9 * 3_600_000);
    expect((await get('/v1/workers/77', token)).json()).toMatchObject({
      user: '77',
      first_name: 'Ann',
      language: 'ru',
    });
    const { rows } = await sql<{
      kept: string;
    }>`select row_to_json(s)::text as kept from identity.person_session s`.execute(api.needs.pool);
    expect(rows.some(({ kept }) => kept.includes(token))).toBe(false);
  });

  it('is opened once by the same initData, by one of many who send it at once', async () => {
    const raw = initData(ours.token, { id: 78 });
    const answers = await Promise.all(Array.from({ length: 5 }, () => open(ours.bot, raw)));
    expect(answers.map(outcome).sort()).toEqual(['200', ...Array.from({ length: 4 }, () => '401 session_expired')]);
    expect(outcome(await open(ours.bot, raw))).toBe('401 session_expired');
  });

  it('is not opened by forged, old or future initData, nor with a bot of another workspace', async () => {
    const good = initData(ours.token);
    const tried = {
      forged: [ours.bot, good.replace('Ann', 'Eve')],
      stranger: [ours.bot, initData('700009:STRANGER')],
      'their bot': [theirs.bot, good],
      'their words': [ours.bot, initData(theirs.token)],
      old: [ours.bot, initData(ours.token, { age: 3700 })],
      future: [ours.bot, initData(ours.token, { age: -120 })],
      nonsense: [ours.bot, 'user=1'],
      'no bot': ['bot_00000000000070000000000000000000', good],
    } as const;
    const told = Object.fromEntries(
      await Promise.all(Object.entries(tried).map(async ([why, [bot, raw]]) => [why, outcome(await open(bot, raw))])),
    );
    const forged = '401 signature_invalid';
    expect(told).toEqual({
      forged,
      stranger: forged,
      'their bot': forged,
      'their words': forged,
      old: '401 session_expired',
      future: forged,
      nonsense: forged,
      'no bot': '404 not_found',
    });
    expect(outcome(await ask(api, 'POST', '/v1/sessions', { key: ours.key, body: { bot: ours.bot } }))).toBe(
      '401 unauthenticated',
    );
    expect(outcome(await open(ours.bot, good))).toBe('200');
  });

  it('is not opened through a bot that is not the exchange’s, nor where there is no exchange', async () => {
    const tenant = await newTenant(api);
    const token = await telegram.makeBot();
    const { id } = await newBot(api, tenant, token);
    expect(outcome(await open(id, initData(token)))).toBe('404 not_found');
    await sql`update telegram.bot set purpose = 'exchange' where id = ${id}`.execute(api.needs.pool);
    expect(outcome(await open(id, initData(token)))).toBe('409 exchange_disabled');
  });

  it('acts for its own person and for nobody else, in its own workspace', async () => {
    const token = await sessionOf(ours, 80);
    await sessionOf(ours, 81);
    await sessionOf(theirs, 81);
    for (const url of [
      '/v1/workers/81',
      '/v1/workers/81/trust',
      '/v1/workers/81/referrals',
      '/v1/workers/81/export',
      '/v1/users/81',
    ])
      expect([url, outcome(await get(url, token))]).toEqual([url, '403 scope_missing']);
    const said = { is_of_age: true, version: '1' };
    expect(outcome(await ask(api, 'PUT', '/v1/workers/81/acceptance', { key: token, body: said }))).toBe(
      '403 scope_missing',
    );
    expect(outcome(await ask(api, 'DELETE', '/v1/workers/81', { key: token }))).toBe('403 scope_missing');
    for (const url of ['/v1/workers', '/v1/payments', '/v1/trust-rules', '/v1/webhooks'])
      expect([url, outcome(await get(url, token))]).toEqual([url, '403 scope_missing']);
    expect(outcome(await get('/v1/users/80', token))).toBe('200');
  });

  it('that was ended, has run out or never was opens nothing', async () => {
    const token = await sessionOf(ours, 82);
    expect(outcome(await ask(api, 'DELETE', '/v1/sessions/current', { key: token }))).toBe('200');
    expect(outcome(await get('/v1/workers/82', token))).toBe('401 session_expired');
    expect(outcome(await get('/v1/workers/82', `ses_${'0'.repeat(43)}`))).toBe('401 unauthenticated');
    expect(outcome(await get('/v1/workers/82', 'ses_short'))).toBe('401 unauthenticated');
    expect(outcome(await ask(api, 'DELETE', '/v1/sessions/current', { key: ours.key }))).toBe('404 not_found');
    const late = await sessionOf(ours, 82);
    api.clock.advance(12 * 3_600_000);
    expect(outcome(await get('/v1/workers/82', late))).toBe('401 session_expired');
    api.clock.advance(25 * 3_600_000);
    for (const sweep of sessionSweeps(api.needs)) await sweep.run();
    expect(outcome(await get('/v1/workers/82', late))).toBe('401 unauthenticated');
  });

  it('has a limit of requests, over all sessions of its person', async () => {
    api.clock.set(new Date(Math.ceil(api.clock.now().getTime() / 60_000) * 60_000));
    const tokens = [await sessionOf(ours, 83), await sessionOf(ours, 83)];
    const answers = await Promise.all(
      Array.from({ length: 250 }, (_, n) => get('/v1/workers/81', tokens[n % 2] ?? '')),
    );
    expect(answers.filter((answer) => outcome(answer) === '429 rate_limited').length).toBeGreaterThanOrEqual(10);
  });

  it('can be tried sixty times a minute from one address, also where it was forged; a /64 of IPv6 is one', async () => {
    api.clock.set(new Date(Math.ceil(api.clock.now().getTime() / 60_000) * 60_000));
    const knock = async (remoteAddress: string) =>
      outcome(
        await ask(api, 'POST', '/v1/sessions', {
          body: { bot: ours.bot },
          headers: { authorization: `tma ${initData('700009:STRANGER')}` },
          remoteAddress,
        }),
      );
    const answers = await Promise.all(Array.from({ length: 80 }, (_, n) => knock(`2001:db8:0:7::${n.toString(16)}`)));
    expect(answers.filter((answer) => answer === '401 signature_invalid').length).toBeLessThanOrEqual(60);
    expect(answers.filter((answer) => answer === '429 rate_limited').length).toBeGreaterThanOrEqual(20);
    expect(await knock('2001:db8::7:0:0:0:1')).toBe('429 rate_limited');
    expect(await knock('2001:db8:0:8::1')).toBe('401 signature_invalid');
    api.clock.advance(60_000);
    expect(await knock('2001:db8:0:7::1')).toBe('401 signature_invalid');
  });
});

describe('a worker', () => {
  it('accepts the rules, chooses a language, sees why they are trusted and whom they brought', async () => {
    const token = await sessionOf(ours, 90);
    await sessionOf(ours, 91, { startParam: 'r_90' });
    const put = (what: string, body: object) => ask(api, 'PUT', `/v1/workers/90/${what}`, { key: token, body });
    expect(outcome(await put('acceptance', { is_of_age: false, version: '1' }))).toBe('400 invalid_request');
    expect((await put('acceptance', { is_of_age: true, version: '1' })).json()).toMatchObject({
      accepted: { version: '1' },
    });
    expect((await put('preferences', { language: 'en', wants_news: false })).json()).toMatchObject({
      language: 'en',
      wants_news: false,
    });
    const told = (await get('/v1/workers/90', token)).json();
    expect(told).toMatchObject({
      trust: { allowed: true, step: 2, rules_version: 0, reasons: [{ signal: 'shared_address', effect: 'lowers' }] },
      referral_parameter: 'r_90',
      statement: '/v1/users/90/statement',
    });
    expect((await get('/v1/workers/90/trust?asset=TON', token)).json()).toMatchObject({
      now: { hold_percent: 100 },
      decisions: [],
    });
    expect((await get('/v1/workers/90/referrals', token)).json()).toMatchObject({ first: 0, referrals: [] });
  });

  it('brought by a link is listed; one at the same address was refused above', async () => {
    const key = ours.key;
    await ask(api, 'POST', '/v1/sessions', {
      body: { bot: ours.bot, device: 'device-of-93' },
      headers: { authorization: `tma ${initData(ours.token, { id: 93, startParam: 'r_90' })}` },
      remoteAddress: '198.51.100.7',
    });
    expect((await get('/v1/workers/90/referrals', key)).json()).toMatchObject({
      first: 1,
      referrals: [{ user: '93', first_name: 'Ann' }],
    });
    expect((await get('/v1/workers/93', key)).json()).toMatchObject({ referrer: '90' });
  });

  it('has all that is kept of them, and is deleted when nothing of theirs is left to lose', async () => {
    const token = await sessionOf(ours, 94);
    const { workspace, key } = ours;
    const move = (from: ReturnType<typeof places.user>, to: typeof from, name: string) =>
      transaction(api.needs.pool, (tx) =>
        post(tx, api.clock, { workspace, key: name, reason: 'test', postings: [{ from, to, amount: stars(5) }] }),
      );
    await move(places.world('stars', 'x'), places.user('94'), 'in');
    const exported = (await get('/v1/workers/94/export', token)).json();
    expect(exported).toMatchObject({
      person: { user: '94' },
      devices: [{ kind: 'address' }],
      money: { balances: [{ asset: 'XTR', amount: '5' }] },
      claims: [],
      trust: { events: [], rules: { version: 0 } },
    });
    const refused = await ask(api, 'DELETE', '/v1/workers/94', { key: token });
    expect([outcome(refused), refused.json()]).toMatchObject([
      '409 money_not_settled',
      { details: { reasons: ['money'] } },
    ]);
    await move(places.user('94'), places.world('stars', 'x'), 'out');
    expect(outcome(await ask(api, 'DELETE', '/v1/workers/94', { key: token }))).toBe('200');
    expect(outcome(await get('/v1/workers/94', token))).toBe('401 session_expired');
    expect((await get('/v1/workers/94', key)).json()).toMatchObject({ first_name: '', erased_at: expect.any(String) });
  });

  it('is asked about by a key with the scope for it, and listed', async () => {
    const { key } = await newKey(api, ours.workspace, { scopes: ['exchange:read'] });
    expect((await get('/v1/workers?limit=200', key)).json<{ workers: unknown[] }>().workers.length).toBeGreaterThan(5);
    expect(outcome(await get('/v1/workers/77', key))).toBe('200');
    expect(outcome(await get('/v1/workers/77/export', key))).toBe('403 scope_missing');
    expect(outcome(await get('/v1/workers/404', key))).toBe('404 not_found');
  });
});

describe('the rules of trust', () => {
  it('are read, set as a new version, and refused beyond their bounds', async () => {
    const { in_force: inForce } = (await get('/v1/trust-rules', theirs.key)).json<{
      in_force: { version: number } & object;
    }>();
    expect(inForce).toMatchObject({ version: 0, start: usualRules.start });
    const { version: _version, ...rules } = inForce;
    const put = (body: object) => ask(api, 'PUT', '/v1/trust-rules', { key: theirs.key, body });
    expect((await put({ ...rules, start: 1, reason: 'Stricter.' })).json()).toMatchObject({ version: 1, start: 1 });
    const ban = [{ signal: 'control_failed', from: 1, refuses: true }];
    expect(outcome(await put({ ...rules, rules: ban, reason: 'Ban at once.' }))).toBe('400 invalid_request');
    expect(outcome(await put({ ...rules, rules: [{ signal: 'premium', from: 1 }], reason: 'Neither.' }))).toBe(
      '400 invalid_request',
    );
    expect((await get('/v1/trust-rules', theirs.key)).json()).toMatchObject({
      in_force: { start: 1 },
      versions: [{ version: 1, reason: 'Stricter.' }],
    });
  });
});
