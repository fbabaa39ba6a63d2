import { describe, expect, it } from 'vitest';
import type { Bot } from '#telegram';
import { kindOf } from '#telegram';
import samples from './samples.json' with { type: 'json' };
import {
  readMoneyMessage,
  readPreCheckout,
  readSubscription,
  readRow,
  readStarAmount,
  transactionsShape,
} from './translate.ts';

const bot: Bot = {
  workspace: 7,
  id: 'bot_0123',
  telegramId: '500',
  username: 'shop_bot',
  name: 'Shop',
  mode: 'webhook',
  app: 'main',
  purpose: 'billing',
  connected: true,
  forwardUrl: undefined,
  addedAt: new Date(0),
};
const nano = 1_000_000_000n;

describe('an update about money', () => {
  it('is recognised by what it carries, and no other update is', () => {
    const { getStarTransactions: _, ...updates } = samples;
    const kinds = Object.entries(updates).map(([name, update]) => [name, kindOf(update)]);
    expect(Object.fromEntries(kinds)).toEqual({
      pre_checkout_query: 'pre_checkout_query',
      successful_payment: 'successful_payment',
      successful_payment_sub_first: 'successful_payment',
      successful_payment_sub_renewal: 'successful_payment',
      refunded_payment: 'refunded_payment',
      subscription: 'subscription',
      purchased_paid_media: 'purchased_paid_media',
      start_deeplink: 'message',
    });
    expect(kindOf({ update_id: 1 })).toBe('empty');
    expect(kindOf({ update_id: 1, invented_tomorrow: {} })).toBe('invented_tomorrow');
  });

  it('pre_checkout_query is a question about a payload, a payer and a price', () => {
    expect(readPreCheckout(bot, samples.pre_checkout_query)).toEqual({
      query: '4382bfdwdsb323b2d9',
      question: {
        workspace: 7,
        gateway: 'stars',
        connection: 'bot_0123',
        payload: 'o_01J9Z8K3QF',
        payer: '77001',
        amount: { asset: 'XTR', units: 250n * nano },
        language: 'en',
      },
    });
  });

  it('successful_payment is money that came in, under the charge’s own name', () => {
    expect(readMoneyMessage(samples.successful_payment)).toEqual({
      kind: 'payment_settled',
      externalId: 'stxEXAMPLE-ONEOFF-0001',
      payload: 'o_01J9Z8K3QF',
      payer: '77001',
      amount: { asset: 'XTR', units: 250n * nano },
      occurredAt: new Date(1790000010 * 1000),
      raw: samples.successful_payment,
    });
  });

  it('each renewal of a subscription is a charge of its own on the same payload', () => {
    const first = readMoneyMessage(samples.successful_payment_sub_first);
    const renewal = readMoneyMessage(samples.successful_payment_sub_renewal);
    expect(first.payload).toBe(renewal.payload);
    expect(first.externalId).not.toBe(renewal.externalId);
  });

  it('says of a subscription what period it pays for, and where it stands among the updates', () => {
    expect(readMoneyMessage(samples.successful_payment_sub_first)).toMatchObject({
      recurring: { first: true, period: 2_592_000, order: 700000003, expiresAt: new Date(1792592020 * 1000) },
    });
    const renewal = readMoneyMessage(samples.successful_payment_sub_renewal);
    expect(renewal).toMatchObject({ recurring: { period: 2_592_000, order: 700000104 } });
    expect(readMoneyMessage(samples.successful_payment)).not.toHaveProperty('recurring');
  });

  it('subscription is news without money: of a payload and a payer, at the number of its update', () => {
    const heard = new Date(1790000000 * 1000);
    expect(readSubscription(samples.subscription, heard)).toEqual({
      kind: 'subscription_changed',
      externalId: 'update:700000106',
      payload: 'sub_pro_77001',
      payer: '77001',
      state: 'canceled',
      order: 700000106,
      occurredAt: heard,
      raw: samples.subscription,
    });
  });

  it('refunded_payment is the same charge going back', () => {
    expect(readMoneyMessage(samples.refunded_payment)).toMatchObject({
      kind: 'payment_refunded',
      externalId: 'stxEXAMPLE-ONEOFF-0001',
      amount: { asset: 'XTR', units: 250n * nano },
      occurredAt: new Date(1790003600 * 1000),
    });
  });

  it('in another currency keeps its sum to the last coin', () => {
    const paid = (currency: string, total_amount: number) => {
      const { message } = structuredClone(samples.successful_payment);
      const update = {
        update_id: 1,
        message: { ...message, successful_payment: { ...message.successful_payment, currency, total_amount } },
      };
      const event = readMoneyMessage(update);
      return 'amount' in event ? event.amount : undefined;
    };
    expect(paid('USD', 1999)).toEqual({ asset: 'USD', units: 19_990_000n });
    expect(paid('EUR', 1999)).toEqual({ asset: 'EUR', units: 1999n });
    expect(paid('JPY', 500)).toEqual({ asset: 'JPY', units: 500n });
  });

  it('that lacks what it must have is an error, so that it waits and is not lost', () => {
    expect(() => readMoneyMessage({ update_id: 1, message: { date: 1, chat: { id: 1 }, text: 'hi' } })).toThrow();
    expect(() => readPreCheckout(bot, { update_id: 1, pre_checkout_query: { id: 'q' } })).toThrow();
  });

  it('with a payload no database can keep is cleaned of what it cannot', () => {
    const { message } = structuredClone(samples.successful_payment);
    message.successful_payment.invoice_payload = 'a\0b\ud800';
    expect(readMoneyMessage({ update_id: 1, message }).payload).toBe('ab\ufffd');
  });
});

