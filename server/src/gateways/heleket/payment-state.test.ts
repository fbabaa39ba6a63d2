import { describe, expect, it } from 'vitest';
import { readState, type HeleketPayment } from './payment-state.ts';
import { feeOf, readPayoutState, type HeleketPayout } from './payout-state.ts';
import { readDestination } from './destination.ts';

const now = new Date('2026-11-20T10:00:00Z');
const asked = { payment: 'pay_1', asset: 'USD' };

const invoice = (changes: Partial<HeleketPayment> = {}): HeleketPayment => ({
  uuid: 'u-1',
  order_id: 'pay_1',
  amount: '2.75',
  currency: 'USD',
  payer_amount: '2.75000000',
  payment_amount: '2.75000000',
  payer_currency: 'USDT',
  merchant_amount: '2.73000000',
  payment_status: 'paid',
  from: 'UQpayer',
  updated_at: '2026-11-20T12:59:00+03:00',
  ...changes,
});
const usd = (units: bigint) => ({ asset: 'USD', units });
const usdt = (units: bigint) => ({ asset: 'USDT', units });

describe('a payment at Heleket', () => {
  it('that is paid brings our balance what the payer sent, less the fee', () => {
    expect(readState(invoice(), asked, now)).toMatchObject({
      state: 'paid',
      externalId: 'u-1',
      payer: 'UQpayer',
      amount: usd(2_750_000n),
      settlement: { received: usdt(2_750_000n), fee: usdt(20_000n) },
      occurredAt: new Date('2026-11-20T09:59:00Z'),
    });
  });

  it('is worth the part of the price that came: less when too little came, more when too much', () => {
    const half = invoice({ payment_status: 'wrong_amount', payment_amount: '1.375', merchant_amount: '1.365' });
    expect(readState(half, asked, now)).toMatchObject({ state: 'paid', amount: usd(1_375_000n) });
    const more = invoice({ payment_status: 'paid_over', payment_amount: '5.50', merchant_amount: '5.46' });
    expect(readState(more, asked, now)).toMatchObject({ state: 'paid', amount: usd(5_500_000n) });
    const rubles = {
      amount: '275.00',
      currency: 'RUB',
      payer_amount: '3.00',
      payment_amount: '1',
      merchant_amount: '1',
    };
    expect(readState(invoice(rubles), { ...asked, asset: 'RUB' }, now)).toMatchObject({
      amount: { asset: 'RUB', units: 91_66n },
      settlement: { received: usdt(1_000_000n) },
    });
  });

  it('in the coin it is asked in keeps its fee in that coin', () => {
    const same = invoice({ currency: 'USDT' });
    expect(readState(same, { ...asked, asset: 'USDT' }, now)).toMatchObject({
      amount: usdt(2_750_000n),
      settlement: { fee: usdt(20_000n) },
    });
  });

  it('that Heleket changes into another coin brings what that is', () => {
    const changed = invoice({ convert: { to_currency: 'TON', amount: '1.100000001' } });
    expect(readState(changed, asked, now)).toMatchObject({
      settlement: { received: { asset: 'TON', units: 1_100_000_001n } },
    });
  });

  it.each([
    ['paid', 'paid'],
    ['paid_over', 'paid'],
    ['wrong_amount', 'paid'],
    ['refund_fail', 'paid'],
    ['wrong_amount_waiting', 'open'],
    ['check', 'open'],
    ['confirm_check', 'open'],
    ['process', 'open'],
    ['refund_process', 'open'],
    ['fail', 'over'],
    ['cancel', 'open'],
    ['system_fail', 'over'],
    ['refund_paid', 'refunded'],
    ['locked', 'strange'],
    ['never_heard_of', 'strange'],
    ['constructor', 'strange'],
    ['', 'strange'],
  ])('with the status "%s" is %s', (payment_status, state) => {
    expect(readState(invoice({ payment_status }), asked, now)).toMatchObject({ state });
  });

  it('is for a person to judge when the order, the currency or the figures are not what they should be', () => {
    for (const changes of [
      { order_id: 'pay_2' },
      { order_id: null },
      { currency: 'EUR' },
      { payer_currency: 'BTC' },
      { payment_amount: null },
      { merchant_amount: null },
      { merchant_amount: '0.00' },
      { payer_amount: null },
    ])
      expect(readState(invoice(changes), asked, now)).toMatchObject({ state: 'strange' });
  });

  it('has amounts that are texts of digits, or nothing is credited', () => {
    for (const payment_amount of ['1e3', '-1', '2,75', ' 1', ''])
      expect(() => {
        const { state } = readState(invoice({ payment_amount }), asked, now);
        if (state === 'strange') throw new Error('For a person to judge.');
      }).toThrow();
  });
});

