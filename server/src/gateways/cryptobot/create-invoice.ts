import { formatUnits, Refusal, scaleOf } from '#kernel';
import type { Connection, GatewayNeeds, Invoice, InvoiceRequest } from '#payments/gateway';
import { isCoin, requirePriceAsset } from './assets.ts';
import { accountOf, callApi, CryptoPayNo } from './call-api.ts';
import { invoiceShape, type CryptoInvoice } from './invoice-shape.ts';
import { findByPayload } from './look-up.ts';

/** Crypto Pay's bounds of an invoice's life, in seconds: up to 31 days. */
const shortest = 1;
const longest = 2_678_400;

/**
 * Makes an invoice. There is no idempotency key: a second call makes a second invoice, so after silence the first is
 * looked for among the app's invoices, by our id in its payload.
 */
export async function createInvoice(
  needs: GatewayNeeds,
  connection: Connection,
  request: InvoiceRequest,
): Promise<Invoice> {
  requirePriceAsset(request.amount.asset);
  if (request.period !== undefined)
    throw new Refusal('invalid_request', 'An invoice of CryptoBot is paid once; it cannot repeat by itself.');
  const account = accountOf(needs, await needs.open(connection));
  const accepted = account.opened.settings['accepted_assets'] ?? '';
  const params = { ...priceOf(request, accepted), ...textsOf(request), ...endOf(request, needs.clock.now()) };
  const invoice = await callApi(account, 'createInvoice', params, invoiceShape).catch((error: unknown) => {
    throw error instanceof CryptoPayNo ? new Refusal('gateway_refused', error.message) : error;
  });
  return linkOf(invoice);
}

/** The invoice that was made for this payment before, when the answer to that was lost. */
export async function findInvoice(
  needs: GatewayNeeds,
  connection: Connection,
  request: InvoiceRequest & { readonly requestedAt: Date },
): Promise<Invoice | undefined> {
  const account = accountOf(needs, await needs.open(connection));
  const invoice = await findByPayload(account, request);
  return invoice && linkOf(invoice);
}

function linkOf(invoice: CryptoInvoice): Invoice {
  const url = invoice.bot_invoice_url ?? invoice.pay_url;
  if (url === undefined) throw new Refusal('gateway_refused', 'CryptoBot gave no link to pay by.');
  return { url, externalId: invoice.invoice_id };
}

function priceOf({ amount: { asset, units } }: InvoiceRequest, accepted: string) {
  const amount = formatUnits(units, scaleOf(asset));
  if (isCoin(asset)) return { currency_type: 'crypto', asset, amount };
  return { currency_type: 'fiat', fiat: asset, amount, accepted_assets: accepted.split(',').filter(isCoin).join(',') };
}

/** Cut between code points, so that what is left is still a text. */
const clip = (text: string, most: number): string => Array.from(text).slice(0, most).join('');

const textsOf = ({ payment, title, description, returnUrl }: InvoiceRequest) => ({
  payload: payment,
  description: clip(description || title, 1024),
  allow_comments: false,
  ...(returnUrl !== undefined && { paid_btn_name: 'callback', paid_btn_url: returnUrl }),
});

function endOf({ expiresAt }: InvoiceRequest, now: Date) {
  if (!expiresAt) return {};
  const seconds = Math.ceil((expiresAt.getTime() - now.getTime()) / 1000);
  return { expires_in: Math.min(longest, Math.max(shortest, seconds)) };
}
