import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { transaction } from '#database';
import { stars } from '#kernel';
import { balanceOf, places, post as book } from '#ledger';
import { payoutSweeps } from '#payouts';
import { ask, newKey, newTenant, openTestApi, outcome, type Tenant, type TestApi } from './test-api.ts';

let api: TestApi;
let tenant: Tenant;
let other: { key: string };
let keys = 0;

beforeAll(async () => {
  api = await openTestApi();
  tenant = await newTenant(api);
  other = await newKey(api, tenant.workspace);
  const { pool, clock } = api.needs;
  const postings = [{ from: places.world('stars', 'x'), to: places.user('77001'), amount: stars(100_000) }];
  const funded = { workspace: tenant.workspace, key: 'fund', reason: 'test.fund', postings };
  await transaction(pool, (tx) => book(tx, clock, funded));
  const rules = [{ rail: '*', asset: 'XTR', fee_basis_points: 100, automatic_up_to: '2000', four_eyes_above: '10000' }];
  expect(outcome(await call('PUT', '/v1/settings/payouts', { rules }))).toBe('200');
});
afterAll(() => api?.close());

const call = (method: string, url: string, body?: unknown, key = tenant.key) =>
  ask(api, method, url, { key, body, idempotencyKey: `payouts-${(keys += 1)}` });
const payout = (amount: string, more: object = {}) => ({
  user: '77001',
  amount: { asset: 'XTR', amount },
  rail: 'stars_manual',
  destination: { user_id: '77001' },
  ...more,
});
const run = async () => {
  for (const sweep of payoutSweeps(api.needs)) await sweep.run();
};

