import { createHash } from 'node:crypto';
import { phpSpelling } from '../php-spelling.ts';
import type { House, Merchant, Payment, Payout } from './state.ts';

/** MD5 over the bytes in base64 and the key. */
export const signOf = (bytes: Buffer | string, key: string): string =>
  createHash('md5')
    .update(Buffer.from(bytes).toString('base64') + key)
    .digest('hex');

/** Heleket does not say when it tries again; this is a guess that ends. */
const schedule = [60, 300, 900, 3600, 10_800];
const isFinal = (status: string) => !['process', 'check', 'confirm_check', 'wrong_amount_waiting'].includes(status);

/** Tells of a payment as it stands. */
export function tellPayment(house: House, merchant: Merchant, payment: Payment): void {
  send(house, merchant.webhook ?? payment.url_callback, merchant.paymentKey, {
    type: 'payment',
    uuid: payment.uuid,
    order_id: payment.order_id,
    amount: payment.amount,
    payment_amount: payment.payment_amount,
    payment_amount_usd: payment.payment_amount,
    merchant_amount: payment.merchant_amount,
    commission: payment.commission,
    is_final: isFinal(payment.status),
    status: payment.status,
    from: null,
    wallet_address_uuid: null,
    network: 'ton',
    currency: payment.currency,
    payer_currency: payment.payer_currency,
    additional_data: 'https://x.example/Тест',
    txid: 'deadbeef',
  });
}

/** Tells of a payout as it stands. */
export function tellPayout(house: House, merchant: Merchant, payout: Payout): void {
  const { uuid, order_id, amount, merchant_amount, commission, status, currency, network } = payout;
  const figures = { amount, merchant_amount, commission, is_final: isFinal(status), status, txid: 'beefdead' };
  const payer = { payer_currency: currency, payer_amount: amount };
  const notice = { type: 'payout', uuid, order_id, ...figures, currency, network, ...payer };
  send(house, merchant.webhook ?? payout.url_callback, merchant.payoutKey, notice);
}

function send({ deliver }: House, url: string | null, key: string, notice: object): void {
  if (url === null) return;
  const body = phpSpelling({ ...notice, sign: signOf(phpSpelling(notice, 'raw'), key) }, 'raw');
  deliver({ url, method: 'POST', headers: { 'content-type': 'application/json' }, body, schedule });
}
