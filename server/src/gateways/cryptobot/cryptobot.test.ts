import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCryptobot } from '@asterism/sandbox/systems/cryptobot';
import { parseUnits, scaleOf, type Amount } from '#kernel';
import type { Connection, PaymentState, PayoutOrder } from '#payments/gateway';
import { openRoom, type Room } from '#test/gateways';
import { cryptobotGateway } from './cryptobot-gateway.ts';
import { accountOf } from './call-api.ts';
import { cryptobotRates } from './rates.ts';

let room: Room;
beforeAll(async () => {
  room = await openRoom(cryptobotGateway, openCryptobot);
});
afterAll(() => room.close());

const amount = (asset: string, text: string): Amount => ({ asset, units: parseUnits(text, scaleOf(asset)) });
let asked = 0;
const newRequest = (price: Amount) => ({
  payment: `pay_${(asked += 1)}`,
  title: 'Stars',
  description: '',
  amount: price,
});
const payIn = () => {
  if (!room.gateway.payIn) throw new Error('It takes payments.');
  return room.gateway.payIn;
};
const stateOf = async (
  connection: Connection,
  payment: string,
  price: Amount,
  externalId?: string,
): Promise<PaymentState> => {
  const question = {
    payment,
    amount: price,
    requestedAt: room.clock.now(),
    ...(externalId !== undefined && { externalId }),
  };
  const state = await room.gateway.lookUp?.payment(connection, question);
  if (!state) throw new Error('It can be asked.');
  return state;
};
const call = (connection: { token: string }, method: string, init: RequestInit = {}, query = '', path = 'cryptobot') =>
  fetch(`${room.world.url}/${path}/api/${method}${query}`, {
    ...init,
    headers: { ...(init.headers as Record<string, string>), 'crypto-pay-api-token': connection.token },
  });

describe('a payment at CryptoBot', () => {
  it('in a coin is paid in it, less the fee, which may come as a number', async () => {
    const { account, connection } = await room.open();
    const price = amount('TON', '1.5');
    const request = newRequest(price);
    const { externalId = '', url } = await payIn().createInvoice(connection, request);
    expect(url).toMatch(/^http/);
    expect(await stateOf(connection, request.payment, price, externalId)).toMatchObject({ state: 'open' });
    await room.system.control.pay(account, request.payment);
    const state = await stateOf(connection, request.payment, price, externalId);
    expect(state).toMatchObject({
      state: 'paid',
      externalId,
      amount: price,
      settlement: { fee: amount('TON', '0.015') },
    });
    expect(state).not.toHaveProperty('settlement.received');
    expect(await room.gateway.statement?.balances?.(connection)).toContainEqual(amount('TON', '1.485'));
  });

  it('in a currency is received in a coin that we accept', async () => {
    const { account, connection } = await room.open({ settings: { accepted_assets: 'TON,DOGS' } });
    const price = amount('USD', '3.20');
    const request = newRequest(price);
    await payIn().createInvoice(connection, request);
    await room.system.control.pay(account, request.payment);
    expect(await stateOf(connection, request.payment, price)).toMatchObject({
      amount: price,
      settlement: { received: amount('TON', '1'), fee: amount('TON', '0.01') },
    });
  });

  it('is found by our id alone among very many others, and is unknown when it never was', async () => {
    const { connection, opened } = await room.open();
    const price = amount('USDT', '2');
    const request = newRequest(price);
    await payIn().createInvoice(connection, request);
    const token = opened.secrets['token'] ?? '';
    for (let made = 0; made < 520; made += 40)
      await Promise.all(
        Array.from({ length: 40 }, () => call({ token }, 'createInvoice', {}, '?asset=USDT&amount=1&payload=other')),
      );
    expect(await stateOf(connection, request.payment, price)).toMatchObject({ state: 'open' });
    expect(await stateOf(connection, 'pay_never', price)).toMatchObject({ state: 'unknown' });
    const found = await payIn().findInvoice?.(connection, { ...request, requestedAt: room.clock.now() });
    expect(found?.url).toMatch(/^http/);
  });

  it('that expired is over; one of another payment, or swapped, is for a person', async () => {
    const { connection } = await room.open();
    const price = amount('USDT', '2');
    const expiresAt = new Date(room.clock.now().getTime() + 90_000);
    const request = { ...newRequest(price), expiresAt };
    const { externalId = '' } = await payIn().createInvoice(connection, request);
    expect(await stateOf(connection, 'pay_other', price, externalId)).toMatchObject({ state: 'strange' });
    await room.advance('2m');
    expect(await stateOf(connection, request.payment, price, externalId)).toMatchObject({ state: 'over' });
  });

  it('is refused in what CryptoBot does not know, and in its own words', async () => {
    const { connection } = await room.open();
    const create = (price: Amount) => payIn().createInvoice(connection, newRequest(price));
    await expect(create(amount('XTR', '5'))).rejects.toMatchObject({ code: 'asset_not_supported' });
    await expect(create(amount('GEL', '5'))).rejects.toMatchObject({
      code: 'gateway_refused',
      message: expect.stringContaining('FIAT_INVALID'),
    });
    const { connection: revoked } = await room.open({ secrets: { token: `1:${'A'.repeat(35)}` } });
    await expect(payIn().createInvoice(revoked, newRequest(amount('USDT', '5')))).rejects.toMatchObject({
      name: 'GatewayUnavailable',
      effect: 'none',
    });
  });
});

