import { createHmac, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Address } from '@ton/core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { call } from '../../call.ts';
import { openWorld, type World } from '../../open-world.ts';
import { openTon, type EmulatedTon } from '../ton/index.ts';
import { commentCell } from '../ton/jetton.ts';
import { openSupplier } from './index.ts';

let world: World;
let ton: EmulatedTon;
/** What came to our address, with the header that proves it. */
const told: { body: string; signature: string }[] = [];
const receiver = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8').on('data', (part: string) => (body += part));
  request.on('end', () => {
    told.push({ body, signature: String(request.headers['x-faas-signature']) });
    response.writeHead(204).end();
  });
});
let callback = '';

beforeAll(async () => {
  const open = (given: Parameters<typeof openTon>[0]) => (ton = openTon(given));
  world = await openWorld({ systems: [open], places: [openSupplier] });
  await post('/sandbox/users', { first_name: 'Ada', username: 'ada_love' });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  callback = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
});
afterEach(() => void told.splice(0));
afterAll(async () => {
  receiver.close();
  receiver.closeAllConnections();
  await world.close();
});

const post = <Answer>(where: string, body: object = {}) => call<Answer>('POST', world.url + where, { body });
const move = (advance: string) => post('/sandbox/clock', { advance });
const settle = () => post('/sandbox/settle');

type Opened = { account: string; url: string; key: string; webhook_secret: string };
type Told = {
  order_id: string;
  status: string;
  failure_reason: string | null;
  payment: { pay_to_address: string; amount: string };
};
type Books = { ton: { paid_in: string; sent_back: string }; stars: number };

async function open(mood: object = {}) {
  const made = await post<Opened>('/sandbox/supplier/accounts', mood);
  const ask = async <Answer>(method: string, path: string, body?: object, key = randomUUID()) => {
    const headers = { 'x-api-key': made.key, 'idempotency-key': key, 'content-type': 'application/json' };
    const init = { method, headers, ...(body && { body: JSON.stringify(body) }) };
    const response = await fetch(`${made.url}/v1${path}`, init);
    return { status: response.status, body: (await response.json()) as Answer };
  };
  const order = async (more: object = {}, key = randomUUID()) => {
    const asked = { type: 'stars', recipient: { username: '@ada_love' }, quantity: 500, payment_currency: 'ton' };
    return ask<Told>('POST', '/orders', { ...asked, callback_url: callback, ...more }, key);
  };
  const pay = async ({ order_id: id, payment }: Told, units = BigInt(Number(payment.amount) * 1e9), comment = id) => {
    const to = Address.parse(payment.pay_to_address);
    await ton.chain.send('shop', { to, value: units, body: commentCell(comment) });
    await settle();
  };
  return {
    ...made,
    ask,
    order,
    pay,
    now: async (id: string) => (await ask<Told>('GET', `/orders/${id}`)).body,
    books: () => call<Books>('GET', `${world.url}/sandbox/supplier/accounts/${made.account}/books`),
    control: (more: object) => post(`/sandbox/supplier/accounts/${made.account}`, more),
    end: (id: string, status: string) => post(`/sandbox/supplier/accounts/${made.account}/orders/${id}`, { status }),
  };
}

const adaHas = async (): Promise<number> => {
  const people = await call<{ username?: string; stars: number }[]>('GET', `${world.url}/sandbox/users`);
  return people.find(({ username }) => username === 'ada_love')?.stars ?? -1;
};

const sign = (secret: string, body: string) => createHmac('sha256', secret).update(body).digest('hex');

it('sells: a check, a price, an order paid on the chain, Stars on the balance, and a signed word of it', async () => {
  const { ask, order, pay, now, books, webhook_secret: secret } = await open();
  const check = await ask('POST', '/recipients/check', { type: 'stars', recipient: { username: 'Ada_Love' } });
  expect(check.body).toMatchObject({ resolved: true, eligible: true, recipient_name: 'Ada', indeterminate: false });
  const price = await ask('GET', '/pricing?type=stars&quantity=500&payment_currency=ton');
  expect(price.body).toMatchObject({ amount: '2.625', usdt_per_ton: '3' });
  const before = await adaHas();
  const made = await order();
  expect(made).toMatchObject({ status: 201, body: { status: 'awaiting_payment', payment: { amount: '2.625' } } });
  await pay(made.body);
  expect((await now(made.body.order_id)).status).toBe('paid');
  await move('15s');
  expect((await now(made.body.order_id)).status).toBe('delivered');
  expect((await adaHas()) - before).toBe(500);
  expect(await books()).toMatchObject({ ton: { paid_in: '2.625', sent_back: '0' }, stars: 500 });
  expect(told.map(({ body }) => (JSON.parse(body) as Told).status)).toEqual(['delivered']);
  expect(told[0]?.signature).toBe(sign(secret, told[0]?.body ?? ''));
});

