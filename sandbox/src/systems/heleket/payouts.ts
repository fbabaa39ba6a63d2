import { randomUUID } from 'node:crypto';
import { billionths, billionthsOf, decimalText } from '../fixed-point.ts';
import type { PayoutOutcome } from '../system.ts';
import { tellPayout } from './notice.ts';
import { move, unitsOf, type Asked, type Faults } from './payments.ts';
import { timeOf, type House, type Merchant, type Payout } from './state.ts';

/** What a payout costs, whatever its amount. */
const commissions: Readonly<Record<string, bigint>> = { USDT: 100_000_000n, TON: 20_000_000n };

/** What is wrong with a payout that is asked for. */
export function payoutFaults({ amount, currency, order_id, address, is_subtract, memo, network }: Asked): Faults {
  const faults: Faults = {};
  const units = typeof amount === 'string' ? billionths(amount) : undefined;
  if (units === undefined || units === 0n) faults['amount'] = ['validation.numeric'];
  if (typeof currency !== 'string' || commissions[currency] === undefined) faults['currency'] = ['validation.currency'];
  if (typeof order_id !== 'string' || !/^[A-Za-z0-9_-]{1,100}$/.test(order_id))
    faults['order_id'] = ['validation.alpha_dash'];
  if (typeof address !== 'string' || address.length < 10) faults['address'] = ['validation.required'];
  if (typeof is_subtract !== 'boolean') faults['is_subtract'] = ['validation.boolean'];
  if (memo !== undefined && !(network === 'ton' && typeof memo === 'string' && memo.length <= 30))
    faults['memo'] = ['validation.max'];
  return faults;
}

/** What a payout of this amount would take from the merchant, and bring its receiver. */
export function costOf({ amount, currency, is_subtract }: Asked) {
  const [units, commission] = [billionthsOf(String(amount)), commissions[String(currency)] ?? 0n];
  const isOurs = is_subtract === true;
  return {
    commission: decimalText(commission),
    merchant_amount: decimalText(isOurs ? units + commission : units),
    payer_amount: decimalText(isOurs ? units : units - commission),
    payer_currency: String(currency),
  };
}

/** The payout, taken from the balance; undefined when there is too little on it. */
export function makePayout(house: House, merchant: Merchant, asked: Asked): Payout | undefined {
  const { commission, merchant_amount } = costOf(asked);
  const currency = String(asked['currency']);
  if (unitsOf(merchant, currency) < billionthsOf(merchant_amount)) return undefined;
  const now = timeOf(house.clock.now());
  const { network, address, url_callback } = asked;
  const payout: Payout = {
    uuid: randomUUID(),
    order_id: String(asked['order_id']),
    amount: String(asked['amount']),
    currency,
    network: String(network),
    address: String(address),
    commission,
    merchant_amount,
    url_callback: typeof url_callback === 'string' ? url_callback : null,
    created_at: now,
    updated_at: now,
    status: 'process',
  };
  move(merchant, currency, -billionthsOf(merchant_amount));
  merchant.payouts.push(payout);
  house.changed();
  return payout;
}

/** As the merchant is shown it. */
export const shownPayout = (merchant: Merchant, payout: Payout) => ({
  ...payout,
  txid: null,
  is_final: payout.status !== 'process',
  balance: merchant.balances[payout.currency] ?? '0',
  payer_currency: payout.currency,
  payer_amount: payout.amount,
});

/** Ends every payout under way as was said; what failed is on the balance again. */
export function endPayouts(house: House, merchant: Merchant, outcome: PayoutOutcome): void {
  if (outcome === 'pending') return;
  for (const payout of merchant.payouts.filter(({ status }) => status === 'process')) {
    payout.status = outcome === 'confirmed' ? 'paid' : 'fail';
    payout.updated_at = timeOf(house.clock.now());
    if (outcome === 'failed') move(merchant, payout.currency, billionthsOf(payout.merchant_amount));
    tellPayout(house, merchant, payout);
  }
  house.changed();
}
