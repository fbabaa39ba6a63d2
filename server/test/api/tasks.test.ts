import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { transaction } from '#database';
import { changeSettings, enableExchange } from '#exchange';
import { openSession } from '#identity';
import { newId, stars, systemClock } from '#kernel';
import { places, post as book } from '#ledger';
import { openScriptedWorld } from '#test/exchange';
import { ask, newTenant, openTestApi, outcome, type Tenant, type TestApi } from './test-api.ts';

let api: TestApi;
let tenant: Tenant;
const world = openScriptedWorld({ clock: systemClock });
let keys = 0;

beforeAll(async () => {
  api = await openTestApi({ checkers: world.checkers });
  tenant = await newTenant(api);
  const { workspace } = tenant;
  const { needs, clock } = api;
  const postings = ['77001', '77002'].map((user) => {
    return { from: places.world('stars', 'x'), to: places.user(user), amount: stars(10_000) };
  });
  await transaction(needs.pool, (tx) => book(tx, clock, { workspace, key: 'fund', reason: 'test', postings }));
  world.channel('news', '77001');
  world.channel('sports', '77002');
});
afterAll(() => api?.close());

const call = (method: string, url: string, body?: unknown, key = tenant.key) =>
  ask(api, method, url, { key, body, idempotencyKey: `tasks-${(keys += 1)}` });
const xtr = (amount: string) => ({ asset: 'XTR', amount });
const draft = { user: '77001', kind: 'subscribe', target: '@news', reward: xtr('10'), slots: 100 };
const enable = () =>
  enableExchange(api.needs, tenant.workspace, { acceptedBy: 'key:test', rulesVersion: '1', bot: newId('bot') });
const sessionOf = async (id: string): Promise<string> => {
  const user = { id, firstName: 'P', username: undefined, languageCode: undefined, isPremium: false };
  const data = { user, hash: `proof-${(keys += 1)}`, authDate: api.clock.now(), startParam: undefined };
  const opened = await openSession(api.needs, { workspace: tenant.workspace, bot: 'bot_x', data });
  return opened.token;
};

describe('the exchange over HTTP', () => {
  it('is off until somebody enables it, having read the rules', async () => {
    expect((await call('GET', '/v1/exchange/settings')).json()).toMatchObject({ is_enabled: false, version: 0 });
    expect(outcome(await call('POST', '/v1/tasks', draft))).toBe('409 exchange_disabled');
    const accepting = { bot: 'bot_0199d3a5c0de7a000b2c4d6e8f001122', rules_version: '1' };
    expect(outcome(await call('POST', '/v1/exchange/enable', accepting))).toBe('400 invalid_request');
    const enabling = await call('POST', '/v1/exchange/enable', { ...accepting, accepts_rules: true });
    expect(outcome(enabling)).toBe('404 not_found');
    await enable();
    const set = await call('PUT', '/v1/exchange/settings', {
      fees: { XTR: 2000, TON: 2500 },
      review: { mode: 'first', tasks: 0 },
      least_rewards: [{ kind: 'subscribe', least: xtr('1') }],
    });
    expect(set.json()).toMatchObject({
      is_enabled: true,
      version: 2,
      fees: { XTR: 2000 },
      accepted: { rules_version: '1' },
    });
    expect(outcome(await call('PUT', '/v1/exchange/settings', { fees: { XTR: 1200 } }))).toBe('400 invalid_request');
    expect(outcome(await call('PUT', '/v1/exchange/settings', { kinds: ['review'] }))).toBe('400 invalid_request');
  });

  it('quotes, makes, shows, pauses, resumes and cancels a task', async () => {
    const quote = await call('POST', '/v1/task-quotes', { ...draft, audience: { is_premium: true } });
    expect(quote.json()).toMatchObject({
      reward: xtr('15'),
      fee: xtr('3'),
      unit: xtr('18'),
      total: xtr('1800'),
      pool: 0,
    });
    const made = await call('POST', '/v1/tasks', { ...draft, pacing: { per_hour: 5 }, hold: '30d' });
    expect(made.json()).toMatchObject({ status: 'live', unit: xtr('12'), hold_seconds: 30 * 86_400, is_shown: true });
    const { task } = made.json<{ task: string }>();
    const story = await call('GET', `/v1/tasks/${task}`);
    expect(story.json()).toMatchObject({
      order_status: 'open',
      books: { charged: xtr('1200'), open: xtr('1200'), delivered: xtr('0'), refunded: xtr('0') },
      steps: [{ status: 'live', actor: `key:${tenant.keyId}` }],
    });
    const paused = await call('POST', `/v1/tasks/${task}/pause`, { why: 'Lunch.' });
    expect(paused.json()).toMatchObject({ status: 'paused', pauses: ['operator'] });
    expect((await call('POST', `/v1/tasks/${task}/resume`, {})).json()).toMatchObject({ status: 'live' });
    const dry = await call('POST', `/v1/tasks/${task}/cancel`, { dry_run: true });
    expect(dry.json()).toMatchObject({ refund: xtr('1200'), free_slots: 100, task: { status: 'live' } });
    const keyless = await ask(api, 'POST', `/v1/tasks/${task}/cancel`, {
      key: tenant.key,
      body: {},
      idempotencyKey: '',
    });
    expect(outcome(keyless)).toBe('400 idempotency_key_required');
    const canceled = await call('POST', `/v1/tasks/${task}/cancel`, {});
    expect(canceled.json()).toMatchObject({ refund: xtr('1200'), task: { status: 'ended', end_reason: 'canceled' } });
    expect(outcome(await call('POST', `/v1/tasks/${task}/pause`, {}))).toBe('409 task_not_open');
  });

  it('makes one task of one key', async () => {
    const same = { key: tenant.key, body: draft, idempotencyKey: 'one-task' };
    const [one, two] = [await ask(api, 'POST', '/v1/tasks', same), await ask(api, 'POST', '/v1/tasks', same)];
    expect(two.json()).toEqual(one.json());
    const other = await ask(api, 'POST', '/v1/tasks', { ...same, body: { ...draft, slots: 20 } });
    expect(outcome(other)).toBe('422 idempotency_conflict');
  });

  it('says no in words: not theirs, too little, too many, not enough', async () => {
    const no = async (more: object) => outcome(await call('POST', '/v1/tasks', { ...draft, ...more }));
    expect(await no({ target: '@sports' })).toBe('422 target_not_proven');
    expect(await no({ reward: xtr('0.5') })).toBe('422 below_minimum');
    expect(await no({ reward: { asset: 'USD', amount: '1' } })).toBe('422 asset_not_supported');
    expect(await no({ slots: 100_001 })).toBe('422 above_limit');
    expect(await no({ slots: 10_000 })).toBe('422 insufficient_funds');
    expect(await no({ kind: 'vote' })).toBe('400 invalid_request');
    expect(await no({ user: undefined })).toBe('400 invalid_request');
  });
});