describe('a row of the Star list', () => {
  const rows = transactionsShape.parse(samples.getStarTransactions).transactions;

  it('is a payment with a source, and its way back under the same name with a receiver', () => {
    const [payment, , refund] = rows.map(readRow);
    expect(payment).toMatchObject({ kind: 'payment', direction: 'in', externalId: 'stxEXAMPLE-ONEOFF-0001' });
    expect(payment).toMatchObject({ payer: '77001', payload: 'o_01J9Z8K3QF' });
    expect(refund).toMatchObject({ kind: 'payment', direction: 'out', externalId: 'stxEXAMPLE-ONEOFF-0001' });
  });

  it('counts nanostars, also those of an affiliate, and tells the period of what repeats', () => {
    expect(rows.map(readRow)[1]).toMatchObject({
      amount: { asset: 'XTR', units: 449_500_000_000n },
      affiliate: 50_500_000_000n,
      recurring: { period: 2_592_000 },
    });
  });

  it('about anything else than an invoice says what', () => {
    const told = rows.slice(3).map(readRow);
    expect(told.map(({ kind, direction, state }) => [kind, direction, state])).toEqual([
      ['premium', 'out', undefined],
      ['business_transfer', 'in', undefined],
      ['withdrawal', 'out', 'pending'],
      ['api_use', 'out', undefined],
    ]);
  });

  it('of a kind that is yet to be invented is data', () => {
    const read = (row: object) =>
      transactionsShape.parse({ transactions: [{ id: 'x', date: 1, amount: 1, ...row }] }).transactions.map(readRow)[0];
    expect(read({ source: { type: 'moon_shop' } })).toMatchObject({
      kind: 'other',
      isStrange: true,
      partner: 'moon_shop',
    });
    expect(read({ receiver: { type: 'constructor' } })).toMatchObject({ kind: 'other', isStrange: true });
    expect(read({ source: { type: 'user', transaction_type: 'tip' } })).toMatchObject({ partner: 'user:tip' });
    expect(read({})).toMatchObject({ kind: 'other', isStrange: true, partner: 'nobody' });
    const withdrawal = { type: 'fragment', withdrawal_state: { type: 'under_review' } };
    expect(read({ receiver: withdrawal })).toMatchObject({ kind: 'withdrawal', state: 'pending' });
  });

  it('about an affiliate may be below zero; the part is told as it is', () => {
    expect(readStarAmount({ amount: -1, nanostar_amount: -500_000_000 })).toEqual({
      asset: 'XTR',
      units: -1_500_000_000n,
    });
  });
});
