import { createHmac } from 'node:crypto';
import { byName, phpSpelling } from '../php-spelling.ts';
import type { House, Invoice, Payoff, Shop } from './state.ts';
import { timeOf } from './state.ts';

export const hmac = (bytes: Buffer | string, key: string): string =>
  createHmac('sha256', key).update(bytes).digest('hex');

/** Lava does not say when it tries again; this is a guess that ends. */
const schedule = [60, 300, 900, 3600, 10_800];

/** Tells of an invoice as it was paid. */
export function tellInvoice(house: House, shop: Shop, invoice: Invoice): void {
  const { id, order_id, status, amount, paid } = invoice;
  const about = { invoice_id: id, order_id, status, pay_time: paid?.pay_time ?? null, amount };
  const how = { pay_service: 'card', payer_details: '553691******8079', custom_fields: '{"u":"/Тест"}', type: 1 };
  const url = shop.webhook ?? invoice.hook_url;
  send(house, url, shop.additional, { ...about, credited: paid?.credited ?? null, ...how });
}

/** Tells of a payoff as it ended. */
export function tellPayoff(house: House, shop: Shop, payoff: Payoff): void {
  const { id, orderId, status, service, amountReceive } = payoff;
  const time = { payoff_time: timeOf(house.clock.now()), payoff_service: service };
  const url = shop.webhook ?? payoff.hook_url;
  const hook = { payoff_id: id, order_id: orderId, status, ...time, credited: amountReceive, type: 3 };
  send(house, url, shop.profileAdditional, hook);
}

function send({ deliver }: House, url: string | null, key: string, hook: Record<string, unknown>): void {
  if (url === null) return;
  const authorization = hmac(phpSpelling(byName(hook), 'escaped'), key);
  const body = phpSpelling(hook, 'escaped');
  deliver({ url, method: 'POST', headers: { 'content-type': 'application/json', authorization }, body, schedule });
}
