import { z } from 'zod';
import type { Amount, Asset } from '#kernel';
import { readDecimal, readRounded } from '#gateways/wire';

const id = z.string().regex(/^\d{1,19}$/);
const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

/** An invoice as the API lists it, numbers as their text. Only what is used here. */
export const invoiceShape = z.looseObject({
  invoice_id: id,
  currency_type: z.string().default('crypto'),
  asset: z.string().optional(),
  fiat: z.string().optional(),
  amount: z.string(),
  status: z.string(),
  payload: z.string().optional(),
  created_at: instant,
  paid_at: instant.optional(),
  paid_asset: z.string().optional(),
  paid_amount: z.string().optional(),
  fee_asset: z.string().optional(),
  fee_amount: z.string().optional(),
  is_swapped: z.union([z.boolean(), z.string()]).optional(),
  bot_invoice_url: z.string().optional(),
  pay_url: z.string().optional(),
});
export type CryptoInvoice = z.infer<typeof invoiceShape>;
export const invoicesShape = z.looseObject({ items: z.array(invoiceShape).max(1000) });

/** A transfer to a Telegram user. `spend_id` is told by getTransfers only. */
export const transferShape = z.looseObject({
  transfer_id: id,
  user_id: id,
  asset: z.string(),
  amount: z.string(),
  status: z.string(),
  completed_at: instant,
  spend_id: z.string().optional(),
});
export type Transfer = z.infer<typeof transferShape>;
export const transfersShape = z.looseObject({ items: z.array(transferShape).max(1000) });

const assetOf = ({ currency_type, fiat, asset }: CryptoInvoice): Asset =>
  (currency_type === 'fiat' ? fiat : asset) ?? 'unknown';

/** What was asked for: an invoice of Crypto Pay is paid whole or not at all. */
export const askedOf = (invoice: CryptoInvoice): Amount => readDecimal(invoice.amount, assetOf(invoice));

/**
 * What came into the app, and what Crypto Pay kept of it. A price in a currency is paid in a coin, perhaps with more
 * decimals than are kept: what came is cut down, the fee up, so that the books never hold more than the app.
 */
export function moneyOf(invoice: CryptoInvoice): { readonly gross: Amount; readonly fee?: Amount } {
  const { paid_asset, paid_amount, fee_asset, fee_amount } = invoice;
  const isOther = invoice.currency_type === 'fiat' && paid_asset !== undefined && paid_amount !== undefined;
  const gross = isOther ? readRounded(paid_amount, paid_asset, 'down') : askedOf(invoice);
  if (fee_amount === undefined || (fee_asset ?? gross.asset) !== gross.asset) return { gross };
  const fee = readRounded(fee_amount, gross.asset, 'up');
  return fee.units === 0n ? { gross } : { gross, fee };
}
