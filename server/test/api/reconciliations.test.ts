import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listAudit } from '#identity';
import { audit } from '#ledger';
import type { Bot } from '#telegram';
import { invoiceRow, openTelegram, type TestTelegram } from '#test/money';
import { ask, newBot, newTenant, openTestApi, outcome, stockShelves, type Tenant, type TestApi } from './test-api.ts';

let api: TestApi;
let telegram: TestTelegram;
let tenant: Tenant;
let bot: Bot;

beforeAll(async () => {
  telegram = await openTelegram();
  api = await openTestApi({ telegramApiRoot: telegram.url });
  tenant = await newTenant(api);
  await stockShelves(api, tenant);
  bot = await newBot(api, tenant, await telegram.makeBot());
});
afterAll(async () => {
  expect(await audit(api.database.pool)).toMatchObject({ ok: true, breaks: [] });
  await telegram?.close();
  await api?.close();
});

type Finding = { finding: string; kind: string; status: string; actions: string[]; payment: string; subject: string };
type Wire = { asset: string; amount: string };
type Run = {
  reconciliation: string;
  status: string;
  findings: number;
  payments: Record<string, number>;
  balance: { telegram: Wire; books: Wire; difference: Wire };
};

const call = (method: string, url: string, body?: unknown, more: { idempotencyKey?: string } = {}) =>
  ask(api, method, url, { key: tenant.key, body, ...more });
const run = async (body: object = {}) =>
  (await call('POST', '/v1/reconciliations', { bot: bot.id, ...body })).json<Run>();
const findings = async (status = 'open') =>
  (await call('GET', `/v1/reconciliations/findings?status=${status}`)).json<{ findings: Finding[] }>().findings;
const resolve = (finding: string, body: object, idempotencyKey?: string) =>
  call('POST', `/v1/reconciliations/findings/${finding}/resolve`, body, idempotencyKey ? { idempotencyKey } : {});
const remaining = async (customer: string) =>
  (await call('POST', '/v1/check', { customer, feature: 'message' })).json<{ remaining: string }>().remaining;

/** Somebody paid an invoice of the bot's own making, which nobody here asked for. */
async function foreignPayment(person: number, payload: string): Promise<Finding> {
  const id = await telegram.addRow(bot, invoiceRow(person, payload, 250));
  await run();
  const found = (await findings()).find(({ subject }) => subject === `in:${id}`);
  if (!found) throw new Error(`Nothing was found of ${id}.`);
  return found;
}

describe('a reconciliation over HTTP', () => {
  it('answers with its report, and is in the list and under its id', async () => {
    const done = await run();
    expect(done).toMatchObject({
      status: 'finished',
      payments: { agreed: 0, healed: 0 },
      balance: { difference: { amount: '0' } },
    });
    const listed = (await call('GET', '/v1/reconciliations')).json<{ reconciliations: Run[] }>().reconciliations;
    expect(listed[0]).toEqual(done);
    expect((await call('GET', `/v1/reconciliations/${done.reconciliation}`)).json()).toEqual(done);
  });

  it('asks for one connection, by either name', async () => {
    const post = async (body: object) => outcome(await call('POST', '/v1/reconciliations', body));
    expect(await post({})).toBe('400 invalid_request');
    expect(await post({ bot: bot.id, connection: bot.id })).toBe('400 invalid_request');
    expect(await post({ connection: bot.telegramId })).toBe('200');
    expect(await post({ bot: 'bot_none' })).toBe('404 not_found');
  });
});