it('makes one order of one key, however often it is asked and whatever comes of the answer', async () => {
  const { ask, order, account } = await open();
  const key = randomUUID();
  const made = await order({}, key);
  expect(await order({}, key)).toMatchObject({ status: 200, body: { order_id: made.body.order_id } });
  expect(await order({ quantity: 600 }, key)).toMatchObject({ status: 409, body: { error: { code: 'conflict' } } });
  const lost = randomUUID();
  await post('/sandbox/faults', {
    target: 'supplier',
    kind: 'timeout_after',
    method: `${account}/create`,
    rate: 1,
    times: 1,
  });
  await expect(order({}, lost)).rejects.toThrow('fetch failed');
  expect((await order({}, lost)).status).toBe(200);
  expect((await ask<{ orders: unknown[] }>('GET', '/orders')).body.orders).toHaveLength(2);
});

it('refuses whom it cannot find, fails open when it cannot look, and sells nothing when it is empty', async () => {
  const { ask, order, control } = await open();
  const nobody = { recipient: { username: 'nobody_here' } };
  expect((await ask('POST', '/recipients/check', { type: 'stars', ...nobody })).body).toMatchObject({
    eligible: false,
    reason: 'not_found',
  });
  expect(await order(nobody)).toMatchObject({ status: 422, body: { error: { code: 'recipient_ineligible' } } });
  await control({ check: 'indeterminate' });
  expect((await ask('POST', '/recipients/check', { type: 'stars', ...nobody })).body).toMatchObject({
    eligible: true,
    indeterminate: true,
  });
  expect((await order(nobody)).status).toBe(503);
  await control({ sells: false, check: 'sure' });
  expect((await order()).status).toBe(503);
  expect((await ask('GET', '/pricing?type=stars&quantity=500&payment_currency=ton')).status).toBe(503);
  expect(await order({ quantity: 49 })).toMatchObject({ status: 400, body: { error: { code: 'bad_request' } } });
  const strange = await fetch(`${world.url}/supplier/v1/orders`, { headers: { 'x-api-key': 'x' } });
  expect(strange.status).toBe(401);
});

it('sends back what is too little, too much, for nothing, or late', async () => {
  const { order, pay, now, books, ask } = await open();
  const [little, much, late, gone] = await Promise.all([order(), order(), order(), order()]);
  await pay(little.body, 2_000_000_000n);
  await pay(much.body, 3_000_000_000n);
  expect(await now(little.body.order_id)).toMatchObject({ status: 'failed', failure_reason: 'underpaid' });
  expect(await now(much.body.order_id)).toMatchObject({ status: 'failed', failure_reason: 'overpaid' });
  await pay(much.body, 1_000_000_000n, 'no such order');
  expect((await ask<Told>('POST', `/orders/${gone.body.order_id}/cancel`)).body.status).toBe('cancelled');
  await move('3h');
  expect((await now(late.body.order_id)).status).toBe('expired');
  await pay(late.body);
  expect(await books()).toMatchObject({ ton: { paid_in: '8.625', sent_back: '8.585' }, stars: 0 });
});

it('holds, fails and reverses, as it is told to; a webhook may come first, or never', async () => {
  const { order, pay, now, control, end } = await open({
    endings: ['held', 'reversed', 'undeliverable'],
    webhooks: 'first',
  });
  const before = await adaHas();
  const held = await order();
  expect(told.map(({ body }) => (JSON.parse(body) as Told).status)).toEqual(['awaiting_payment']);
  await control({ webhooks: 'never' });
  const [reversed, failed] = [await order(), await order()];
  await pay(held.body);
  await pay(reversed.body);
  await pay(failed.body);
  await move('20s');
  expect(await now(failed.body.order_id)).toMatchObject({ status: 'reversed', purchase_tx: null });
  expect((await now(held.body.order_id)).status).toBe('held');
  expect((await now(reversed.body.order_id)).status).toBe('delivered');
  expect((await adaHas()) - before).toBe(500);
  await move('2m');
  expect((await now(reversed.body.order_id)).status).toBe('reversed');
  expect((await adaHas()) - before).toBe(0);
  await end(held.body.order_id, 'delivered');
  expect((await adaHas()) - before).toBe(500);
  expect(told).toHaveLength(1);
});

it('signs with both secrets for a day after a change', async () => {
  const { order, pay, account, webhook_secret: old } = await open({ delivers_after: 0 });
  const { webhook_secret: fresh } = await post<Opened>(`/sandbox/supplier/accounts/${account}/secret`);
  await pay((await order()).body);
  const [word] = told;
  expect(word?.signature).toBe(`${sign(fresh, word?.body ?? '')}, ${sign(old, word?.body ?? '')}`);
});

it('takes dollars on the chain as well', async () => {
  const { order, now } = await open({ delivers_after: 0 });
  const made = await order({ payment_currency: 'usdt_ton' });
  expect(made.body.payment.amount).toBe('7.95375');
  const to = Address.parse(made.body.payment.pay_to_address);
  await ton.dollar.pay('shop', to, 7_953_750n, made.body.order_id);
  await settle();
  expect((await now(made.body.order_id)).status).toBe('delivered');
});
