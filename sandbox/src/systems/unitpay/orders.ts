import { createHash, timingSafeEqual } from 'node:crypto';
import { kopecks } from './money.ts';
import { No } from './no.ts';
import { moscowNow, nextNumber, type Payment, type Project, type UnitPay } from './state.ts';

export type Params = Readonly<Record<string, string | undefined>>;

const sha256 = (text: string) => createHash('sha256').update(text).digest();

/** Whether an order is signed by this project: account, currency when there is one, desc, sum. */
function isSigned({ account = '', currency, desc = '', sum = '', signature = '' }: Params, secret: string): boolean {
  const right = sha256([account, ...(currency === undefined ? [] : [currency]), desc, sum, secret].join('{up}'));
  const given = Buffer.from(signature, 'hex');
  return given.length === right.length && timingSafeEqual(given, right);
}

/** Makes a payment out of a signed order: each call makes another one, for there is no idempotency key. */
export function makePayment(unitpay: UnitPay, project: Project, params: Params, paymentType: string): Payment {
  const { account = '', sum = '', currency = 'RUB', desc = '', test } = params;
  const units = kopecks(sum);
  if (account === '' || desc === '' || units === undefined || units === 0)
    throw new No('Required params are missing.', -32602);
  if (!/^[A-Z]{3}$/.test(currency)) throw new No('Unknown currency.', -32602);
  if (!isSigned(params, project.secretKey)) throw new No('Wrong signature.', -32000);
  const payment: Payment = {
    paymentId: String(504_002_000 + nextNumber(unitpay)),
    account,
    orderSum: sum,
    orderCurrency: currency,
    desc,
    paymentType,
    isTest: test === '1',
    status: 'wait',
    date: moscowNow(unitpay),
    profit: 0,
    isRefunded: false,
  };
  project.payments.unshift(payment);
  unitpay.world.changed();
  return payment;
}

/** One person opens one page: the payment of an order that was not paid is taken up again. */
export function openForm(unitpay: UnitPay, project: Project, params: Params, paymentType: string): Payment {
  const open = project.payments.find(({ account, status }) => account === params['account'] && status === 'wait');
  if (open && isSigned(params, project.secretKey)) return open;
  return makePayment(unitpay, project, params, paymentType);
}