describe('a finding', () => {
  it('of a payment that nobody asked for is granted to whom it was for, once', async () => {
    const { finding, actions } = await foreignPayment(501, 'vip');
    expect(actions).toEqual(['grant', 'refund', 'ignore']);
    expect(outcome(await resolve(finding, { action: 'grant' }))).toBe('400 invalid_request');
    const body = { action: 'grant', customer: '501', product: 'pack_500' };
    const key = 'grant-501';
    const [first, again] = [await resolve(finding, body, key), await resolve(finding, body, key)];
    expect(first.json()).toMatchObject({ status: 'resolved', action: 'grant', actor: `key:${tenant.keyId}` });
    expect(again.json()).toEqual(first.json());
    expect(await remaining('501')).toBe('500');
    expect(outcome(await resolve(finding, { action: 'ignore', reason: 'x' }, key))).toBe('422 idempotency_conflict');
    expect(outcome(await resolve(finding, body))).toBe('409 finding_not_open');
  });

  it('is refunded, and the refund agrees with the list', async () => {
    const person = await telegram.makePerson();
    const { finding, payment } = await foreignPayment(person, 'refund me');
    expect((await resolve(finding, { action: 'refund' })).json()).toMatchObject({ status: 'resolved' });
    const { refunds } = (await call('GET', `/v1/payments/${payment}`)).json<{ refunds: { origin: string }[] }>();
    expect(refunds).toMatchObject([{ origin: 'request' }]);
  });

  it('is ignored with a reason, stays so, and both are in the audit log', async () => {
    const { finding } = await foreignPayment(502, 'ignore me');
    expect(outcome(await resolve(finding, { action: 'ignore' }))).toBe('400 invalid_request');
    expect(outcome(await resolve(finding, { action: 'accept', reason: 'x' }))).toBe('422 action_unavailable');
    await resolve(finding, { action: 'ignore', reason: 'A payment of our own test.' });
    await run({ full: true });
    expect((await findings()).map((one) => one.finding)).not.toContain(finding);
    const [line] = await listAudit(api.database.pool, tenant.workspace);
    expect(line).toMatchObject({
      action: 'finding.ignore',
      actor: `key:${tenant.keyId}`,
      target: finding,
      details: { reason: 'A payment of our own test.' },
    });
  });

  it('that the balance differs is accepted, and the books hold what Telegram shows', async () => {
    const { stars } = telegram.sandbox.telegram.world.bots[Number(bot.telegramId)] ?? {};
    stars?.splice(0, 1);
    const before = await run();
    expect(before.balance.difference.amount).toBe('-250');
    const found = (await findings()).find(({ kind }) => kind === 'funds_differ');
    const done = await resolve(found?.finding ?? '', { action: 'accept', reason: 'Telegram took a row off its list.' });
    expect(done.json()).toMatchObject({ status: 'resolved' });
    expect((await run()).balance.difference.amount).toBe('0');
  });

  it('aside, every row says when Telegram lets go of it', async () => {
    type Row = { id: string; direction: string; held: boolean; occurred_at: string; available_at: string };
    const rows = async (query = '') =>
      (await call('GET', `/v1/reconciliations/rows?connection=${bot.id}${query}`)).json<{
        rows: Row[];
        cursor?: string;
      }>();
    const all = await rows();
    expect(all.rows.length).toBeGreaterThan(2);
    for (const { occurred_at: from, available_at: until } of all.rows)
      expect(Date.parse(until) - Date.parse(from)).toBe(21 * 24 * 60 * 60 * 1000);
    const [held, free] = [await rows('&held=true'), await rows('&held=false')];
    expect(held.rows.length + free.rows.length).toBe(all.rows.filter(({ direction }) => direction === 'in').length);
    const first = await rows('&limit=1');
    const second = await rows(`&limit=1&cursor=${first.cursor}`);
    expect([...first.rows, ...second.rows]).toEqual(all.rows.slice(0, 2));
    expect(outcome(await call('GET', `/v1/reconciliations/rows?connection=${bot.id}&cursor=x`))).toBe(
      '400 invalid_request',
    );
  });

  it('settles itself when a later run finds agreement', async () => {
    await telegram.addRow(bot, { amount: 9000, receiver: { type: 'telegram_ads' } });
    await run();
    const found = (await findings()).find(({ kind }) => kind === 'negative_funds');
    await telegram.addRow(bot, { amount: 9000, source: { type: 'affiliate_program', commission_per_mille: 1 } });
    await run();
    expect((await findings('settled_itself')).map(({ finding }) => finding)).toContain(found?.finding);
  });
});
