import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStripe } from '@asterism/sandbox/systems/stripe';
import { parseUnits, scaleOf, type Amount } from '#kernel';
import type { Connection, PaymentState, StatementRow } from '#payments/gateway';
import { openRoom, type Room } from '#test/gateways';
import { stripeGateway } from './stripe-gateway.ts';

let room: Room;
beforeAll(async () => {
  room = await openRoom(stripeGateway, openStripe);
});
afterAll(() => room.close());

const amount = (asset: string, text: string): Amount => ({ asset, units: parseUnits(text, scaleOf(asset)) });
let asked = 0;
const create = async (connection: Connection, price: Amount, more: object = {}) => {
  const payment = `pay_${(asked += 1)}`;
  const request = { payment, title: 'Stars', description: 'For a bot', amount: price, ...more };
  const invoice = await room.gateway.payIn?.createInvoice(connection, request);
  if (!invoice) throw new Error('It takes payments.');
  return { ...invoice, payment, request };
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

describe('a page of Stripe', () => {
  it('is the same page when it is asked for again, also when its end has come nearer meanwhile', async () => {
    const { account, connection } = await room.open();
    const expiresAt = new Date(room.clock.now().getTime() + 40 * 60_000);
    const first = await create(connection, amount('EUR', '5'), { expiresAt });
    const again = await room.gateway.payIn?.createInvoice(connection, first.request);
    await room.advance('15m');
    const later = await room.gateway.payIn?.createInvoice(connection, first.request);
    expect([again?.externalId, later?.externalId]).toEqual([first.externalId, first.externalId]);
    expect(room.system.control.invoices(account)).toHaveLength(1);
  });

  it('is looked up by its session, by its intent or by our id, and paid under the name of its intent', async () => {
    const { account, connection } = await room.open();
    const price = amount('USD', '10');
    const { payment, externalId } = await create(connection, price);
    expect(await stateOf(connection, payment, price)).toMatchObject({ state: 'open' });
    const { externalId: intent } = await room.system.control.pay(account, payment);
    const paid = { state: 'paid', externalId: intent, amount: price, settlement: { fee: amount('USD', '0.59') } };
    for (const name of [externalId, intent, undefined])
      expect(await stateOf(connection, payment, price, name)).toMatchObject(paid);
    expect(await stateOf(connection, 'pay_other', price, externalId)).toMatchObject({ state: 'strange' });
    expect(await stateOf(connection, 'pay_never', price)).toMatchObject({ state: 'unknown' });
  });

  it('in a currency that the balance does not hold says what it came to', async () => {
    const { account, connection } = await room.open();
    const price = amount('JPY', '10000');
    const { payment } = await create(connection, price);
    await room.system.control.pay(account, payment);
    expect(await stateOf(connection, payment, price)).toMatchObject({
      amount: price,
      settlement: { received: amount('USD', '70'), fee: amount('USD', '2.33') },
    });
  });

  it('waits while a debit is under way, and ends well or badly', async () => {
    const { account, connection } = await room.open();
    const price = amount('EUR', '5');
    const [good, bad] = [await create(connection, price), await create(connection, price)];
    for (const { payment } of [good, bad]) {
      await room.system.control.pay(account, payment, { status: 'processing' });
      expect(await stateOf(connection, payment, price)).toMatchObject({ state: 'open' });
    }
    await room.system.control.pay(account, good.payment);
    await room.system.control.pay(account, bad.payment, { status: 'failed' });
    expect(await stateOf(connection, good.payment, price)).toMatchObject({ state: 'paid' });
    expect(await stateOf(connection, bad.payment, price)).toMatchObject({ state: 'over' });
  });

  it('that nobody paid in time is over', async () => {
    const { connection } = await room.open();
    const { payment } = await create(connection, amount('EUR', '5'));
    await room.advance('25h');
    expect(await stateOf(connection, payment, amount('EUR', '5'))).toMatchObject({ state: 'unknown' });
    const { payment: other, externalId } = await create(connection, amount('EUR', '5'));
    await room.advance('25h');
    expect(await stateOf(connection, other, amount('EUR', '5'), externalId)).toMatchObject({ state: 'over' });
  });

  it('is refused under a key of the other mode', async () => {
    const { opened: live } = await room.open();
    const { connection } = await room.open({ isTest: true, secrets: live.secrets });
    await expect(create(connection, amount('EUR', '5'))).rejects.toMatchObject({ code: 'connection_invalid' });
    const { connection: test } = await room.open({ isTest: true });
    expect((await create(test, amount('EUR', '5'))).externalId).toMatch(/^cs_test_/);
  });

  it('is refused in Stripe’s own words, without the key', async () => {
    const { connection } = await room.open({ settings: { zero_decimal_currencies: 'EUR' } });
    await expect(create(connection, amount('EUR', '5.50'))).rejects.toMatchObject({ code: 'invalid_amount' });
    const { connection: revoked } = await room.open({ secrets: { secret_key: 'sk_live_0000000000' } });
    await expect(create(revoked, amount('EUR', '5'))).rejects.toMatchObject({
      name: 'GatewayUnavailable',
      effect: 'none',
    });
  });
});

describe('money that goes back at Stripe', () => {
  const paid = async (price: Amount) => {
    const { account, connection, line } = await room.open();
    const { payment } = await create(connection, price);
    const { externalId } = await room.system.control.pay(account, payment);
    return { account, connection, line, payment, charge: { externalId, payer: '', amount: price } };
  };

  it('by our wish goes back once, however often we ask, and is found', async () => {
    const price = amount('EUR', '20');
    const { account, connection, payment, charge } = await paid(price);
    const { refund } = room.gateway;
    expect(await refund?.find?.(connection, charge, room.clock.now())).toBe(false);
    expect(await refund?.refund(connection, charge)).toEqual({ outcome: 'done' });
    expect(await refund?.refund(connection, charge)).toEqual({ outcome: 'done' });
    expect(await refund?.find?.(connection, charge, room.clock.now())).toBe(true);
    expect(await room.system.control.books(account)).toEqual({ EUR: '-0.88' });
    expect(await stateOf(connection, payment, price)).toMatchObject({
      state: 'refunded',
      externalId: charge.externalId,
    });
  });

  it('at Stripe’s side is done when we ask for it afterwards', async () => {
    const { account, connection, payment, charge } = await paid(amount('EUR', '20'));
    await room.system.control.refund?.(account, payment);
    expect(await room.gateway.refund?.refund(connection, charge)).toEqual({ outcome: 'done' });
  });

  it('by the payer’s bank is refunded as well, and the statement shows it with its fee', async () => {
    const price = amount('EUR', '20');
    const { account, connection, line, payment, charge } = await paid(price);
    await room.system.control.pay(account, payment, { status: 'disputed' });
    expect(await stateOf(connection, payment, price)).toMatchObject({ state: 'refunded', amount: price });
    await room.advance('1s');
    expect(line.came.map(({ body }) => (JSON.parse(body.toString()) as { type: string }).type)).toContain(
      'charge.dispute.funds_withdrawn',
    );
    const rows: StatementRow[] = [];
    const since = new Date(room.clock.now().getTime() - 60_000);
    const until = new Date(room.clock.now().getTime() + 1000);
    for await (const page of room.gateway.statement?.read(connection, since, until) ?? []) rows.push(...page);
    expect(rows.map(({ kind, direction, externalId, fee }) => [kind, direction, externalId, fee?.units])).toEqual([
      ['refund', 'out', charge.externalId, 1500n],
      ['payment', 'in', charge.externalId, 88n],
    ]);
  });
});

describe('an event of Stripe', () => {
  it('is signed anew at each attempt, so that a late one is taken as well', async () => {
    const { account, connection, line } = await room.open();
    const { payment } = await create(connection, amount('EUR', '5'));
    line.isClosed = true;
    await room.system.control.pay(account, payment);
    await room.advance('10m');
    line.isClosed = false;
    await room.advance('1h');
    expect(line.answers.at(-1)?.status).toBe(200);
    expect(new Set(line.came.map(({ headers }) => headers['stripe-signature'])).size).toBeGreaterThan(1);
  });
});
