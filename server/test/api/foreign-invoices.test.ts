import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTelegram, type TestTelegram } from '#test/money';
import { ask, newTenant, openTestApi, outcome, stockShelves, type Ask, type Tenant, type TestApi } from './test-api.ts';

let api: TestApi;
let telegram: TestTelegram;
let tenant: Tenant;
let token: string;
let bot: string;

beforeAll(async () => {
  telegram = await openTelegram();
  api = await openTestApi({ telegramApiRoot: telegram.url });
  tenant = await newTenant(api);
  await stockShelves(api, tenant);
  token = await telegram.makeBot();
  bot = (await post('/v1/bots', { token, mode: 'tap' })).json<{ id: string }>().id;
});
afterAll(async () => {
  await telegram?.close();
  await api?.close();
});

const post = (url: string, body?: unknown, options: Ask = {}) =>
  ask(api, 'POST', url, { key: tenant.key, body, ...options });
const get = (url: string) => ask(api, 'GET', url, { key: tenant.key });
const put = (url: string, body: unknown) => ask(api, 'PUT', url, { key: tenant.key, body });

type Told = { id: string; status: string; problem?: string; product?: string; customer?: string };
const paymentOf = async (charge: string) => {
  const { payments } = (await get('/v1/payments')).json<{ payments: (Told & { charge?: string })[] }>();
  return payments.find((one) => one.charge === charge);
};
const credits = async (customer: string) =>
  (await get(`/v1/customers/${customer}`)).json<{ credits: { available: string }[] }>().credits[0]?.available ?? '0';

/** A method of the Bot API, as the bot's own program calls it. */
async function callTelegram<T>(method: string, params: object): Promise<T> {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(params) };
  const answer = (await (await fetch(`${telegram.url}/bot${token}/${method}`, init)).json()) as { result: T };
  return answer.result;
}

let offset = 0;

/** The bot's own program, once: answers its own pre-checkout, and passes everything on. */
async function runBot(): Promise<void> {
  type Update = { update_id: number; pre_checkout_query?: { id: string } };
  for (const update of await callTelegram<Update[]>('getUpdates', { offset, timeout: 2 })) {
    offset = update.update_id + 1;
    const query = update.pre_checkout_query;
    if (query) await callTelegram('answerPreCheckoutQuery', { pre_checkout_query_id: query.id, ok: true });
    expect(outcome(await post(`/v1/bots/${bot}/updates`, update))).toBe('200');
  }
}

/** A person pays an invoice that the bot has made by itself. Answers the charge. */
async function sell(payload: string, whole = 250): Promise<{ person: string; charge: string }> {
  const prices = [{ label: 'Pack', amount: whole }];
  const invoice = { title: 'Pack', description: 'Credits', payload, currency: 'XTR', prices };
  const link = await callTelegram<string>('createInvoiceLink', invoice);
  const person = await telegram.makePerson();
  const paying = telegram.pay(person, link);
  await runBot(); // the question before the charge
  const { charge_id: charge = '' } = await paying;
  await runBot(); // the payment
  return { person: String(person), charge };
}

it('a tapped bot’s own invoices become products: by rule, for the payer or whom the payload names', async () => {
  const rule = { payload: 'credits_{customer}_*', product: 'pack_500', customer: 'from_payload' };
  expect((await put('/v1/payload-rules/old-packs', rule)).json()).toMatchObject({ code: 'old-packs', ...rule });
  const { charge } = await sell('credits_ann_500');
  expect(await paymentOf(charge)).toMatchObject({ status: 'fulfilled', customer: 'ann', product: 'pack_500' });
  expect(await credits('ann')).toBe('500');
  expect((await get('/v1/payload-rules')).json()).toMatchObject({ rules: [{ code: 'old-packs', price: 'product' }] });
});

