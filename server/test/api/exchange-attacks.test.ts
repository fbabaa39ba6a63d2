import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { transaction } from '#database';
import { changeSettings, enableExchange } from '#exchange';
import { openSession } from '#identity';
import { stars, systemClock } from '#kernel';
import { audit, places, post as book } from '#ledger';
import { acceptRules, meetPerson } from '#people';
import { openTelegram, type TestTelegram } from '#test/money';
import { openScriptedWorld } from '#test/exchange';
import { ask, newBot, newTenant, openTestApi, outcome, type Tenant, type TestApi } from './test-api.ts';

let api: TestApi;
let ours: Tenant;
let theirs: Tenant;
const world = openScriptedWorld({ clock: systemClock });
let keys = 0;
let telegram: TestTelegram;

beforeAll(async () => {
  telegram = await openTelegram();
  api = await openTestApi({ checkers: world.checkers, config: { telegramApiRoot: telegram.url } });
  [ours, theirs] = [await newExchange(), await newExchange()];
  world.channel('news', '77001');
});
afterAll(async () => {
  await api?.close();
  await telegram?.close();
});

async function newExchange(): Promise<Tenant> {
  const tenant = await newTenant(api);
  const { workspace } = tenant;
  const { id } = await newBot(api, tenant, await telegram.makeBot());
  const bot = id as `bot_${string}`;
  const postings = ['77001', '77002'].map((user) => {
    return { from: places.world('stars', 'x'), to: places.user(user), amount: stars(10_000) };
  });
  await transaction(api.needs.pool, (tx) => book(tx, api.clock, { workspace, key: 'fund', reason: 'test', postings }));
  await enableExchange(api.needs, workspace, { acceptedBy: 'key:test', rulesVersion: '1', bot });
  await changeSettings(api.needs, workspace, { review: { mode: 'first', tasks: 0 } }, 'key:test');
  for (const telegramId of ['77001', '77002', '77003']) {
    await meetPerson(api.needs, workspace, { telegramId, firstName: 'P', isPremium: false });
    await acceptRules(api.needs, workspace, telegramId, { isOfAge: true, version: '1' });
  }
  return tenant;
}

const call = (method: string, url: string, body?: unknown, key = ours.key) =>
  ask(api, method, url, { key, body, idempotencyKey: `attack-${(keys += 1)}` });
const xtr = (amount: string) => ({ asset: 'XTR', amount });
const draft = { user: '77001', kind: 'subscribe', target: '@news', reward: xtr('10'), slots: 10 };
const sessionOf = async (id: string, { workspace } = ours): Promise<string> => {
  const user = { id, firstName: 'P', username: undefined, languageCode: undefined, isPremium: false };
  const data = { user, hash: `proof-${(keys += 1)}`, authDate: api.clock.now(), startParam: undefined };
  return (await openSession(api.needs, { workspace, bot: 'bot_x', data })).token;
};

describe('ids in bodies', () => {
  it('of another workspace are not there, also for a session', async () => {
    const { task } = (await call('POST', '/v1/tasks', draft)).json<{ task: string }>();
    const made = await call('POST', '/v1/claims', { task, user: '77003' });
    const { claim } = made.json<{ claim: string }>();
    expect(claim).toMatch(/^clm_/);
    const told: Record<string, string> = {};
    const foreign = [theirs.key, await sessionOf('77003', theirs), await sessionOf('77001', theirs)];
    for (const key of foreign) {
      const user = key === theirs.key ? { user: '77003' } : {};
      for (const [url, body] of [
        ['/v1/claims', { task, ...user }],
        ['/v1/complaints', { task, reason: 'scam', ...user }],
        ['/v1/appeals', { claim, text: 'x', ...user }],
        [`/v1/claims/${claim}/check`, undefined],
        [`/v1/tasks/${task}/cancel`, {}],
        [`/v1/tasks/${task}/pause`, {}],
      ] as const)
        told[`${foreign.indexOf(key)} ${url.replaceAll(/(tsk|clm)_\w+/g, '$1')}`] = outcome(
          await call('POST', url, body, key),
        );
    }
    const mallory = await sessionOf('77002');
    for (const [method, url, body] of [
      ['POST', '/v1/appeals', { claim, text: 'x' }],
      ['POST', `/v1/claims/${claim}/check`, undefined],
      ['POST', `/v1/claims/${claim}/abandon`, undefined],
      ['GET', `/v1/claims/${claim}`, undefined],
      ['GET', `/v1/tasks/${task}`, undefined],
      ['GET', `/v1/tasks/${task}/report`, undefined],
      ['GET', `/v1/tasks/${task}/start-callback`, undefined],
      ['POST', `/v1/tasks/${task}/cancel`, {}],
      ['POST', `/v1/tasks/${task}/cancel`, { dry_run: true }],
      ['POST', `/v1/tasks/${task}/resume`, {}],
      ['POST', '/v1/tasks', { ...draft, user: '77001' }],
      ['POST', '/v1/claims', { task, user: '77003' }],
    ] as const)
      told[`mallory ${method} ${url.replaceAll(/(tsk|clm)_\w+/g, '$1')} ${JSON.stringify(body)?.slice(0, 20)}`] =
        outcome(await call(method, url, body, mallory));
    expect(Object.values(told).filter((one) => !/^(404|403)/.test(one))).toEqual([]);
  });
});

describe('numbers that no task can have', () => {
  it('are refused by a code, and never break a call', async () => {
    const told: Record<string, string> = {};
    const most = '9223372036.854775807';
    for (const amount of ['0', '-1', '1.5', '0.0000000001', most, '9223372036', '7000000000', '9999999999999999999'])
      for (const audience of [{}, { is_premium: true, only_new: true, languages: ['en'] }])
        for (const slots of [10, 1_000_000])
          for (const url of ['/v1/tasks', '/v1/task-quotes']) {
            const response = await call('POST', url, { ...draft, reward: xtr(amount), audience, slots });
            told[`${url} ${amount} ${slots} ${Object.keys(audience).length}`] = outcome(response);
          }
    for (const slots of [0, -1, 1.5, 1_000_001, 1e300, '10', null])
      told[`slots ${slots}`] = outcome(await call('POST', '/v1/tasks', { ...draft, slots }));
    expect(Object.values(told).filter((one) => one.startsWith('500'))).toEqual([]);
  });
});

it('leaves the books sound', async () => {
  expect((await audit(api.needs.pool, ours.workspace)).breaks).toEqual([]);
});
