import type { Amount } from '#kernel';
import type { OrderInvoice, OrderPayment, OrderStatus, PaymentState, ReturnReason, StoreOrder } from '#store';
import { instant } from './instant.ts';

const id = 'so_00000000000000000000000000000017';
const usd = (units: bigint): Amount => ({ asset: 'USD', units });
const ton: Amount = { asset: 'TON', units: 2_857_142_858n };
const orderedAt = instant('2026-11-22T11:30:00Z');
const paidAt = instant('2026-11-22T11:32:00Z');
const endedAt = instant('2026-11-22T11:33:00Z');

const unpaid: readonly OrderStatus[] = ['awaiting_payment', 'expired', 'canceled'];
const goesOn: readonly OrderStatus[] = ['awaiting_payment', 'paid', 'delivering', 'review', 'failed'];

/** An order for samples of screens. */
export const sampleOrder = (status: OrderStatus): StoreOrder => ({
  workspace: 1,
  id,
  number: 17n,
  channel: 'bot',
  buyer: '77',
  status,
  stars: 500,
  username: 'ann',
  recipientName: 'Ann',
  isVerified: true,
  quote: 'qt_00000000000000000000000000000001',
  price: usd(9_000_000n),
  surcharge: usd(0n),
  maxCost: usd(8_900_000n),
  method: 'ton',
  payment: null,
  paid: unpaid.includes(status) ? null : ton,
  supplier: null,
  cost: null,
  costWorth: null,
  proof: status === 'delivered' ? 'tx:5f2c' : null,
  reason: null,
  language: 'en',
  clientRef: null,
  orderedAt,
  expiresAt: instant('2026-11-22T12:00:00Z'),
  paidAt: unpaid.includes(status) ? null : paidAt,
  endedAt: goesOn.includes(status) ? null : endedAt,
});

/** An invoice for samples of screens: of a transfer on the chain, or of a page. */
export const sampleInvoice = (method: 'ton' | 'card'): OrderInvoice => ({
  order: sampleOrder('awaiting_payment'),
  method,
  payment: 'pay_00000000000000000000000000000001',
  expiresAt: instant('2026-11-22T12:00:00Z'),
  ...(method === 'card'
    ? { amount: usd(9_230_000n), surcharge: usd(230_000n), url: 'https://pay.example/1' }
    : {
        amount: ton,
        surcharge: usd(0n),
        url: 'ton://transfer/UQDkVKRO6zddwChVnSGC6d8vEQhiF0SoSlhoPAeaTO7U9PjL',
        address: 'UQDkVKRO6zddwChVnSGC6d8vEQhiF0SoSlhoPAeaTO7U9PjL',
        comment: 'pay_00000000000000000000000000000001',
      }),
});

/** Money that is not kept, for samples of screens. */
export const samplePayment = (status: PaymentState, reason: ReturnReason): OrderPayment => ({
  workspace: 1,
  payment: 'pay_00000000000000000000000000000001',
  order: id,
  method: 'ton',
  status,
  asked: ton,
  worth: usd(9_000_000n),
  surcharge: usd(0n),
  fee: usd(50_000n),
  came: ton,
  booked: usd(9_000_000n),
  told: null,
  reason,
  askedAt: orderedAt,
  cameAt: paidAt,
  endedAt: null,
  tries: 0,
});
