import type { Amount } from '#kernel';
import type { Connection, GatewayNeeds, PaymentState, Settlement } from '#payments/gateway';
import { readDecimal, readRounded } from '#gateways/wire';
import { accountOf, callApi, UnitpayNo, type Account } from './call-api.ts';
import { readMoscow } from './dates.ts';
import { paymentShape, type UnitPayment } from './payment-shape.ts';

type Asked = { readonly payment: string; readonly externalId?: string };

/**
 * How a payment stands, by UnitPay's number of it: there is no other question. The number is known from initPayment, or
 * from a notification; a link that was followed and never told of cannot be looked up.
 */
export async function lookUp(needs: GatewayNeeds, connection: Connection, asked: Asked): Promise<PaymentState> {
  const number = asked.externalId ?? '';
  if (!/^\d{1,19}$/.test(number))
    return { state: 'open', words: 'UnitPay has not told its number of this payment yet.' };
  const account = accountOf(needs, await needs.open(connection));
  const found = await readPayment(account, number);
  if (!found) return { state: 'unknown', words: 'UnitPay does not know this number.' };
  if (found.paymentId !== number || found.account !== asked.payment)
    return { state: 'strange', words: `Payment ${number} of UnitPay is of another order.`, raw: found };
  if (found.projectId !== account.opened.settings['project_id'])
    return { state: 'strange', words: `Payment ${number} of UnitPay is of another project.`, raw: found };
  return stateOf(account, found);
}

/** A no to a question about a payment can only mean that there is none. */
export async function readPayment(account: Account, number: string): Promise<UnitPayment | undefined> {
  try {
    return await callApi(account, 'secret_key', 'getPayment', { paymentId: number }, paymentShape);
  } catch (error) {
    if (error instanceof UnitpayNo) return undefined;
    throw error;
  }
}

/** After these a payment may still come: an error is news, and a person re-sends what our side did not take. */
const mayCome: ReadonlySet<string> = new Set(['wait', 'secure', 'error', 'error_pay', 'error_check']);
const isYes = (flag: unknown): boolean => flag === true || flag === '1' || flag === 'true';

function stateOf(account: Account, found: UnitPayment): PaymentState {
  const { status } = found;
  if (mayCome.has(status)) return { state: 'open', words: `UnitPay calls the payment "${status}".` };
  const occurredAt = readMoscow(found.date);
  if ((status !== 'success' && status !== 'refund') || !occurredAt)
    return { state: 'strange', words: `UnitPay calls the payment "${status.slice(0, 40)}".`, raw: found };
  if (isYes(found.isPreauth))
    return {
      state: 'strange',
      words: 'The money is held at UnitPay and not taken; nobody here asked for that.',
      raw: found,
    };
  const amount = readDecimal(found.orderSum, found.orderCurrency);
  const charge = { externalId: found.paymentId, payer: found.purse ?? '', amount, occurredAt, raw: found };
  if (status === 'refund') return { state: 'refunded', ...charge };
  const settlement = settlementOf(account, found, amount);
  return { state: 'paid', ...charge, ...(settlement && { settlement }) };
}

/** `profit` is what reaches the balance, in its currency. Of an order in another one nothing else is told. */
function settlementOf({ opened }: Account, { profit }: UnitPayment, amount: Amount): Settlement | undefined {
  if (profit === undefined) return undefined;
  const held = opened.settings['account_currency'] ?? 'RUB';
  const received = readRounded(profit, held, 'down');
  if (held !== amount.asset) return received.units > 0n ? { received } : undefined;
  const kept = amount.units - received.units;
  return kept > 0n ? { fee: { asset: held, units: kept } } : undefined;
}
