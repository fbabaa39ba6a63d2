import { randomUUID } from 'node:crypto';
import type { HowPaid } from '../system.ts';
import { billionths, billionthsOf, decimalText, partOf } from '../fixed-point.ts';
import { tellPayment } from './notice.ts';
import { timeOf, type House, type Merchant, type Payment } from './state.ts';

/** What one of each is worth, in ten-thousandths of a dollar. */
const worth: Readonly<Record<string, bigint>> = { USD: 10_000n, USDT: 10_000n, EUR: 11_000n, RUB: 125n, TON: 25_000n };
const worthOf = (currency: string) => worth[currency] ?? 0n;

/** Half a percent, of what came. */
const fee = { part: 5n, of: 1000n, decimals: 6 };

export type Faults = Record<string, string[]>;
export type Asked = Readonly<Record<string, unknown>>;

const lifetime = { least: 300, most: 43_200, usual: 3600 };

/** What is wrong with an invoice that is asked for, field by field. */
export function faultsOf({ amount, currency, order_id, url_callback, lifetime: seconds }: Asked): Faults {
  const faults: Faults = {};
  const units = typeof amount === 'string' ? billionths(amount) : undefined;
  if (units === undefined || units === 0n) faults['amount'] = ['validation.numeric'];
  if (typeof currency !== 'string' || worthOf(currency) === 0n) faults['currency'] = ['validation.currency'];
  if (typeof order_id !== 'string' || !/^[A-Za-z0-9_-]{1,128}$/.test(order_id))
    faults['order_id'] = ['validation.alpha_dash'];
  if (url_callback !== undefined && !(typeof url_callback === 'string' && /^https:\/\/.{1,247}$/.test(url_callback)))
    faults['url_callback'] = ['validation.url'];
  const isLong = typeof seconds === 'number' && seconds >= lifetime.least && seconds <= lifetime.most;
  if (seconds !== undefined && !isLong) faults['lifetime'] = ['validation.between'];
  return faults;
}

/** A new invoice, in the first of the currencies it may be paid in. */
export function newPayment({ clock }: House, asked: Asked): Payment {
  const { amount, currency, order_id, url_callback, lifetime: seconds, currencies } = asked;
  const [first] = Array.isArray(currencies) ? (currencies as { currency?: string }[]) : [];
  const payer = first?.currency ?? 'USDT';
  const now = clock.now();
  const due = partOf(billionthsOf(String(amount)), worthOf(String(currency)), worthOf(payer), 6);
  return {
    uuid: randomUUID(),
    order_id: String(order_id),
    amount: String(amount),
    currency: String(currency),
    payer_currency: payer,
    payer_amount: decimalText(due),
    url_callback: typeof url_callback === 'string' ? url_callback : null,
    created_at: timeOf(now),
    updated_at: timeOf(now),
    expires: now.getTime() + (typeof seconds === 'number' ? seconds : lifetime.usual) * 1000,
    payment_amount: null,
    merchant_amount: null,
    commission: null,
    status: 'check',
  };
}

/** As the merchant is shown it. */
export const shownPayment = (payment: Payment, page: string) => {
  const { expires, ...shown } = payment;
  return { ...shown, payment_status: payment.status, url: page, expired_at: Math.floor(expires / 1000), convert: null };
};

/** With these the coins are the merchant's. */
const credited = new Set(['paid', 'paid_over', 'wrong_amount']);

/** Coins arrive: as many as were asked for, unless told. `amount` is in the currency of the invoice. */
export function payPayment(house: House, merchant: Merchant, payment: Payment, how: HowPaid = {}): void {
  const [asked, due] = [billionthsOf(payment.amount), billionthsOf(payment.payer_amount)];
  const came = how.amount === undefined ? due : partOf(billionthsOf(how.amount), due, asked, 6);
  const commission = partOf(came, fee.part, fee.of, fee.decimals);
  payment.payment_amount = decimalText(came);
  payment.commission = decimalText(commission);
  payment.merchant_amount = decimalText(came - commission);
  payment.status = how.status ?? (came < due ? 'wrong_amount' : came > due ? 'paid_over' : 'paid');
  payment.updated_at = timeOf(house.clock.now());
  if (credited.has(payment.status)) move(merchant, payment.payer_currency, came - commission);
  house.changed();
  if (!how.isSilent) tellPayment(house, merchant, payment);
}

/** Nobody has paid in time. */
export function expirePayment(house: House, merchant: Merchant, payment: Payment): void {
  if (payment.status !== 'check') return;
  payment.status = 'cancel';
  payment.updated_at = timeOf(house.clock.now());
  house.changed();
  tellPayment(house, merchant, payment);
}

/** The merchant gives it back, on Heleket's site: the fee stays with Heleket. */
export function refundPayment(house: House, merchant: Merchant, payment: Payment): void {
  payment.status = 'refund_paid';
  payment.updated_at = timeOf(house.clock.now());
  move(merchant, payment.payer_currency, -billionthsOf(payment.payment_amount ?? '0'));
  house.changed();
  tellPayment(house, merchant, payment);
}

/** Moves the merchant's balance. */
export function move(merchant: Merchant, currency: string, units: bigint): void {
  merchant.balances[currency] = decimalText(unitsOf(merchant, currency) + units);
}

export const unitsOf = ({ balances }: Merchant, currency: string): bigint => billionthsOf(balances[currency] ?? '0');
