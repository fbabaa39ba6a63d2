import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTelegram, type TestTelegram } from '#test/money';
import { ask, newTenant, openTestApi, outcome, stockShelves, type Ask, type Tenant, type TestApi } from './test-api.ts';

let api: TestApi;
let telegram: TestTelegram;
let tenant: Tenant;
let count = 0;

beforeAll(async () => {
  telegram = await openTelegram();
  api = await openTestApi({ telegramApiRoot: telegram.url });
  tenant = await newTenant(api);
  await stockShelves(api, tenant);
  const pass = { title: 'Club', description: 'For good.', price: { asset: 'XTR', amount: '100' } };
  const club = { ...pass, kind: 'pass', entitlements: [{ feature: 'vip' }] };
  const made = await ask(api, 'PUT', '/v1/products/club', { key: tenant.key, body: club });
  expect(made.statusCode).toBe(200);
  await post('/v1/bots', { token: await telegram.makeBot(), mode: 'webhook' });
});
afterAll(async () => {
  await telegram?.close();
  await api?.close();
});

const post = (url: string, body: unknown, options: Ask = {}) =>
  ask(api, 'POST', url, { key: tenant.key, body, ...options });
const get = async <T>(url: string) => (await ask(api, 'GET', url, { key: tenant.key })).json<T>();
const key = () => ({ idempotencyKey: `key-${(count += 1)}` });

