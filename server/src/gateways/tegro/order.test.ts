import { describe, expect, it } from 'vitest';
import type { OpenConnection } from '#payments/gateway';
import { readState, type TegroOrder } from './order.ts';

const now = new Date('2026-11-20T10:30:00Z');
const connection = (settings: Record<string, string> = {}, isTest = false): OpenConnection => ({
  workspace: 7,
  id: 'con_1',
  app: 'main',
  isTest,
  settings: { currencies: 'RUB=1,USD=2', fee_from: 'shop', time_zone: '+03:00', ...settings },
  secrets: {},
});
const order = (changes: Partial<TegroOrder> = {}): TegroOrder => ({
  id: '755555',
  payment_id: 'pay_1',
  status: '1',
  amount: '64.18000000',
  fee: '4.00000000',
  currency_id: '1',
  test_order: '0',
  date_payed: '2026-11-20 13:00:00',
  ...changes,
});
const state = (changes?: Partial<TegroOrder>, of = connection()) =>
  readState(order(changes), { payment: 'pay_1', asset: 'RUB', connection: of }, now);

describe('an order at Tegro', () => {
  it('with status 1 that is no test is money, less the fee, at Moscow’s time', () => {
    expect(state()).toMatchObject({
      state: 'paid',
      externalId: '755555',
      amount: { asset: 'RUB', units: 64_18n },
      settlement: { fee: { asset: 'RUB', units: 4_00n } },
      occurredAt: new Date('2026-11-20T10:00:00Z'),
    });
  });

  it('whose fee the payer has paid brings the whole amount', () => {
    expect(state({}, connection({ fee_from: 'payer' }))).not.toHaveProperty('settlement');
    expect(state({ fee: null })).not.toHaveProperty('settlement');
  });

  it.each([
    [{ status: '0' }, 'open'],
    [{ status: '2' }, 'strange'],
    [{ status: 'Paid' }, 'strange'],
    [{ status: '01' }, 'strange'],
    [{ test_order: '1' }, 'strange'],
    [{ test_order: true }, 'strange'],
    [{ test_order: null }, 'strange'],
    [{ test_order: false }, 'paid'],
    [{ payment_id: 'pay_2' }, 'strange'],
    [{ currency_id: '2' }, 'strange'],
    [{ currency_id: '9' }, 'strange'],
    [{ currency_id: null }, 'strange'],
    [{ amount: '1.00000000' }, 'paid'], // as it came: too little, and on the desk
  ] as const)('that says %j is %s', (changes, is) => {
    expect(state(changes)).toMatchObject({ state: is });
  });

  it('of a shop in test mode is never real money, nor the other way round', () => {
    expect(state({ test_order: '1' }, connection({}, true))).toMatchObject({ state: 'paid' });
    expect(state({}, connection({}, true))).toMatchObject({ state: 'strange' });
  });
});
