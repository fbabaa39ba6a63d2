import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openUnitpay } from '@asterism/sandbox/systems/unitpay';
import { parseUnits, scaleOf, type Amount } from '#kernel';
import type { Connection, PaymentState, PayoutOrder } from '#payments/gateway';
import { openRoom, type Room } from '#test/gateways';
import { readMoscow } from './dates.ts';
import { unitpayGateway } from './unitpay-gateway.ts';

let room: Room;
beforeAll(async () => {
  room = await openRoom(unitpayGateway, openUnitpay);
});
afterAll(() => room.close());

const amount = (asset: string, text: string): Amount => ({ asset, units: parseUnits(text, scaleOf(asset)) });
const price = amount('RUB', '250.50');
let asked = 0;
const create = async (connection: Connection, sum: Amount = price) => {
  const payment = `pay_${(asked += 1)}`;
  const request = { payment, title: 'Звёзды', description: 'Пополнение & 250.50 + "скидка"', amount: sum };
  const invoice = await room.gateway.payIn?.createInvoice(connection, request);
  if (!invoice) throw new Error('It takes payments.');
  return { ...invoice, payment };
};
const follow = async (url: string) => (await fetch(url)).text();
const press = async (url: string) => (await fetch(url, { method: 'POST' })).text();
const stateOf = async (connection: Connection, payment: string, externalId?: string): Promise<PaymentState> => {
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

describe('a payment at UnitPay', () => {
  it('by link is signed as the form wants it, and paid after a yes of ours', async () => {
    const { account, connection, line } = await room.open();
    const { url, payment, externalId } = await create(connection);
    expect([new URL(url).pathname, externalId]).toEqual([expect.stringMatching(/^\/unitpay\/pay\/\d+-/), undefined]);
    expect(await follow(url)).toContain('250.50 RUB');
    expect(await stateOf(connection, payment)).toMatchObject({ state: 'open' });
    const [invoice] = room.system.control.invoices(account);
    expect(await press(`${room.world.url}${invoice?.page}`)).toContain('Paid.');
    await room.advance('1s');
    expect(line.came.map(({ query }) => new URLSearchParams(query).get('method'))).toEqual(['check', 'pay']);
    expect(await stateOf(connection, payment, invoice?.id)).toMatchObject({
      state: 'paid',
      amount: price,
      occurredAt: new Date('2026-11-20T12:00:00Z'),
      settlement: { fee: amount('RUB', '10.02') },
    });
  });

  it('with anything of its link changed is not made', async () => {
    const { connection } = await room.open();
    const { url } = await create(connection);
    for (const [name, value] of [
      ['sum', '1.00'],
      ['currency', 'USD'],
      ['account', 'pay_other'],
      ['desc', 'Something else'],
    ] as const) {
      const changed = new URL(url);
      changed.searchParams.set(name, value);
      expect(await follow(changed.toString()), name).toContain('Wrong signature');
    }
  });

  it('by call is known by its number from the beginning', async () => {
    const { account, connection } = await room.open({ settings: { create: 'api' } });
    const { payment, externalId, url } = await create(connection);
    expect(externalId).toMatch(/^\d+$/);
    expect(await follow(url)).toContain('250.50 RUB');
    await room.system.control.pay(account, payment, { isSilent: true });
    expect(await stateOf(connection, payment, externalId)).toMatchObject({ state: 'paid' });
    expect(await stateOf(connection, 'pay_other', externalId)).toMatchObject({ state: 'strange' });
  });

  it('in another currency says what reached the balance', async () => {
    const { account, connection } = await room.open({ settings: { create: 'api' } });
    const { payment, externalId } = await create(connection, amount('USD', '10'));
    await room.system.control.pay(account, payment);
    expect(await stateOf(connection, payment, externalId)).toMatchObject({
      amount: amount('USD', '10'),
      settlement: { received: amount('RUB', '768') },
    });
  });

  it.each([
    ['100301', 'open'],
    ['100303', 'strange'], // paid, and of another order: the sandbox's own
    ['100304', 'open'],
    ['999999', 'unknown'],
  ])('of the number %s in test mode is %s', async (number, state) => {
    const { connection } = await room.open({ isTest: true });
    expect(await stateOf(connection, number === '100303' ? 'pay_1' : 'test', number)).toMatchObject({ state });
  });

  it('goes back once, however often we ask', async () => {
    const { account, connection } = await room.open({ settings: { create: 'api' } });
    const { payment, externalId = '' } = await create(connection);
    await room.system.control.pay(account, payment);
    const charge = { externalId, payer: '', amount: price };
    const { refund } = room.gateway;
    expect(await refund?.refund(connection, charge)).toEqual({ outcome: 'done' });
    expect(await refund?.refund(connection, charge)).toEqual({ outcome: 'done' });
    expect(await refund?.find?.(connection, charge, room.clock.now())).toBe(true);
    expect(await stateOf(connection, payment, externalId)).toMatchObject({ state: 'refunded' });
  });
});

describe('a payout of UnitPay', () => {
  const order = (payout: string, text = '100', purse = '4111111111111111'): PayoutOrder => ({
    payout,
    amount: amount('RUB', text),
    destination: { payment_type: 'card', purse },
  });
  const rail = () => {
    const { payOut } = room.gateway;
    if (!payOut?.send || !payOut.find) throw new Error('It pays out.');
    return {
      send: (connection: Connection, one: PayoutOrder) => payOut.send?.(connection, one),
      find: (connection: Connection, one: PayoutOrder) => payOut.find?.(connection, one, room.clock.now()),
      readDestination: (...given: Parameters<typeof payOut.readDestination>) => payOut.readDestination(...given),
    };
  };

  it('under way is asked for until it has ended', async () => {
    const { account, connection } = await room.open();
    await room.system.control.fund?.(account, 'RUB', '1000');
    room.system.control.settlePayouts?.(account, 'pending');
    expect(await rail().send(connection, order('po_1'))).toMatchObject({ state: 'sent' });
    expect(await rail().find(connection, order('po_1'))).toMatchObject({ state: 'sent' });
    room.system.control.settlePayouts?.(account, 'confirmed');
    expect(await rail().find(connection, order('po_1'))).toMatchObject({
      state: 'confirmed',
      fee: amount('RUB', '1.5'),
    });
    expect(await room.system.control.books(account)).toEqual({ RUB: '898.50' });
    expect(await rail().send(connection, order('po_1', '101'))).toMatchObject({ state: 'strange' });
  });

  it.each([
    ['0.50', 'below 1 RUB'],
    ['15000.01', 'over 15 000 RUB'],
    ['900', 'over the balance'],
  ])('of %s is failed: %s', async (text, words) => {
    const { account, connection } = await room.open();
    await room.system.control.fund?.(account, 'RUB', '800');
    expect(await rail().send(connection, order(`po_${text}`, text))).toMatchObject({
      state: 'failed',
      words: expect.stringContaining(words),
    });
    expect(await room.system.control.books(account)).toEqual({ RUB: '800.00' });
  });

  it('ends as the sandbox’s own ids say', async () => {
    const { account, connection } = await room.open({ isTest: true });
    await room.system.control.fund?.(account, 'RUB', '1000');
    room.system.control.settlePayouts?.(account, 'pending');
    expect(await rail().send(connection, order('F12358132134'))).toMatchObject({ state: 'confirmed' });
    expect(await rail().send(connection, order('F383117770'))).toMatchObject({ state: 'failed' });
    expect(await rail().send(connection, order('F1'))).toMatchObject({ state: 'sent' });
  });

  it('has one spelling of where it goes', async () => {
    const { opened } = await room.open();
    const read = (destination: Record<string, string>) => rail().readDestination(opened, destination);
    expect(read({ purse: '4111 1111 1111 1111' })).toEqual({ payment_type: 'card', purse: '4111111111111111' });
    const phone = { payment_type: 'sbp', purse: '+7 (900) 123-45-67', member_id: '100000000111' };
    expect(read(phone)).toEqual({ payment_type: 'sbp', purse: '79001234567', member_id: '100000000111' });
  });

  it('needs the account’s own key', async () => {
    const { connection } = await room.open({ settings: { login: '' } });
    await expect(rail().send(connection, order('po_9'))).rejects.toMatchObject({ code: 'connection_invalid' });
  });
});

describe('the secret keys of UnitPay', () => {
  it('stand in addresses, and in nothing that is told: no error, no word, no log', async () => {
    const { account, connection, opened } = await room.open({ settings: { create: 'api' } });
    const told: unknown[] = [];
    const keep = async (work: Promise<unknown> | undefined) => told.push(await work?.catch((error: unknown) => error));
    const order = { payout: 'po_x', amount: price, destination: { payment_type: 'card', purse: '4111111111111111' } };
    for (const kind of ['429', '500', 'timeout_before', 'timeout_after'])
      for (const method of ['initPayment', 'getPayment', 'massPayment', 'massPaymentStatus', 'refundPayment']) {
        const init = { method: 'POST', headers: { 'content-type': 'application/json' } };
        const body = JSON.stringify({ target: 'unitpay', kind, method, rate: 1, times: 1 });
        await fetch(`${room.world.url}/sandbox/faults`, { ...init, body });
        if (method === 'initPayment') await keep(create(connection));
        if (method === 'getPayment') await keep(stateOf(connection, 'pay_x', '1'));
        if (method === 'massPayment') await keep(room.gateway.payOut?.send?.(connection, order));
        if (method === 'massPaymentStatus')
          await keep(room.gateway.payOut?.find?.(connection, order, room.clock.now()));
        if (method === 'refundPayment')
          await keep(room.gateway.refund?.refund(connection, { externalId: '1', payer: '', amount: price }));
      }
    expect(told.filter((error) => error instanceof Error).length).toBeGreaterThanOrEqual(20);
    const said = inspect([told, room.log, room.system.control.invoices(account)], { depth: 8 });
    for (const secret of Object.values(opened.secrets)) expect(said).not.toContain(secret);
  });
});

it('dates are Moscow’s', () => {
  expect(readMoscow('2026-11-20 13:00:00')).toEqual(new Date('2026-11-20T10:00:00Z'));
  for (const text of ['', '20.11.2026', '2026-11-20', '2026-13-40 13:00:00']) expect(readMoscow(text)).toBeUndefined();
});
