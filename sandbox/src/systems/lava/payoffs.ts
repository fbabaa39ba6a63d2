import { randomUUID } from 'node:crypto';
import { billionths, billionthsOf, decimalText } from '../fixed-point.ts';
import type { PayoutOutcome } from '../system.ts';
import { tellPayoff } from './hooks.ts';
import type { Asked, Faults } from './invoices.ts';
import type { House, Payoff, Shop } from './state.ts';

const services = new Set(['card_payoff', 'sbp_payoff', 'lava_payoff', 'steam_payoff']);
/** Ten rubles, whatever the amount. */
const commission = 10_000_000_000n;

/** What is wrong with a payoff that is asked for. */
export function payoffFaults({ amount, orderId, service, walletTo, subtract }: Asked, shop: Shop): Faults {
  const faults: Faults = {};
  if ((billionths(String(amount)) ?? 0n) <= commission) faults['amount'] = ['The amount is too small.'];
  if (typeof orderId !== 'string' || orderId === '') faults['orderId'] = ['The order id field is required.'];
  if (shop.payoffs.some((each) => each.orderId === orderId))
    faults['orderId'] = ['The order id has already been taken.'];
  if (!services.has(String(service))) faults['service'] = ['The selected service is invalid.'];
  if (typeof walletTo !== 'string' || walletTo === '') faults['walletTo'] = ['The wallet to field is required.'];
  if (subtract !== undefined && subtract !== 0 && subtract !== 1)
    faults['subtract'] = ['The selected subtract is invalid.'];
  return faults;
}

/** The payoff, taken from the balance; undefined when there is too little on it. */
export function makePayoff(house: House, shop: Shop, asked: Asked): Payoff | undefined {
  const { amount, orderId, service, walletTo, subtract, hookUrl } = asked;
  const units = billionthsOf(String(amount));
  const isOurs = subtract === 1;
  const pays = isOurs ? units + commission : units;
  if (billionthsOf(shop.balance) < pays) return undefined;
  const payoff: Payoff = {
    id: randomUUID(),
    orderId: String(orderId),
    amount: decimalText(units),
    commission: decimalText(commission),
    amountPay: decimalText(pays),
    amountReceive: decimalText(isOurs ? units : units - commission),
    service: String(service),
    wallet: String(walletTo),
    hook_url: typeof hookUrl === 'string' ? hookUrl : null,
    status: 'created',
  };
  shop.balance = decimalText(billionthsOf(shop.balance) - pays);
  shop.payoffs.push(payoff);
  house.changed();
  return payoff;
}

/** Ends every payoff under way as was said; what was rejected is on the balance again. */
export function endPayoffs(house: House, shop: Shop, outcome: PayoutOutcome): void {
  if (outcome === 'pending') return;
  for (const payoff of shop.payoffs.filter(({ status }) => status === 'created')) {
    payoff.status = outcome === 'confirmed' ? 'success' : 'rejected';
    if (outcome === 'failed') shop.balance = decimalText(billionthsOf(shop.balance) + billionthsOf(payoff.amountPay));
    tellPayoff(house, shop, payoff);
  }
  house.changed();
}
