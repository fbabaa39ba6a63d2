import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTelegram, preCheckout, type TestTelegram } from '#test/money';
import {
  ask,
  give,
  newTenant,
  openTestApi,
  outcome,
  stockShelves,
  type Ask,
  type Tenant,
  type TestApi,
} from './test-api.ts';

let api: TestApi;
let telegram: TestTelegram;
let tenant: Tenant;
let bot: { id: string; telegram_id: string };

beforeAll(async () => {
  telegram = await openTelegram();
  api = await openTestApi({ telegramApiRoot: telegram.url });
  tenant = await newTenant(api);
  await stockShelves(api, tenant);
  bot = (await post('/v1/bots', { token: await telegram.makeBot(), mode: 'webhook' })).json();
});
afterAll(async () => {
  await telegram?.close();
  await api?.close();
});

const post = (url: string, body: unknown, options: Ask = {}) =>
  ask(api, 'POST', url, { key: tenant.key, body, ...options });
const get = (url: string, options: Ask = {}) => ask(api, 'GET', url, { key: tenant.key, ...options });

/** Repeats a question until its answer is as wanted: Telegram delivers when it delivers. */
async function until<T>(question: () => Promise<T>, wanted: (answer: T) => boolean): Promise<T> {
  for (let n = 0; n < 500; n++) {
    const answer = await question();
    if (wanted(answer)) return answer;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return question();
}

type PaymentTold = { id: string; status: string; charge?: string; refunds: { status: string }[] };
const payment = async (id: string) => (await get(`/v1/payments/${id}`)).json<PaymentTold>();
const becomes = (id: string, status: string) =>
  until(
    () => payment(id),
    (told) => told.status === status,
  );

/** Someone buys the pack through Telegram, and it has become credits. */
async function bought(): Promise<{ customer: string; id: string; charge: string }> {
  const person = await telegram.makePerson();
  const invoice = await post('/v1/invoices', { customer: String(person), product: 'pack_500' });
  const { link, payment: id } = invoice.json<{ link: string; payment: string }>();
  const { charge_id: charge = '' } = await telegram.pay(person, link);
  await becomes(id, 'fulfilled');
  return { customer: String(person), id, charge };
}

describe('a Stars payment through the API', () => {
  it('becomes credits, is listed, and is refunded with a preview that was right to the unit', async () => {
    const { customer, id, charge } = await bought();
    await post('/v1/consume', { customer, feature: 'image', quantity: '2' });
    const listed = (await get(`/v1/payments?customer=${customer}`)).json<{ payments: PaymentTold[] }>();
    expect(listed.payments).toMatchObject([{ id, status: 'fulfilled', charge, product: 'pack_500' }]);
    expect(await payment(id)).toMatchObject({
      amount: { asset: 'XTR', amount: '250' },
      paid: { amount: '250' },
      refunds: [],
    });
    const preview = await post(`/v1/payments/${id}/refund`, { dry_run: true }, { idempotencyKey: '' });
    expect(preview.json()).toMatchObject({
      dry_run: true,
      policy: 'void_remaining',
      granted: '500',
      spent: '20',
      reserved: '0',
      expired: '0',
      removable: '480',
      debt: '0',
    });
    const asked = await post(`/v1/payments/${id}/refund`, {}, { idempotencyKey: 'refund-1' });
    expect(asked.json()).toMatchObject({ payment: id, status: 'requested', origin: 'request' });
    await api.settle();
    expect(await becomes(id, 'refunded')).toMatchObject({ refunds: [{ status: 'done' }] });
    const again = await post(`/v1/payments/${id}/refund`, {}, { idempotencyKey: 'refund-1' });
    expect(again.json()).toMatchObject({ refund: asked.json<{ refund: string }>().refund });
    expect((await get(`/v1/customers/${customer}`)).json()).toMatchObject({ credits: [{ available: '0', debt: '0' }] });
    expect(outcome(await post(`/v1/payments/${id}/refund`, {}))).toBe('409 payment_not_refundable');
  });

  it('made at Telegram’s side takes the credits as well', async () => {
    const { customer, id, charge } = await bought();
    await telegram.refund(charge);
    await becomes(id, 'refunded');
    expect((await get(`/v1/customers/${customer}`)).json()).toMatchObject({ credits: [{ available: '0' }] });
  });

  it('422: a key that was used for something else, whichever came first', async () => {
    const { id, customer } = await bought();
    await give(api, tenant, 'someone', '1');
    const grant = { customer: 'someone', amount: '1', reason: 'x' };
    await post('/v1/grants', grant, { idempotencyKey: 'shared' });
    const taken = await post(`/v1/payments/${id}/refund`, {}, { idempotencyKey: 'shared' });
    expect(outcome(taken)).toBe('422 idempotency_conflict');
    await post(`/v1/payments/${id}/refund`, {}, { idempotencyKey: 'back' });
    const use = { customer, feature: 'message', quantity: '1' };
    for (const [url, body] of [
      ['/v1/consume', use],
      ['/v1/reservations', use],
      ['/v1/grants', grant],
    ] as const)
      expect(outcome(await post(url, body, { idempotencyKey: 'back' }))).toBe('422 idempotency_conflict');
  });

  it('400: a policy nobody knows, a dry run that is none', async () => {
    for (const body of [{ policy: 'all' }, { dry_run: 'yes' }, { dryRun: true }, []])
      expect(outcome(await post('/v1/payments/pay_x/refund', body))).toBe('400 invalid_request');
  });
});

describe('an invoice', () => {
  it('200: is the same link for the same key, and 422 with another body', async () => {
    const body = { customer: '5001', product: 'pack_500' };
    const first = await post('/v1/invoices', body, { idempotencyKey: 'inv-1' });
    expect(first.json()).toEqual({ link: expect.stringMatching(/^https?:/), payment: expect.stringMatching(/^pay_/) });
    expect((await post('/v1/invoices', body, { idempotencyKey: 'inv-1' })).body).toBe(first.body);
    const other = await post('/v1/invoices', { ...body, customer: '5002' }, { idempotencyKey: 'inv-1' });
    expect(outcome(other)).toBe('422 idempotency_conflict');
    expect((await post('/v1/invoices', body, { idempotencyKey: '' })).json()).not.toEqual(first.json());
  });

  it('404: a product or a bot that is not there', async () => {
    expect(outcome(await post('/v1/invoices', { customer: '1', product: 'none' }))).toBe('404 unknown_product');
    expect(outcome(await post('/v1/invoices', { customer: '1', product: 'pack_500', bot: 'bot_none' }))).toBe(
      '404 not_found',
    );
  });

  it('503 with Retry-After: Telegram does not answer', async () => {
    await telegram.fault({ kind: '500', method: 'createInvoiceLink', times: 20 });
    const response = await post('/v1/invoices', { customer: '1', product: 'pack_500' });
    await telegram.heal();
    expect(outcome(response)).toBe('503 gateway_unavailable');
    expect(response.headers['retry-after']).toBeDefined();
  });
});

describe('payments', () => {
  it('page by cursor, each once', async () => {
    for (let n = 0; n < 5; n++) await post('/v1/invoices', { customer: 'pager', product: 'pack_500' });
    type Page = { payments: PaymentTold[]; cursor?: string };
    const pageAt = async (cursor: string) =>
      (await get(`/v1/payments?customer=pager&limit=2${cursor && `&cursor=${cursor}`}`)).json<Page>();
    const seen: string[] = [];
    for (let page = await pageAt(''); ; page = await pageAt(page.cursor)) {
      expect(page.payments.length).toBeLessThanOrEqual(2);
      seen.push(...page.payments.map(({ id }) => id));
      if (page.cursor === undefined) break;
    }
    expect(seen).toHaveLength(5);
    expect(new Set(seen).size).toBe(5);
    expect((await get('/v1/payments?customer=pager&status=fulfilled')).json()).toEqual({ payments: [] });
  });

  it('400: a limit, a cursor or a status that is none', async () => {
    for (const query of ['limit=0', 'limit=201', 'limit=many', 'limit=1.5', 'cursor=%20', 'status=lost', 'customer='])
      expect([query, outcome(await get(`/v1/payments?${query}`))]).toEqual([query, '400 invalid_request']);
  });
});

describe('a bot', () => {
  it('200: is taken in, listed and read, and its token is shown to nobody', async () => {
    expect(bot).toMatchObject({ id: expect.stringMatching(/^bot_/), mode: 'webhook', connected: true });
    const all = await get('/v1/bots');
    expect(all.json()).toMatchObject({ bots: [{ id: bot.id }] });
    expect((await get(`/v1/bots/${bot.id}`)).json()).toEqual(bot);
    expect((await get(`/v1/bots/${bot.telegram_id}`)).json()).toEqual(bot);
    expect(all.body).not.toMatch(/\d+:[A-Za-z0-9_-]{20,}/);
  });

  it('behind a relay shows where its updates go and how that is going; one that is only read shows its mode', async () => {
    const relay = { token: await telegram.makeBot(), mode: 'relay', forward_url: 'https://bot.example.org/tg' };
    const made = (await post('/v1/bots', relay)).json<{ id: string }>();
    const shown = (await get(`/v1/bots/${made.id}`)).json<object>();
    expect(shown).toMatchObject({ mode: 'relay', forward_url: relay.forward_url, relay: { waiting: 0, undeliverable: 0 } });
    const read = await post('/v1/bots', { token: await telegram.makeBot(), mode: 'read_only' });
    expect(read.json()).toMatchObject({ mode: 'read_only', connected: true });
  });

  it('422: a token Telegram does not know', async () => {
    const token = '123456:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
    expect(outcome(await post('/v1/bots', { token, mode: 'tap' }))).toBe('422 bot_token_invalid');
  });

  it('400: a token or an address that cannot be one, and the token is not repeated', async () => {
    const response = await post('/v1/bots', { token: 'very secret', mode: 'tap' });
    expect(outcome(response)).toBe('400 invalid_request');
    expect(response.body).not.toContain('very secret');
    const body = { token: await telegram.makeBot(), mode: 'relay', forward_url: 'ftp://x' };
    expect(outcome(await post('/v1/bots', body))).toBe('400 invalid_request');
  });

  it('200: takes a tapped update once; 400 what is none; 404 for a bot that is not there', async () => {
    const update = preCheckout('pay_unknown');
    const url = `/v1/bots/${bot.id}/updates`;
    expect((await post(url, { update_id: 990_001, message: { text: 'hello' } })).json()).toEqual({ status: 'ignored' });
    expect((await post(url, { update_id: 990_001, message: { text: 'hello' } })).json()).toEqual({
      status: 'duplicate',
    });
    for (const body of [{}, { update_id: 'x' }, { update_id: 1.5 }, { update_id: -1 }, [update], 'update'])
      expect(outcome(await post(url, body))).toBe('400 invalid_request');
    expect(outcome(await post('/v1/bots/bot_none/updates', update))).toBe('404 not_found');
  });
});

describe('the webhook of Telegram', () => {
  const deliver = (secret: string | undefined, options: Ask = {}) =>
    ask(api, 'POST', `/telegram/${bot.id}`, {
      body: { update_id: 880_001, message: { text: 'hi' } },
      headers: secret === undefined ? {} : { 'x-telegram-bot-api-secret-token': secret },
      ...options,
    });

  it('401: a wrong or missing secret, and nothing is stored', async () => {
    for (const secret of [undefined, '', 'wrong', 'x'.repeat(256)])
      expect(outcome(await deliver(secret))).toBe('401 signature_invalid');
    expect((await post(`/v1/bots/${bot.id}/updates`, { update_id: 880_001, message: {} })).json()).toEqual({
      status: 'ignored',
    });
  });

  it('400: an update that is not JSON; 413: one of 5 MB; 415: another type; 404: a bot that is not there', async () => {
    expect(outcome(await deliver('x', { raw: 'update_id=1' }))).toBe('400 invalid_request');
    const huge = JSON.stringify({ update_id: 1, message: { text: 'x'.repeat(5 * 1024 * 1024) } });
    expect(outcome(await deliver('x', { raw: huge }))).toBe('413 payload_too_large');
    const form = { headers: { 'content-type': 'application/x-www-form-urlencoded' } };
    expect(outcome(await deliver('x', form))).toBe('415 unsupported_media_type');
    expect(outcome(await ask(api, 'POST', '/telegram/bot_none', { body: { update_id: 1 } }))).toBe('404 not_found');
  });
});
