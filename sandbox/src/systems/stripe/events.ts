import { createHmac } from 'node:crypto';
import { newId, secondsNow, type Account, type Stripe } from './state.ts';

/** Seconds between attempts: up to three days, further and further apart. */
const schedule = [60, 300, 1800, 7200, 18_000, 36_000, 36_000, 43_200, 43_200, 43_200];

/** Tells of an event about a session. */
export function tell(stripe: Stripe, account: Account, session: string, type: string, object: object): void {
  account.told[session] = JSON.stringify({
    id: newId(stripe, 'evt'),
    object: 'event',
    api_version: '2026-07-29.dahlia',
    created: secondsNow(stripe),
    livemode: !account.isTest,
    type,
    data: { object },
    pending_webhooks: 1,
    request: { id: null, idempotency_key: null },
  });
  send(stripe, account, session);
}

/** Sends the last event about a session, signed anew at each attempt. */
export function send(stripe: Stripe, account: Account, session: string): void {
  const body = account.told[session];
  if (body === undefined || account.hook === '') return;
  const headers = () => ({
    'content-type': 'application/json; charset=utf-8',
    'stripe-signature': sign(stripe, account, body),
  });
  stripe.world.deliver({ url: account.hook, method: 'POST', headers: headers(), refresh: headers, body, schedule });
}

function sign(stripe: Stripe, { secret }: Account, body: string): string {
  const seconds = secondsNow(stripe);
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
}