const order = { payout: 'po_1', amount: usdt(5_000_000n), destination: {} };
const payout = (changes: Partial<HeleketPayout> = {}): HeleketPayout => ({
  uuid: 'v-1',
  order_id: 'po_1',
  amount: '5.00',
  currency: 'USDT',
  merchant_amount: '6.00',
  commission: '1.00',
  payer_amount: '5.00',
  payer_currency: 'USDT',
  status: 'paid',
  updated_at: '2026-11-20 10:00:00',
  ...changes,
});

describe('a payout at Heleket', () => {
  it.each([
    ['process', 'sent'],
    ['check', 'sent'],
    ['paid', 'confirmed'],
    ['fail', 'failed'],
    ['cancel', 'failed'],
    ['system_fail', 'failed'],
    ['never_heard_of', 'strange'],
  ])('with the status "%s" is %s', (status, state) => {
    expect(readPayoutState(payout({ status }), order, now)).toMatchObject({ state });
  });

  it('costs what left our balance beyond the amount', () => {
    expect(readPayoutState(payout(), order, now)).toMatchObject({ fee: usdt(1_000_000n), occurredAt: now });
    expect(
      feeOf({ merchant_amount: null, commission: '0.5', payer_amount: 5, payer_currency: null }, order.amount),
    ).toEqual({ fee: usdt(500_000n) });
  });

  it('whose fee was the receiver’s is for a person to judge', () => {
    for (const changes of [
      { payer_amount: '4.00' },
      { merchant_amount: '5.00' },
      { amount: '4.00' },
      { order_id: 'po_2' },
    ])
      expect(readPayoutState(payout(changes), order, now)).toMatchObject({ state: 'strange' });
  });
});

describe('a destination at Heleket', () => {
  const at = (destination: Record<string, string>, isTest = false) =>
    readDestination({ isTest } as Parameters<typeof readDestination>[0], destination);
  const bouncing = 'EQDtFpEwcFAEcRe5mLVh2N6C0x-_hJEM7W61_JLnSF74p4q2';
  const tron = 'TDD97yguPESTpcrJMqU6h2ozZbibv4Vaqm';

  it('has one spelling', () => {
    const one = at({ network: 'ton', address: bouncing, memo: '12345' });
    expect(one).toMatchObject({ network: 'ton', memo: '12345' });
    expect(at({ network: 'ton', address: one['address'] ?? '', memo: '12345' })).toEqual(one);
    expect(at({ network: 'ton', address: bouncing.replaceAll('-', '+').replaceAll('_', '/'), memo: '12345' })).toEqual(
      one,
    );
    expect(at({ network: 'tron', address: tron })).toEqual({ network: 'tron', address: tron });
    expect(at({ network: 'bsc', address: `0x${'Ab'.repeat(20)}` })).toEqual({
      network: 'bsc',
      address: `0x${'ab'.repeat(20)}`,
    });
  });

  it('that cannot be right is refused', () => {
    for (const wrong of [
      { network: 'ton', address: bouncing.replace('tFp', 'tFq') },
      { network: 'tron', address: tron.replace('yg', 'gy') },
      { network: 'tron', address: bouncing },
      { network: 'bsc', address: '0x12' },
      { network: 'bitcoin', address: tron },
      { network: 'tron', address: tron, memo: '1' },
      { network: 'ton', address: bouncing, memo: 'x'.repeat(31) },
      {},
    ])
      expect(() => at(wrong as Record<string, string>)).toThrow(
        expect.objectContaining({ code: 'destination_invalid' }),
      );
  });
});
