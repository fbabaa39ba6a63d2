import { createHmac } from 'node:crypto';
import type { Account, House, Order } from './state.ts';

/** Seconds between one attempt and the next. */
const schedule = [10, 30, 120, 600, 3600, 21_600];

/** The signatures of a body: with the secret of now, and for a day after a change with the one before as well. */
export function signatureOf({ secret, former }: Account, body: string, now: number): string {
  const secrets = former && former.until > now ? [secret, former.secret] : [secret];
  return secrets.map((each) => createHmac('sha256', each).update(body).digest('hex')).join(', ');
}

/** Tells the order's own address how it stands; body and signature are the same however often it is sent. */
export function tell(house: House, account: Account, order: Order): void {
  const { callback } = order;
  if (callback === null || account.mood.webhooks === 'never') return;
  const { id, status, failure, purchaseTx, reversalTx } = order;
  const told = { order_id: id, status, failure_reason: failure, purchase_tx: purchaseTx, reversal_tx: reversalTx };
  const body = JSON.stringify(told);
  const headers = {
    'content-type': 'application/json',
    'x-faas-signature': signatureOf(account, body, house.clock.now().getTime()),
  };
  house.deliver({ url: callback, method: 'POST', headers, body, schedule });
}