it('what no rule knows waits, and is matched by hand or by a rule made later', async () => {
  const [one, other] = [await sell('plan:gold'), await sell('plan:gold')];
  const waiting = await paymentOf(one.charge);
  expect(waiting).toMatchObject({ status: 'unmatched', problem: expect.stringContaining('plan:gold') });
  const url = `/v1/payments/${waiting?.id}/match`;
  expect(outcome(await post(url, {}, { idempotencyKey: '' }))).toBe('400 idempotency_key_required');
  const matched = await post(url, { product: 'pack_500' }, { idempotencyKey: 'click' });
  expect(matched.json()).toMatchObject({ status: 'fulfilled', customer: one.person, product: 'pack_500' });
  expect((await post(url, { product: 'pack_500' }, { idempotencyKey: 'click' })).body).toBe(matched.body);
  expect(outcome(await post(url, { product: 'pack_500' }))).toBe('409 payment_not_matchable');
  expect(await credits(one.person)).toBe('500');
  await put('/v1/payload-rules/gold', { payload: 'plan:gold', product: 'pack_500', customer: 'payer' });
  const second = `/v1/payments/${(await paymentOf(other.charge))?.id}/match`;
  expect((await post(second)).json()).toMatchObject({ status: 'fulfilled' });
  expect(await credits(other.person)).toBe('500');
});

it('a refund of one takes the credits, and another sum than the price is not accepted in silence', async () => {
  await put('/v1/payload-rules/gold', { payload: 'plan:gold', product: 'pack_500', customer: 'payer' });
  const cheap = await sell('plan:gold', 200);
  expect(await paymentOf(cheap.charge)).toMatchObject({
    status: 'unmatched',
    problem: expect.stringContaining('200 XTR'),
  });
  const { person, charge } = await sell('plan:gold');
  expect(await credits(person)).toBe('500');
  await telegram.refund(charge);
  await runBot();
  expect(await paymentOf(charge)).toMatchObject({ status: 'refunded' });
  expect(await credits(person)).toBe('0');
});

it('a callback is asked what was bought', async () => {
  const asked: unknown[] = [];
  const program = createServer((request, response) => {
    void text(request).then((body) => {
      asked.push(JSON.parse(body), request.headers['webhook-signature']);
      response.end(asked.length === 2 ? 'not yet' : '{"product": "pack_500", "customer": "bob"}');
    });
  });
  await new Promise<void>((resolve) => program.listen(0, '127.0.0.1', resolve));
  const callback_url = `http://127.0.0.1:${(program.address() as AddressInfo).port}/ask`;
  const made = await put('/v1/payload-rules/ask', { payload: 'order-*', callback_url, customer: 'payer' });
  expect(made.json()).toMatchObject({ callback_secret: expect.stringMatching(/^whsec_/) });
  expect((await get('/v1/payload-rules/ask')).body).not.toContain('whsec_');
  const { charge } = await sell('order-9');
  for (let n = 0; n < 100 && (await paymentOf(charge))?.status !== 'fulfilled'; n++) {
    api.clock.advance(5000);
    await api.settle();
  }
  program.close();
  expect(asked[0]).toMatchObject({ type: 'payment.question', data: { payload: 'order-9', charge } });
  expect(await credits('bob')).toBe('500');
});

it('a rule that is taken away matches nothing more, and what cannot be a rule is refused', async () => {
  const url = '/v1/payload-rules/brief';
  await put(url, { payload: 'brief', product: 'pack_500', customer: 'payer' });
  expect(outcome(await ask(api, 'DELETE', url, { key: tenant.key }))).toBe('200');
  expect(outcome(await ask(api, 'DELETE', url, { key: tenant.key }))).toBe('404 not_found');
  expect(await paymentOf((await sell('brief')).charge)).toMatchObject({ status: 'unmatched' });
  const good = { payload: '*', product: 'pack_500', customer: 'payer' };
  for (const [wrong, code] of [
    [{ product: 'none' }, '404 unknown_product'],
    [{ bot: 'bot_none' }, '404 not_found'],
    [{ payload: '**' }, '400 invalid_request'],
    [{ callback_url: 'https://shop.example' }, '400 invalid_request'],
    [{ customer: 'nobody' }, '400 invalid_request'],
    [{ priority: -1 }, '400 invalid_request'],
  ] as const)
    expect([wrong, outcome(await put(url, { ...good, ...wrong }))]).toEqual([wrong, code]);
});
