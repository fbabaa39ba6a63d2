import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { transaction } from '#database';
import { approveTask, changeSettings, createTask, enableExchange, type Target } from '#exchange';
import { movableClock, newId, stars } from '#kernel';
import { places, post as ledgerPost } from '#ledger';
import { acceptRules, meetPerson } from '#people';
import { openScriptedWorld } from '#test/exchange';
import { ask, newTenant, openTestApi, outcome, type Tenant, type TestApi } from './test-api.ts';

const clock = movableClock(new Date('2026-11-20T10:01:00Z')); // a minute ahead: who comes, comes after their claim
const world = openScriptedWorld({ clock });
let api: TestApi;
let tenant: Tenant;
let task: string;
let channel: Target;

beforeAll(async () => {
  api = await openTestApi({ checkers: world.checkers });
  tenant = await newTenant(api);
  const { needs } = api;
  const { workspace } = tenant;
  await enableExchange(needs, workspace, { acceptedBy: 'test', rulesVersion: '1', bot: newId('bot') });
  await changeSettings(needs, workspace, { slots: { min: 1, max: 10 } }, 'test');
  const postings = [{ from: places.world('toy', 'in'), to: places.user('77'), amount: stars(1000) }];
  await transaction(needs.pool, (tx) =>
    ledgerPost(tx, api.clock, { workspace, key: 'fund', reason: 'test', postings }),
  );
  channel = world.channel('news', '77');
  const draft = { owner: '77', kind: 'subscribe', asked: channel.id, reward: stars(10), slots: 2 } as const;
  task = (await createTask(needs, workspace, { ...draft, key: 'test:1', actor: 'test' })).id;
  await transaction(needs.pool, (tx) => approveTask(tx, needs, workspace, { task, by: 'test' }));
  for (const telegramId of ['501', '502']) {
    await meetPerson(needs, workspace, { telegramId, firstName: 'Ann', isPremium: false });
    await acceptRules(needs, workspace, telegramId, { isOfAge: true, version: '1' });
  }
});
afterAll(() => api?.close());

const post = (url: string, body?: unknown) =>
  ask(api, 'POST', url, { key: tenant.key, ...(body !== undefined && { body }) });
const get = async (url: string) => (await ask(api, 'GET', url, { key: tenant.key })).json<Record<string, unknown>>();

describe('claims over HTTP', () => {
  it('are made, checked, listed and told with their story; the buyer reads the report', async () => {
    const made = (await post('/v1/claims', { task, user: '501' })).json<{ claim: string; link: string }>();
    expect(made).toMatchObject({ task, worker: '501', status: 'claimed', reward: { asset: 'XTR', amount: '10' } });
    expect(made.link).toContain('https://t.me/');
    expect(outcome(await post('/v1/claims', { task, user: '501' }))).toBe('409 already_claimed');
    const url = `/v1/claims/${made.claim}`;
    expect((await post(`${url}/check`)).json()).toMatchObject({ verified: false, reason: 'not_joined' });
    world.comes('501', channel);
    expect((await post(`${url}/check`)).json()).toMatchObject({ verified: true, claim: { status: 'held' } });
    expect(outcome(await post(`${url}/abandon`))).toBe('409 claim_not_open');
    expect(await get(url)).toMatchObject({ status: 'held', steps: [{ event: 'claimed' }, { event: 'held' }] });
    expect(await get('/v1/claims?user=501&status=held')).toMatchObject({ claims: [{ claim: made.claim }] });
    expect(await get(`/v1/tasks/${task}/report`)).toMatchObject({ verified: 1, retained: 1, evidence: [{ n: 1 }] });
  });

  it('can be given back', async () => {
    const { claim } = (await post('/v1/claims', { task, user: '502' })).json<{ claim: string }>();
    expect((await post(`/v1/claims/${claim}/abandon`)).json()).toMatchObject({ status: 'abandoned' });
    expect(outcome(await post('/v1/claims', { task, user: '999' }))).toBe('404 not_found');
  });
});
