import { randomUUID } from 'node:crypto';
import { billionths, billionthsOf, decimalText } from '../fixed-point.ts';
import type { HowPaid } from '../system.ts';
import { tellInvoice } from './hooks.ts';
import { timeOf, type House, type Invoice, type Shop } from './state.ts';

export type Asked = Readonly<Record<string, unknown>>;
export type Faults = Record<string, string[]>;

const limits = { least: 1_000_000_000n, most: 2_000_000_000_000_000n, minutes: 43_200 };
const textOf = (value: unknown) => (typeof value === 'string' ? value : null);

/** What is wrong with an invoice that is asked for. */
export function invoiceFaults({ sum, orderId, expire, hookUrl }: Asked, shop: Shop): Faults {
  const faults: Faults = {};
  const units = billionths(String(sum)) ?? 0n;
  if (units < limits.least || units > limits.most) faults['sum'] = ['The sum must be between 1 and 2000000.'];
  if (typeof orderId !== 'string' || orderId === '') faults['orderId'] = ['The order id field is required.'];
  if (shop.invoices.some(({ order_id }) => order_id === orderId))
    faults['orderId'] = ['The order id has already been taken.'];
  if (expire !== undefined && !(typeof expire === 'number' && expire >= 1 && expire <= limits.minutes))
    faults['expire'] = ['The expire must be between 1 and 43200.'];
  if (hookUrl !== undefined && !(typeof hookUrl === 'string' && /^https?:\/\//.test(hookUrl)))
    faults['hookUrl'] = ['The hook url is invalid.'];
  return faults;
}

export function newInvoice({ clock }: House, { sum, orderId, expire, hookUrl, comment }: Asked): Invoice {
  return {
    id: randomUUID(),
    order_id: String(orderId),
    amount: decimalText(billionthsOf(String(sum))),
    hook_url: textOf(hookUrl),
    comment: textOf(comment),
    expires: clock.now().getTime() + (typeof expire === 'number' ? expire : 300) * 60_000,
    status: 'created',
    paid: null,
    refund_id: null,
  };
}

/** What the shop is left with, when the fee is the shop's: 96 %, the fee rounded to the kopeck. */
function credited(amount: string): bigint {
  const units = billionthsOf(amount);
  const kopeck = 10_000_000n;
  return units - ((units * 4n + 50n * kopeck) / (100n * kopeck)) * kopeck;
}

/** A person pays it, whole: Lava's page asks for nothing else. */
export function payInvoice(house: House, shop: Shop, invoice: Invoice, how: HowPaid = {}): void {
  if (how.amount !== undefined && billionthsOf(how.amount) !== billionthsOf(invoice.amount))
    throw new Error('An invoice of Lava is paid whole.');
  const left = credited(invoice.amount);
  invoice.status = how.status ?? 'success';
  invoice.paid = { pay_time: timeOf(house.clock.now()), credited: decimalText(left) };
  if (invoice.status === 'success') shop.balance = decimalText(billionthsOf(shop.balance) + left);
  house.changed();
  if (!how.isSilent) tellInvoice(house, shop, invoice);
}