/** Repeats a question until its answer is as wanted, for ten seconds at most. */
async function until<T>(question: () => Promise<T>, wanted: (answer: T) => boolean): Promise<T> {
  const begun = performance.now();
  for (;;) {
    const answer = await question();
    if (wanted(answer) || performance.now() - begun > 10_000) return answer;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Someone buys through Telegram, and has it. */
async function bought(product: string): Promise<{ customer: string; id: string; charge: string }> {
  const person = await telegram.makePerson();
  const customer = String(person);
  const { link, payment: id } = (await post('/v1/invoices', { customer, product })).json<Record<string, string>>();
  const { charge_id: charge = '' } = await telegram.pay(person, link ?? '');
  await until(
    () => get<{ status: string }>(`/v1/payments/${id}`),
    ({ status }) => status === 'fulfilled',
  );
  return { customer, id: id ?? '', charge };
}

const may = async (customer: string, feature: string) =>
  (await post('/v1/check', { customer, feature })).json<{ allowed: boolean; reason?: string; debt?: string }>();

describe('access ends by itself', () => {
  it('after a refund that we ask for', async () => {
    const { customer, id } = await bought('club');
    expect((await may(customer, 'vip')).allowed).toBe(true);
    await post(`/v1/payments/${id}/refund`, {}, key());
    const told = await until(
      () => may(customer, 'vip'),
      ({ allowed }) => !allowed,
    );
    expect(told).toMatchObject({ allowed: false, reason: 'no_entitlement' });
  });

  it('after a refund at Telegram’s side', async () => {
    const { customer, charge } = await bought('pack_500');
    expect((await may(customer, 'message')).allowed).toBe(true);
    await telegram.refund(charge);
    const told = await until(
      () => may(customer, 'message'),
      ({ allowed }) => !allowed,
    );
    expect(told).toMatchObject({ allowed: false, reason: 'insufficient_credits' });
  });
});

describe('a refund that Telegram never told us of', () => {
  it('is found by a reconciliation, and access ends with it', async () => {
    const { customer, charge } = await bought('club');
    await telegram.fault({ kind: 'drop', update: 'refunded_payment', rate: 1, times: 1 });
    await telegram.refund(charge);
    await telegram.heal();
    expect((await may(customer, 'vip')).allowed).toBe(true);
    const { bots } = await get<{ bots: { id: string }[] }>('/v1/bots');
    await post('/v1/reconciliations', { bot: bots[0]?.id }, key());
    const told = await until(
      () => may(customer, 'vip'),
      ({ allowed }) => !allowed,
    );
    expect(told).toMatchObject({ allowed: false, reason: 'no_entitlement' });
  });
});

describe('a refund by block', () => {
  it('refuses until the debt is forgiven, and explains itself', async () => {
    const { customer, id } = await bought('pack_500');
    await post('/v1/consume', { customer, feature: 'message', quantity: '60' }, key());
    const preview = await post(`/v1/payments/${id}/refund`, { policy: 'block', dry_run: true });
    expect(preview.json()).toMatchObject({ spent: '60', removable: '440', kept: '0', debt: '60', blocks: true });
    await post(`/v1/payments/${id}/refund`, { policy: 'block' }, key());
    await until(
      () => may(customer, 'message'),
      ({ reason }) => reason === 'blocked',
    );
    const use = { customer, feature: 'message', quantity: '1' };
    const no = { allowed: false, reason: 'blocked', remaining: '0', debt: '60' };
    expect((await post('/v1/consume', use, key())).json()).toEqual(no);
    expect((await post('/v1/reservations', use, key())).json()).toEqual(no);
    const explained = await get(`/v1/customers/${customer}/explain?feature=message`);
    expect(explained).toMatchObject({
      allowed: false,
      rule: 'block',
      blocks: [{ credit_type: 'credits', payment: id }],
    });
    expect(await get(`/v1/customers/${customer}/summary`)).toMatchObject({ blocked: true });
    const forgive = { credit_type: 'credits', reason: 'Settled by phone.' };
    const forgiven = await post(`/v1/customers/${customer}/debts/forgive`, forgive, key());
    expect(forgiven.json()).toEqual({ forgiven: '60', debt: '0' });
    expect(await may(customer, 'message')).toEqual({ allowed: false, reason: 'insufficient_credits', remaining: '0' });
    type Told = { entries: { kind: string; actor?: string; reason?: string; debt: string }[] };
    const { entries } = await get<Told>(`/v1/customers/${customer}/timeline?kind=debt_forgiven`);
    expect(entries).toMatchObject([{ debt: '-60', actor: tenant.keyId, reason: 'Settled by phone.' }]);
  });
});

describe('a refund that asks', () => {
  it('waits in the list, is decided once, and shows who decided in the timeline', async () => {
    const { customer, id } = await bought('pack_500');
    await post('/v1/consume', { customer, feature: 'message', quantity: '60' }, key());
    await post(`/v1/payments/${id}/refund`, { policy: 'ask' }, key());
    type Waiting = { decisions: { refund: string; payment: string }[] };
    const waiting = await until(
      () => get<Waiting>('/v1/refunds/decisions'),
      ({ decisions }) => decisions.some(({ payment }) => payment === id),
    );
    const refund = waiting.decisions.find(({ payment }) => payment === id)?.refund ?? '';
    const decision = { policy: 'forgive', reason: 'Our outage.' };
    const first = await post(`/v1/refunds/${refund}/decide`, decision, { idempotencyKey: 'decide-1' });
    expect(first.json()).toMatchObject({ refund, payment: id, customer, ...decision, actor: tenant.keyId });
    const again = await post(`/v1/refunds/${refund}/decide`, decision, { idempotencyKey: 'decide-1' });
    expect(again.body).toBe(first.body);
    expect(outcome(await post(`/v1/refunds/${refund}/decide`, decision, key()))).toBe('409 already_decided');
    expect((await may(customer, 'message')).allowed).toBe(true);
    const told = await get(`/v1/customers/${customer}/timeline?kind=refund_decision,refund`);
    expect(told).toMatchObject({
      entries: [
        { kind: 'refund_decision', available: '440', policy: 'forgive', actor: tenant.keyId, reason: 'Our outage.' },
        { kind: 'refund', available: '-440', policy: 'ask' },
      ],
    });
    expect(outcome(await post(`/v1/refunds/${refund}/decide`, { ...decision, policy: 'ask' }, key()))).toBe(
      '400 invalid_request',
    );
  });
});

describe('a customer’s history', () => {
  it('is noted on, filtered, and read as files', async () => {
    const { customer, id } = await bought('pack_500');
    const noted = await post(`/v1/customers/${customer}/notes`, { text: '=HYPERLINK("x")', payment: id });
    expect(noted.json()).toMatchObject({ customer, payment: id, author: tenant.keyId });
    expect(await get(`/v1/customers/${customer}/notes`)).toEqual({ notes: [noted.json()] });
    const file = await ask(api, 'GET', `/v1/customers/${customer}/timeline.csv?kind=note,purchase`, {
      key: tenant.key,
    });
    expect(file.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(file.body.split('\r\n')).toHaveLength(4);
    expect(file.body).toContain(`"'=HYPERLINK(""x"")"`);
    const period = 'from=2026-01-01T00:00:00Z&to=2027-01-01T00:00:00Z';
    const statement = await ask(api, 'GET', `/v1/customers/${customer}/statement.csv?${period}`, { key: tenant.key });
    expect(statement.body.trimEnd().split('\r\n').at(-1)).toMatch(/^\S+,closing,credits,,,,500,/);
    type Summary = { entries: { key: string }[] };
    const { entries } = await get<Summary>(`/v1/customers/${customer}/summary`);
    expect(entries).toEqual([expect.objectContaining({ key: 'timeline.purchase' })]);
    const bad = ['kind=nothing', 'kind=', 'from=yesterday', 'cursor=%20'];
    for (const query of bad) {
      const response = await ask(api, 'GET', `/v1/customers/${customer}/timeline?${query}`, { key: tenant.key });
      expect([query, outcome(response)]).toEqual([query, '400 invalid_request']);
    }
  });
});