describe('payouts over HTTP', () => {
  it('are quoted, asked for, paid by hand and proved', async () => {
    const quote = await call('POST', '/v1/payout-quotes', {
      amount: { asset: 'XTR', amount: '1000' },
      rail: 'stars_manual',
    });
    expect(quote.json()).toMatchObject({
      net: { amount: '990' },
      fee: { amount: '10' },
      minimum: { amount: '1000' },
      approvals: 0,
    });
    const asked = (await call('POST', '/v1/payouts', payout('1000'))).json<{ payout: string; status: string }>();
    expect(asked).toMatchObject({ status: 'approved', net: { asset: 'XTR', amount: '990' } });
    await run();
    const desk = await call('GET', '/v1/payouts/desk');
    expect(desk.json()).toMatchObject({ payouts: [{ payout: asked.payout, status: 'sending' }] });
    const word = { action: 'confirm', external_id: 'transfer 17', proof: 'https://example.org/17' };
    expect(outcome(await call('POST', `/v1/payouts/${asked.payout}/resolve`, word))).toBe('200');
    expect((await call('GET', `/v1/payouts/${asked.payout}`)).json()).toMatchObject({
      status: 'confirmed',
      proof: word.proof,
      steps: ['requested', 'approved', 'sending', 'confirmed'].map((status) => ({ status })),
    });
    expect((await call('GET', '/v1/payouts/desk')).json()).toEqual({ payouts: [] });
  });

  it('are one for one key, and refused in clear words', async () => {
    const idempotencyKey = 'payouts-same';
    const once = () => ask(api, 'POST', '/v1/payouts', { key: tenant.key, body: payout('3000'), idempotencyKey });
    const answers = await Promise.all([once(), once(), once()]);
    expect(new Set(answers.map((one) => one.json<{ payout: string }>().payout)).size).toBe(1);
    const changed = { key: tenant.key, body: payout('3001'), idempotencyKey };
    expect(outcome(await ask(api, 'POST', '/v1/payouts', changed))).toBe('422 idempotency_conflict');
    const bare = await ask(api, 'POST', '/v1/payouts', { key: tenant.key, body: payout('3000'), idempotencyKey: '' });
    expect(outcome(bare)).toMatch(/^400 /);
    const small = await call('POST', '/v1/payouts', payout('999'));
    expect(small.json()).toMatchObject({
      code: 'below_minimum',
      detail: 'The least that is paid out here is 1000 XTR.',
      details: { minimum: { asset: 'XTR', amount: '1000' } },
    });
    expect(outcome(await call('POST', '/v1/payouts', payout('200000')))).toBe('422 insufficient_funds');
    expect(outcome(await call('POST', '/v1/payouts', payout('1000', { rail: 'nothing' })))).toBe('400 invalid_request');
    const wrong = payout('1000', { destination: { user_id: '@ann' } });
    expect(outcome(await call('POST', '/v1/payouts', wrong))).toBe('422 destination_invalid');
  });

  it('need two keys above the limit', async () => {
    const { payout: id } = (await call('POST', '/v1/payouts', payout('20000'))).json<{ payout: string }>();
    const third = await newKey(api, tenant.workspace);
    const approve = async (key: string) => outcome(await call('POST', `/v1/payouts/${id}/approve`, undefined, key));
    expect(await approve(tenant.key)).toBe('409 another_person_needed');
    expect(await approve(other.key)).toBe('200');
    expect(await approve(other.key)).toBe('409 another_person_needed');
    expect(await approve(third.key)).toBe('200');
    expect(outcome(await call('POST', `/v1/payouts/${id}/reject`, { reason: 'Changed my mind.' }))).toBe('200');
    expect((await call('GET', `/v1/payouts/${id}`)).json()).toMatchObject({ status: 'returned', outcome: 'rejected' });
  });

  it('are stopped and let go again by a scope of its own', async () => {
    const asker = await newKey(api, tenant.workspace, { scopes: ['payouts:write'] });
    const why = { reason: 'A drill.' };
    expect(outcome(await call('POST', '/v1/payouts/stop', why, asker.key))).toBe('403 scope_missing');
    expect((await call('POST', '/v1/payouts/stop', why)).json()).toMatchObject({
      stops: [{ rail: '*', reason: 'A drill.' }],
    });
    expect((await call('POST', '/v1/payouts', payout('1000'))).json()).toMatchObject({
      code: 'payouts_stopped',
      detail: 'Payouts are stopped: A drill.',
    });
    expect((await call('POST', '/v1/payouts/resume', why)).json()).toEqual({ stops: [] });
    const { payout: id } = (await call('POST', '/v1/payouts', payout('2500'), asker.key)).json<{ payout: string }>();
    const before = await balanceOf(api.needs.pool, tenant.workspace, places.user('77001'), 'XTR');
    expect(outcome(await call('POST', `/v1/payouts/${id}/approve`, undefined, asker.key))).toBe('403 scope_missing');
    expect(outcome(await call('POST', `/v1/payouts/${id}/cancel`, undefined, asker.key))).toBe('200');
    const after = await balanceOf(api.needs.pool, tenant.workspace, places.user('77001'), 'XTR');
    expect(after - before).toBe(stars(2500).units);
  });

  it('go to the address book’s entries once these have cooled down', async () => {
    const entry = { user: '77001', rail: 'stars_manual', destination: { user_id: '77001' }, label: 'Me' };
    const { id } = (await call('POST', '/v1/destinations', entry)).json<{ id: string }>();
    const { destination: _written, ...rest } = payout('1000');
    const cooling = await call('POST', '/v1/payouts', { ...rest, address: id });
    expect(cooling.json()).toMatchObject({ code: 'destination_cooling', details: { usable_at: expect.any(String) } });
    api.clock.advance(25 * 60 * 60 * 1000);
    expect(outcome(await call('POST', '/v1/payouts', { ...rest, address: id }))).toBe('200');
    expect((await call('GET', '/v1/destinations?user=77001')).json()).toMatchObject({ destinations: [{ id }] });
    expect(outcome(await call('DELETE', `/v1/destinations/${id}`))).toBe('200');
    expect(outcome(await call('POST', '/v1/payouts', { ...rest, address: id }))).toBe('404 not_found');
    expect((await call('GET', '/v1/payouts?limit=2')).json()).toMatchObject({ cursor: expect.any(String) });
  });
});
