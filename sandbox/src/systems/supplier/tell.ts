import { createHmac } from 'node:crypto';
import { shown } from './show.ts';
import type { Account, House, Order } from './state.ts';

/** Seconds between one attempt and the next. */
const schedule = [10, 30, 120, 600, 3600, 21_600];

/** The signatures of a body: with the secret of now, and for a day after a change with the one before as well. */
export function signatureOf({ secret, former }: Account, body: string, now: number): string {
  const secrets = former && former.until > now ? [secret, former.secret] : [secret];
  return secrets.map((each) => createHmac('sha256', each).update(body).digest('hex')).join(', ');
}

/** Tells the order's own address how it stands; its body is the same however often it is sent. */
export function tell(house: House, account: Account, order: Order): void {
  const { callback } = order;
  if (callback === null || account.mood.webhooks === 'never') return;
  const body = JSON.stringify({ event: `order.${order.status}`, ...shown(house, account, order) });
  const signed = () => ({
    'content-type': 'application/json',
    'x-faas-signature': signatureOf(account, body, house.clock.now().getTime()),
  });
  house.deliver({ url: callback, method: 'POST', headers: signed(), refresh: signed, body, schedule });
}
