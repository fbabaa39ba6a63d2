import { Refusal } from '#kernel';
import {
  GatewayUnavailable,
  type Connection,
  type GatewayNeeds,
  type Invoice,
  type InvoiceRequest,
} from '#payments/gateway';
import { openAccount, postStripe, StripeNo, type Account } from './call-api.ts';
import { findSession } from './find-session.ts';
import { toMinor } from './minor.ts';
import { sessionShape } from './session-shape.ts';

/**
 * Opens a Checkout page. Our payment is the Idempotency-Key, so asking again gives the same page; should the second
 * question differ (its end lies nearer), Stripe says so, and the first page is found by our id.
 */
export async function createSession(
  needs: GatewayNeeds,
  connection: Connection,
  request: InvoiceRequest,
): Promise<Invoice> {
  if (request.period !== undefined)
    throw new Refusal('invalid_request', 'A payment page of Stripe is paid once here; it cannot repeat by itself.');
  const account = await openAccount(needs, connection);
  const now = needs.clock.now();
  const fields = {
    ...priceOf(account, request),
    ...nameOf(request),
    ...placesOf(needs, request),
    ...endOf(request, now),
  };
  const session = await postStripe(account, 'checkout/sessions', fields, request.payment, sessionShape).catch(
    (error: unknown) => afterNo(account, request.payment, now, error),
  );
  if (!session.url) throw new Refusal('gateway_refused', 'The payment page of Stripe is closed.');
  return { url: session.url, externalId: session.id };
}

/** An idempotency error means that the page exists. */
async function afterNo(account: Account, payment: string, now: Date, error: unknown) {
  if (!(error instanceof StripeNo)) throw error;
  if (error.type !== 'idempotency_error') throw new Refusal('gateway_refused', `Stripe refused: ${error.message}`);
  const first = await findSession(account, payment, new Date(now.getTime() - aDay));
  if (first) return first;
  throw new GatewayUnavailable('Stripe knows this call, and its page is not to be seen.', 'unknown');
}

const aDay = 24 * 60 * 60 * 1000;
const halfAnHour = 30 * 60 * 1000;
/** Our clock and theirs, and the way there. */
const slack = 60 * 1000;

/** Cut between code points, so that what is left is still a text. */
const clip = (text: string, most: number): string => Array.from(text).slice(0, most).join('');

const priceOf = ({ opened }: Account, { amount, title, description }: InvoiceRequest) => ({
  mode: 'payment',
  'line_items[0][quantity]': '1',
  'line_items[0][price_data][currency]': amount.asset.toLowerCase(),
  'line_items[0][price_data][unit_amount]': toMinor(opened.settings, amount).toString(),
  'line_items[0][price_data][product_data][name]': clip(title, 250),
  ...(description !== '' && { 'line_items[0][price_data][product_data][description]': clip(description, 500) }),
});

/** Our id on the page, and on the intent, from where Stripe copies it onto charges. */
const nameOf = ({ payment }: InvoiceRequest) => ({
  client_reference_id: payment,
  'metadata[payment]': payment,
  'payment_intent_data[metadata][payment]': payment,
  // Captured at once, so that a charge shows its fee as soon as it is paid.
  'payment_intent_data[capture_method]': 'automatic',
});

const placesOf = ({ publicUrl }: GatewayNeeds, { returnUrl = publicUrl }: InvoiceRequest) => ({
  success_url: returnUrl,
  cancel_url: returnUrl,
});

/** A page may be told to close between half an hour and a day from now; without that it closes after a day. */
function endOf({ expiresAt }: InvoiceRequest, now: Date): Record<string, string> {
  const left = expiresAt ? expiresAt.getTime() - now.getTime() : 0;
  if (!expiresAt || left < halfAnHour + slack || left > aDay - slack) return {};
  return { expires_at: String(Math.floor(expiresAt.getTime() / 1000)) };
}