describe('a transfer of CryptoBot', () => {
  const order = (payout: string, text = '5', user_id = '77001'): PayoutOrder => ({
    payout,
    amount: amount('USDT', text),
    destination: { user_id },
  });
  const send = (connection: Connection, one: PayoutOrder) => room.gateway.payOut?.send?.(connection, one);

  it('is made once, whether a repeated spend_id is answered with an error or with the first transfer', async () => {
    const accounts = [await room.open(), await room.open()];
    const answers = [];
    for (const { account, connection, opened } of accounts) {
      await room.system.control.fund?.(account, 'USDT', '100');
      const first = await send(connection, order('po_1'));
      expect(first).toMatchObject({ state: 'confirmed' });
      expect(await send(connection, order('po_1'))).toMatchObject({ ...first, raw: expect.anything() });
      expect(await room.system.control.books(account)).toMatchObject({ USDT: '95' });
      const query = '?user_id=77001&asset=USDT&amount=5&spend_id=po_1';
      answers.push((await call({ token: opened.secrets['token'] ?? '' }, 'transfer', {}, query)).status);
    }
    expect(
      answers.toSorted((one, other) => one - other),
      'both ways were met',
    ).toEqual([200, 400]);
  });

  it('of another sum under a name that was used is for a person, and moves nothing', async () => {
    const { account, connection } = await room.open();
    await room.system.control.fund?.(account, 'USDT', '100');
    await send(connection, order('po_2'));
    expect(await send(connection, order('po_2', '6'))).toMatchObject({ state: 'strange' });
    expect(await room.system.control.books(account)).toMatchObject({ USDT: '95' });
  });

  it('fails by names that mean so for certain; any other name is for a person', async () => {
    const { account, connection } = await room.open({ settings: { payout_refusals: 'NOT_ENOUGH_COINS' } });
    expect(await send(connection, order('po_3'))).toMatchObject({ state: 'failed' });
    await room.system.control.fund?.(account, 'USDT', '100');
    expect(await send(connection, order('po_4', '5', '9000000001'))).toMatchObject({
      state: 'strange',
      words: expect.stringContaining('USER_NOT_FOUND'),
    });
  });

  it('keeps to the limits, which are in dollars, whatever the coin', async () => {
    const { account, connection } = await room.open({ settings: { payout_max_usd: '10' } });
    await room.system.control.fund?.(account, 'USDT', '100');
    await room.system.control.fund?.(account, 'TON', '100');
    expect(await send(connection, order('po_5', '10.01'))).toMatchObject({ state: 'failed' });
    expect(await send(connection, order('po_6', '0.99'))).toMatchObject({ state: 'failed' });
    const ton = (text: string) => ({ ...order(`po_ton_${text}`), amount: amount('TON', text) });
    expect(await send(connection, ton('3.13'))).toMatchObject({ state: 'failed' }); // 10.016 USD
    expect(await send(connection, ton('3.12'))).toMatchObject({ state: 'confirmed' });
  });
});

describe('the world of CryptoBot', () => {
  it('has a test network of its own', async () => {
    const { opened } = await room.open({ isTest: true });
    expect(accountOf({ ...room.needs, root: undefined }, opened).base).toBe('https://testnet-pay.crypt.bot/api');
    expect(accountOf({ ...room.needs, root: undefined }, { ...opened, isTest: false }).base).toBe(
      'https://pay.crypt.bot/api',
    );
  });

  it('shows rates of coins in currencies', async () => {
    const { connection } = await room.open();
    const rates = await cryptobotRates(room.needs, connection).read();
    expect(rates).toContainEqual({ from: 'TON', to: 'USD', rate: '3.2' });
  });

  it('takes parameters in a query, in JSON, in a form and in parts, by GET and by POST, at both of its names', async () => {
    const { opened } = await room.open();
    const token = { token: opened.secrets['token'] ?? '' };
    const form = new FormData();
    form.set('asset', 'TON');
    form.set('amount', '1');
    const plain = { asset: 'TON', amount: '1' };
    const answers = [
      await call(token, 'createInvoice', {}, '?asset=TON&amount=1'),
      await call(token, 'createInvoice', { method: 'POST' }, '?asset=TON&amount=1', 'cryptopay'),
      await call(token, 'createInvoice', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(plain),
      }),
      await call(token, 'createInvoice', { method: 'POST', body: new URLSearchParams(plain) }),
      await call(token, 'createInvoice', { method: 'POST', body: form }),
    ];
    for (const answer of answers) expect(await answer.json()).toMatchObject({ ok: true, result: { amount: '1' } });
    expect((await call(token, 'noSuchMethod')).status).toBe(405);
    expect((await call({ token: 'x' }, 'getMe')).status).toBe(401);
  });

  it('tries a webhook for three days, and then no more until it is set anew', async () => {
    const { account, connection, line } = await room.open();
    line.isClosed = true;
    const pay = async () => {
      const request = newRequest(amount('USDT', '2'));
      await payIn().createInvoice(connection, request);
      await room.system.control.pay(account, request.payment);
      return request.payment;
    };
    const first = await pay();
    await room.advance('4d');
    expect(line.came).toHaveLength(18);
    line.isClosed = false;
    await pay();
    await room.advance('1h');
    expect(line.came).toHaveLength(18);
    expect(await stateOf(connection, first, amount('USDT', '2'))).toMatchObject({ state: 'paid' });
  });
});
