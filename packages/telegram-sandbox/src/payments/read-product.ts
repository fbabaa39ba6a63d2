import { type Call, integer, isObject, json, requiredText, text } from '../bot-api/call.ts';
import { badRequest } from '../bot-api/refused.ts';
import type { Product } from '../world/payment.ts';

/** The documents name no highest price of one invoice; this one is what the sandbox stops at. */
const highestPrice = 100_000;
const highestSubscriptionPrice = 10_000;
const month = 2_592_000;
const notForStars = ['need_name', 'need_phone_number', 'need_email', 'need_shipping_address', 'is_flexible'];

/** Reads what an invoice sells, and refuses as Telegram does what cannot be asked for. */
export function readProduct(call: Call): Product {
  const title = requiredText(call, 'title');
  const description = requiredText(call, 'description');
  const payload = requiredText(call, 'payload');
  const currency = requiredText(call, 'currency');
  const prices = readPrices(call);
  const money = currency === 'XTR' ? readStars(call, prices) : readFiat(call, currency, prices);
  if (Buffer.byteLength(payload) > 128) throw badRequest('INVOICE_PAYLOAD_INVALID');
  if (title.length > 32 || description.length > 255) throw badRequest('STARS_INVOICE_INVALID');
  const photo_url = text(call, 'photo_url');
  const start_parameter = text(call, 'start_parameter');
  return { title, description, payload, ...money, start_parameter, ...(photo_url && { photo_url }) };
}

/** One price in whole Stars, and nothing that belongs to goods that are sent by post. */
function readStars(call: Call, prices: readonly number[]): Pick<Product, 'amount'> {
  const [amount = 0] = prices;
  if (text(call, 'provider_token') !== '' || prices.length > 1 || asksTooMuch(call))
    throw badRequest('STARS_INVOICE_INVALID');
  if (amount < 1 || amount > highestPrice) throw badRequest('CURRENCY_TOTAL_AMOUNT_INVALID');
  return { amount };
}

/** BotFather's tokens: the account, whether it is one for tests, and the rest. */
const providerToken = /^\d+:(TEST|LIVE):\S+$/;
/** The most that Telegram's own clients calculate with. */
const highestSum = 999_999_999_999;

/** The sum of the prices, in the smallest units of a currency, through an account that BotFather knows. */
function readFiat(call: Call, currency: string, prices: readonly number[]): Pick<Product, 'amount' | 'fiat'> {
  const provider_token = text(call, 'provider_token');
  if (!/^[A-Z]{3}$/.test(currency)) throw badRequest('CURRENCY_INVALID');
  if (!providerToken.test(provider_token)) throw badRequest('PAYMENT_PROVIDER_INVALID');
  const amount = prices.reduce((sum, price) => sum + price, 0);
  if (amount < 1 || amount > highestSum) throw badRequest('CURRENCY_TOTAL_AMOUNT_INVALID');
  return { amount, fiat: { currency, provider_token } };
}

/** Reads a subscription's period too, which only links may have: 30 days, at most 10,000 Stars. */
export function readLinkProduct(call: Call): Product {
  const product = readProduct(call);
  const period = integer(call, 'subscription_period', 0, 0);
  if (period === 0) return product;
  if (product.fiat) throw badRequest('SUBSCRIPTION_PERIOD_INVALID');
  if (period !== month) throw badRequest('SUBSCRIPTION_PERIOD_INVALID');
  if (product.amount > highestSubscriptionPrice) throw badRequest('CURRENCY_TOTAL_AMOUNT_INVALID');
  return { ...product, subscription_period: period };
}

function readPrices(call: Call): number[] {
  requiredText(call, 'prices');
  const prices = json(call, 'prices', 'prices');
  if (!Array.isArray(prices)) throw badRequest('expected an Array of labeled prices');
  if (prices.length === 0) throw badRequest('there must be at least one price');
  return prices.map(readLabeledPrice);
}

function readLabeledPrice(price: unknown): number {
  const because = (text: string) => badRequest(`can't parse labeled price: ${text}`);
  if (!isObject(price)) throw because('LabeledPrice must be an Object');
  if (price['label'] === undefined) throw because(`Can't find field "label"`);
  if (typeof price['label'] !== 'string') throw because('Field "label" must be of type String');
  if (price['label'] === '') throw because('LabeledPrice label must be non-empty');
  if (price['amount'] === undefined) throw because(`Can't find field "amount"`);
  const amount = Number(price['amount']);
  if (!Number.isSafeInteger(amount)) throw because('Field "amount" must be a valid Number');
  return amount;
}

const asksTooMuch = (call: Call): boolean =>
  notForStars.some((name) => /^(true|1|yes)$/i.test(text(call, name))) ||
  integer(call, 'max_tip_amount', 0) > 0 ||
  !['', '[]'].includes(text(call, 'suggested_tip_amounts'));
