import { z } from 'zod';
import { Refusal } from '#kernel';
import type { Connection, GatewayNeeds, Invoice, InvoiceRequest } from '#payments/gateway';
import { accountOf, callApi, UnitpayNo, type Account } from './call-api.ts';
import { writePrice } from './price.ts';
import { signOrder } from './sign.ts';

/** Cut between code points, so that what is left is still a text. */
const clip = (text: string, most: number): string => Array.from(text).slice(0, most).join('');

/** A signed link to the hosted form, for which nobody is called; or `initPayment`, when the connection says so. */
export async function createInvoice(
  needs: GatewayNeeds,
  connection: Connection,
  request: InvoiceRequest,
): Promise<Invoice> {
  if (request.period !== undefined)
    throw new Refusal('invalid_request', 'A payment at UnitPay is paid once here; it cannot repeat by itself.');
  const account = accountOf(needs, await needs.open(connection));
  const order = orderOf(account, request);
  return account.opened.settings['create'] === 'api' ? initPayment(account, order) : { url: formLink(account, order) };
}

/**
 * After an asking that nobody knows the end of: a link is the same link again. `initPayment` could make a second payment,
 * and has nothing to find the first by, so that is refused.
 */
export async function findInvoice(
  needs: GatewayNeeds,
  connection: Connection,
  request: InvoiceRequest,
): Promise<Invoice> {
  const { settings } = await needs.open(connection);
  if (settings['create'] !== 'api') return createInvoice(needs, connection, request);
  throw new Refusal(
    'gateway_refused',
    'Whether UnitPay made this payment is not known, and asking again could make a second one. Start a new payment.',
  );
}

/** What is sent either way; only account, currency, desc and sum are signed. */
function orderOf({ opened }: Account, request: InvoiceRequest) {
  const { amount, payment, title, description, returnUrl } = request;
  const desc = clip(description || title, 250);
  const signed = { account: payment, currency: amount.asset, desc, sum: writePrice(amount) };
  const signature = signOrder(signed, opened.secrets['secret_key'] ?? '');
  return { ...signed, signature, ...(returnUrl !== undefined && { backUrl: returnUrl }) };
}

type Order = ReturnType<typeof orderOf>;

function formLink({ base, opened }: Account, order: Order): string {
  const { public_key = '', payment_type = '' } = opened.settings;
  const path = [public_key, payment_type].filter((part) => part !== '').map(encodeURIComponent);
  const test: Record<string, string> = opened.isTest ? { test: '1' } : {};
  return `${base}/pay/${path.join('/')}?${new URLSearchParams({ ...order, ...test }).toString()}`;
}

const initShape = z.looseObject({
  paymentId: z.string().regex(/^\d{1,19}$/),
  redirectUrl: z.url({ protocol: /^https?$/ }).optional(),
  receiptUrl: z.string().optional(),
});

/** A second call can make a second payment: after silence there is none, and this one is left to its end. */
async function initPayment(account: Account, order: Order): Promise<Invoice> {
  const { project_id: projectId = '', payment_type } = account.opened.settings;
  const resultUrl = order.backUrl === undefined ? {} : { resultUrl: order.backUrl };
  const params = { ...order, ...resultUrl, projectId, paymentType: payment_type || 'card' };
  try {
    const made = await callApi(account, 'secret_key', 'initPayment', params, initShape);
    if (made.redirectUrl === undefined)
      throw new Refusal('gateway_refused', 'UnitPay gave no link to pay by: choose another "payment_type", or "form".');
    return { url: made.redirectUrl, externalId: made.paymentId };
  } catch (error) {
    throw error instanceof UnitpayNo ? new Refusal('gateway_refused', `UnitPay refused: ${error.message}`) : error;
  }
}