describe('a person with a session', () => {
  it('orders and sees their own tasks only; others are not there', async () => {
    const [ann, boris] = [await sessionOf('77001'), await sessionOf('77002')];
    const { user: _, ...mine } = draft;
    const made = await call('POST', '/v1/tasks', { ...mine, slots: 10 }, ann);
    const { task, user } = made.json<{ task: string; user: string }>();
    expect(user).toBe('77001');
    expect(outcome(await call('POST', '/v1/tasks', { ...draft, slots: 10 }, boris))).toBe('403 scope_missing');
    const theirs = (await call('GET', '/v1/tasks', undefined, boris)).json<{ tasks: unknown[] }>();
    expect(theirs.tasks).toEqual([]);
    expect((await call('GET', '/v1/tasks?limit=1', undefined, ann)).json()).toMatchObject({ tasks: [{ task }] });
    expect(outcome(await call('GET', '/v1/tasks?user=77001', undefined, boris))).toBe('403 scope_missing');
    for (const [method, url, body] of [
      ['GET', `/v1/tasks/${task}`, undefined],
      ['POST', `/v1/tasks/${task}/pause`, {}],
      ['POST', `/v1/tasks/${task}/resume`, {}],
      ['POST', `/v1/tasks/${task}/cancel`, {}],
      ['POST', `/v1/tasks/${task}/cancel`, { dry_run: true }],
    ] as const)
      expect([url, outcome(await call(method, url, body, boris))]).toEqual([url, '404 not_found']);
    const story = await call('GET', `/v1/tasks/${task}`, undefined, ann);
    expect(story.json()).toMatchObject({ findings: [], steps: [{ pauses: [] }] });
    expect(story.body).not.toContain('actor');
    const paused = await call('POST', `/v1/tasks/${task}/pause`, {}, ann);
    expect(paused.json()).toMatchObject({ pauses: ['advertiser'] });
    const cleared = await call('POST', `/v1/tasks/${task}/resume`, { reason: 'complaints' }, ann);
    expect(outcome(cleared)).toBe('403 scope_missing');
    expect((await call('POST', `/v1/tasks/${task}/cancel`, {}, ann)).json()).toMatchObject({ refund: xtr('120') });
    expect(outcome(await call('GET', '/v1/exchange/settings', undefined, ann))).toBe('403 scope_missing');
  });

  it('may use a key that somebody else has used', async () => {
    const [ann, boris] = [await sessionOf('77001'), await sessionOf('77002')];
    const order = (key: string, target: string) => {
      const { user: _, ...mine } = draft;
      return ask(api, 'POST', '/v1/tasks', { key, body: { ...mine, target, slots: 10 }, idempotencyKey: 'mine' });
    };
    expect(outcome(await order(ann, '@news'))).toBe('200');
    expect(outcome(await order(boris, '@sports'))).toBe('200');
  });
});

describe('switches', () => {
  it('stop orders at once', async () => {
    await changeSettings(api.needs, tenant.workspace, { switches: { kinds: ['subscribe'] } }, 'key:test');
    expect(outcome(await call('POST', '/v1/tasks', draft))).toBe('409 kind_stopped');
    await call('PUT', '/v1/exchange/settings', { switches: { kinds: [], read_only: true } });
    expect(outcome(await call('POST', '/v1/tasks', draft))).toBe('409 read_only');
    const off = await call('POST', '/v1/exchange/disable');
    expect(off.json()).toMatchObject({ is_enabled: false });
    expect(outcome(await call('POST', '/v1/task-quotes', draft))).toBe('409 exchange_disabled');
  });
});
