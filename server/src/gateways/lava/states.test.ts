import { describe, expect, it } from 'vitest';
import type { OpenConnection } from '#payments/gateway';
import { readDestination } from './destination.ts';
import { readPayoff } from './pay-out.ts';
import { readState } from './payment-state.ts';

const now = new Date('2026-11-20T10:30:00Z');
const shopId = '11111111-2222-4333-8444-555555555555';
const connection: OpenConnection = {
  workspace: 7,
  id: 'con_1',
  app: 'main',
  isTest: false,
  settings: { shop_id: shopId, fee_percent: '4', time_zone: '+03:00' },
  secrets: {},
};
const rub = (units: bigint) => ({ asset: 'RUB', units });
const invoice = (changes: object = {}) => ({
  id: 'inv-1',
  status: 'success',
  order_id: 'pay_1',
  shop_id: shopId,
  amount: '250.5',
  ...changes,
});
const state = (changes?: object, told?: Record<string, string>) =>
  readState(invoice(changes), { payment: 'pay_1', connection, told }, now);

describe('a payment at Lava', () => {
  it('keeps the fee that the webhook told of, and its time in Moscow', () => {
    expect(
      state({}, { amount: '250.50', credited: '238.00', pay_time: '2026-11-20 13:00:00', payer: '5536**' }),
    ).toMatchObject({
      state: 'paid',
      amount: rub(250_50n),
      settlement: { fee: rub(12_50n) },
      occurredAt: new Date('2026-11-20T10:00:00Z'),
      payer: '5536**',
    });
  });

  it('that was found by asking keeps the usual fee, and is of now', () => {
    expect(state()).toMatchObject({ settlement: { fee: rub(10_02n) }, occurredAt: now });
    for (const credited of ['251.00', '', 'x', '-1'])
      expect(state({}, { amount: '250.50', credited, pay_time: 'x' })).toMatchObject({
        settlement: { fee: rub(10_02n) },
        occurredAt: now,
      });
    expect(state({}, { amount: '1.00', credited: '0.96' })).toMatchObject({ settlement: { fee: rub(10_02n) } });
    expect(state({}, { amount: '250.5', credited: '250.50' })).not.toHaveProperty('settlement');
  });

  it.each([
    ['success', 'paid'],
    ['created', 'open'],
    ['pending', 'open'],
    ['0', 'open'],
    ['7', 'strange'],
    ['never_heard_of', 'strange'],
    ['expired', 'open'],
    ['cancel', 'over'],
    ['error', 'over'],
  ])('with the status "%s" is %s', (status, is) => {
    expect(state({ status })).toMatchObject({ state: is });
  });

  it('of another order or shop is for a person to judge', () => {
    expect(state({ order_id: 'pay_2' })).toMatchObject({ state: 'strange' });
    expect(state({ shop_id: '21111111-2222-4333-8444-555555555555' })).toMatchObject({ state: 'strange' });
  });
});

const order = { payout: 'po_1', amount: rub(100_00n), destination: {} };
const payoff = (changes: object = {}) => ({
  id: 'off-1',
  orderId: 'po_1',
  status: 'success',
  amountPay: '110',
  commission: '10',
  amountReceive: '100.00',
  ...changes,
});

describe('a payout at Lava', () => {
  it.each([
    ['created', 'sent'],
    ['never_heard_of', 'sent'],
    ['success', 'confirmed'],
    ['rejected', 'failed'],
  ])('with the status "%s" is %s', (status, is) => {
    expect(readPayoff(payoff({ status }), order, now)).toMatchObject({ state: is });
  });

  it('costs its commission, and is for a person to judge when its receiver got another sum', () => {
    expect(readPayoff(payoff(), order, now)).toMatchObject({ fee: rub(10_00n) });
    expect(readPayoff(payoff({ amountReceive: '90' }), order, now)).toMatchObject({ state: 'strange' });
    expect(readPayoff(payoff({ orderId: 'po_2' }), order, now)).toMatchObject({ state: 'strange' });
  });
});

describe('a destination at Lava', () => {
  const at = (destination: Record<string, string>) => readDestination(connection, destination);

  it('has one spelling', () => {
    expect(at({ service: 'card_payoff', wallet: '4111 1111-1111 1111' })['wallet']).toBe('4111111111111111');
    for (const wallet of ['+7 (999) 123-45-67', '8 999 123 45 67', '79991234567'])
      expect(at({ service: 'sbp_payoff', wallet })['wallet']).toBe('79991234567');
    expect(at({ service: 'steam_payoff', wallet: ' gabe ' })['wallet']).toBe('gabe');
  });

  it('that cannot be right is refused', () => {
    for (const wrong of [
      { service: 'card_payoff', wallet: '4111111111111112' },
      { service: 'sbp_payoff', wallet: '123' },
      { service: 'Card!', wallet: '4111111111111111' },
      { service: 'lava_payoff', wallet: 'a b' },
      {},
    ])
      expect(() => at(wrong as Record<string, string>)).toThrow(
        expect.objectContaining({ code: 'destination_invalid' }),
      );
  });
});
