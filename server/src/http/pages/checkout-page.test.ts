import { hash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { newId, type Amount } from '#kernel';
import { noticeKinds, noticeText, orderStatuses, type OrderStatus, type StoreOrder } from '#store';
import { checkoutPage, type CheckoutView, type Way } from './checkout-page.ts';
import { qrImage, qrModules } from './qr.ts';
import { english } from './shop-words.ts';
import { russian } from './shop-words-ru.ts';

const usd = (units: bigint): Amount => ({ asset: 'USD', units });
const now = new Date('2026-11-20T10:00:00Z');
const later = new Date('2026-11-20T10:30:00Z');
const place = (language: string) => ({ language, shop: '/shop', checkout: '/checkout' });
const card: Way = {
  method: 'card',
  names: { en: 'Card', ru: 'Карта' },
  amount: usd(9_230_000n),
  price: usd(9_230_000n),
  fee: usd(230_000n),
  surcharge: usd(230_000n),
  rate: null,
};

const orderOf = (status: OrderStatus): StoreOrder => ({
  workspace: 1,
  id: newId('so'),
  number: 17n,
  channel: 'web',
  buyer: 'web-1',
  status,
  stars: 500,
  username: 'durov',
  recipientName: '<b>Pavel</b>',
  isVerified: true,
  quote: newId('qt'),
  price: usd(9_000_000n),
  maxCost: usd(9_000_000n),
  surcharge: usd(230_000n),
  method: status === 'awaiting_payment' ? null : 'card',
  payment: null,
  paid: status === 'awaiting_payment' ? null : usd(9_230_000n),
  supplier: null,
  cost: null,
  costWorth: null,
  proof: 'tx:5f2c',
  reason: null,
  language: 'en',
  clientRef: null,
  orderedAt: now,
  expiresAt: later,
  paidAt: status === 'awaiting_payment' ? null : now,
  endedAt: status === 'delivered' ? now : null,
});
const view = (order: StoreOrder, more: Partial<CheckoutView> = {}): CheckoutView => ({
  order,
  payments: [],
  notices: [],
  ways: [card],
  now,
  ...more,
});

describe('the checkout', () => {
  it('has words for every status and everything a buyer is told, in both languages', () => {
    for (const [language, words] of [
      ['en', english],
      ['ru', russian],
    ] as const)
      for (const status of orderStatuses) {
        const order = orderOf(status);
        const notices = noticeKinds.map((kind) => ({ kind, amount: usd(1_000_000n), at: now }));
        const page = checkoutPage(place(language), view(order, { notices }));
        const title = status === 'awaiting_payment' ? words.choose : words.status[status];
        expect(page).toContain(`<h1>${title}</h1>`);
        expect(page).not.toMatch(/undefined|\[object|\{\w+\}<|<b>Pavel/);
        for (const kind of ['underpaid', 'late', 'paid_after_cancel', 'paid_twice', 'overpaid', 'credited'] as const)
          expect(page).toContain(noticeText(order, { kind, amount: usd(1_000_000n), at: now }, language));
      }
  });

  it('offers no payment once the time is over, and goes on looking only while something may change', () => {
    const open = checkoutPage(place('en'), view(orderOf('awaiting_payment')));
    expect([open.includes('value="card"'), open.includes('data-live')]).toEqual([true, true]);
    expect(open).toContain('with $0.23 for this way of paying');
    const over = checkoutPage(place('en'), view(orderOf('awaiting_payment'), { now: later }));
    expect([over.includes('value="card"'), over.includes('The time to pay is over')]).toEqual([false, true]);
    const done = checkoutPage(place('en'), view(orderOf('delivered')));
    expect([done.includes('data-live'), done.includes('tx:5f2c')]).toEqual([false, true]);
  });

  it('says so where no way of paying is open', () => {
    expect(checkoutPage(place('en'), view(orderOf('awaiting_payment'), { ways: [] }))).toContain(english.noMethods);
  });
});

describe('a QR code', () => {
  const address = 'ton://transfer/0QAbcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUV';
  const drawn = (text: string) =>
    qrModules(text)
      ?.map((row) => row.map(Number).join(''))
      .join('\n') ?? '';

  it('is as large as its text needs, and the picture that a scanner has read', () => {
    const texts = ['a', 'https://x.y', `${address}?amount=3750000000&text=pay_0199d3a5c0de7a000b2c4d6e8f001122`];
    expect(texts.map((text) => qrModules(text)?.length)).toEqual([21, 21, 49]);
    expect(texts.map((text) => hash('sha256', drawn(text)).slice(0, 12))).toMatchInlineSnapshot(`
      [
        "8503acd70f56",
        "17738c577c20",
        "649e0646c919",
      ]
    `);
  });

  it('is left out for a text that is too long', () => {
    expect(qrModules('x'.repeat(500))).toBeUndefined();
    expect(qrImage('x'.repeat(500), 'QR').html).toBe('');
  });
});
