import { createHash, createHmac } from 'node:crypto';
import { shown } from './invoices.ts';
import { nextNumber, type App, type CryptoPay, type Invoice } from './state.ts';

/** Seconds between attempts: 17 more of them over three days. */
const schedule = [
  60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 14_400, 18_000, 21_600, 28_800, 32_400, 36_000, 39_600, 43_020,
];
const threeDays = schedule.reduce((sum, pause) => sum + pause, 0) * 1000;

const sign = (token: string, body: string): string =>
  createHmac('sha256', createHash('sha256').update(token).digest()).update(body).digest('hex');

/** Tells of a paid invoice. */
export function tell(pay: CryptoPay, app: App, invoice: Invoice): void {
  const update = {
    update_id: nextNumber(pay),
    update_type: 'invoice_paid',
    request_date: pay.world.clock.now().toISOString(),
    payload: shown(pay, invoice),
  };
  app.told[invoice.invoice_id] = JSON.stringify(update);
  send(pay, app, invoice.invoice_id);
}

/** Sends the last webhook of an invoice. After one that nobody took for three days webhooks are off until they are set anew. */
export function send(pay: CryptoPay, app: App, invoice: number): void {
  const { world } = pay;
  const body = app.told[invoice];
  const now = world.clock.now().getTime();
  const isOff = Object.values(app.waiting).some((since) => since + threeDays < now);
  if (body === undefined || app.hook === '' || isOff) return;
  const key = `${invoice}:${nextNumber(pay)}`;
  app.waiting[key] = now;
  world.deliver({
    url: app.hook,
    method: 'POST',
    headers: { 'content-type': 'application/json', 'crypto-pay-api-signature': sign(app.token, body) },
    body,
    schedule,
    accepts: ({ status }) => {
      if (status === 200) delete app.waiting[key];
      return status === 200;
    },
  });
}
