import { randomBytes } from 'node:crypto';
import { divideUp, toText, toUnits } from '../digits.ts';
import { decimals, isCoin, isFiat, priceIn, rateOf } from './coins.ts';
import { No } from './no.ts';
import { nextNumber, type App, type CryptoPay, type Invoice } from './state.ts';

type Params = Readonly<Record<string, string>>;

const longestLife = 2_678_400;

export function createInvoice(pay: CryptoPay, app: App, params: Params): object {
  const { asset, fiat, amount = '', description, payload, expires_in } = params;
  const isPriced = params['currency_type'] === 'fiat';
  if (isPriced ? !isFiat(fiat ?? '') : !isCoin(asset ?? ''))
    throw new No(400, isPriced ? 'FIAT_INVALID' : 'ASSET_INVALID');
  const units = toUnits(amount, isPriced ? 2 : (decimals[asset ?? ''] ?? 0));
  if (units === undefined || units === 0n) throw new No(400, 'AMOUNT_INVALID');
  if ((description?.length ?? 0) > 1024) throw new No(400, 'DESCRIPTION_TOO_LONG');
  if (Buffer.byteLength(payload ?? '') > 4096) throw new No(400, 'PAYLOAD_TOO_LONG');
  const now = pay.world.clock.now();
  const seconds = Number(expires_in ?? 0);
  if (expires_in !== undefined && !(seconds >= 1 && seconds <= longestLife)) throw new No(400, 'EXPIRES_IN_INVALID');
  const invoice: Invoice = {
    invoice_id: 528_000 + nextNumber(pay),
    hash: `IV${randomBytes(7).toString('base64url').replaceAll(/[-_]/g, 'x')}`,
    ...(isPriced ? { currency_type: 'fiat', fiat: fiat ?? '' } : { currency_type: 'crypto', asset: asset ?? '' }),
    amount,
    status: 'active',
    ...(isPriced && { accepted_assets: acceptedOf(params) }),
    ...(description && { description }),
    ...(payload && { payload }),
    created_at: now.toISOString(),
    ...(expires_in !== undefined && { expiration_date: new Date(now.getTime() + seconds * 1000).toISOString() }),
    allow_comments: params['allow_comments'] !== 'false',
    allow_anonymous: params['allow_anonymous'] !== 'false',
  };
  app.invoices.unshift(invoice);
  pay.world.changed();
  return shown(pay, invoice);
}

function acceptedOf({ accepted_assets: accepted }: Params): string[] {
  const coins = accepted ? accepted.split(',') : Object.keys(decimals);
  if (coins.some((coin) => !isCoin(coin))) throw new No(400, 'ACCEPTED_ASSETS_INVALID');
  return coins;
}

export const statusOf = ({ world }: CryptoPay, { status, expiration_date: end }: Invoice): string =>
  status === 'active' && end !== undefined && new Date(end) <= world.clock.now() ? 'expired' : status;

/** An invoice as the API shows it. */
export function shown(pay: CryptoPay, invoice: Invoice): object {
  const { paid, ...rest } = invoice;
  const page = `${pay.world.url()}/cryptobot/pay/${invoice.invoice_id}`;
  const links = { bot_invoice_url: page, mini_app_invoice_url: page, web_app_invoice_url: page, pay_url: page };
  return { ...rest, status: statusOf(pay, invoice), ...links, ...paid };
}

export function getInvoices(pay: CryptoPay, app: App, params: Params): object {
  const { asset, fiat, invoice_ids: ids, status, offset = '0', count = '100' } = params;
  const named = ids === undefined ? undefined : new Set(ids.split(','));
  const found = app.invoices.filter(
    (invoice) =>
      (asset === undefined || invoice.asset === asset) &&
      (fiat === undefined || invoice.fiat === fiat) &&
      (named === undefined || named.has(String(invoice.invoice_id))) &&
      (status === undefined || statusOf(pay, invoice) === status),
  );
  if (!(Number(count) >= 1 && Number(count) <= 1000)) throw new No(400, 'COUNT_INVALID');
  const items = found.slice(Number(offset), Number(offset) + Number(count)).map((each) => shown(pay, each));
  return { items };
}

export function deleteInvoice(pay: CryptoPay, app: App, { invoice_id: id }: Params): boolean {
  const at = app.invoices.findIndex((invoice) => String(invoice.invoice_id) === id && invoice.status === 'active');
  if (at < 0) throw new No(400, 'INVOICE_NOT_FOUND');
  app.invoices.splice(at, 1);
  pay.world.changed();
  return true;
}

/** Crypto Pay keeps one percent. */
const keeps = 100n;

/** Pays an invoice whole, in the first coin it takes; `at` is when. */
export function settle(app: App, invoice: Invoice, at: Date): void {
  const isPriced = invoice.currency_type === 'fiat';
  const coin = invoice.asset ?? invoice.accepted_assets?.[0] ?? 'USDT';
  const scale = decimals[coin] ?? 0;
  const amount = isPriced ? priceIn(coin, invoice.fiat ?? '', invoice.amount) : invoice.amount;
  const units = toUnits(amount, scale) ?? 0n;
  const fee = divideUp(units, keeps);
  const text = toText(fee, scale);
  invoice.status = 'paid';
  invoice.paid = {
    paid_at: at.toISOString(),
    paid_anonymously: true,
    paid_usd_rate: rateOf(coin, 'USD'),
    fee_asset: coin,
    // Clients have seen both a number and a text here.
    fee_amount: isPriced ? text : Number(text),
    ...(isPriced && { paid_asset: coin, paid_amount: amount, paid_fiat_rate: rateOf(coin, invoice.fiat ?? 'USD') }),
  };
  add(app, coin, units - fee);
}

/** Moves a balance, which is kept as a decimal text. */
export function add(app: App, coin: string, units: bigint): void {
  const scale = decimals[coin] ?? 0;
  app.balances[coin] = toText((toUnits(app.balances[coin] ?? '0', scale) ?? 0n) + units, scale);
}
