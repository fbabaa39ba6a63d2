import { Refusal, scaleOf, unitsMax, type Amount, type Asset } from '#kernel';
import { GatewayUnavailable, type OpenConnection } from '#payments/gateway';

type Settings = OpenConnection['settings'];

/** Three capital letters that are no currency of a state. */
const noMoney: ReadonlySet<Asset> = new Set(['XTR', 'TON', 'BTC', 'ETH', 'LTC', 'TRX', 'SOL', 'BNB']);

/** Decimals of what Stripe counts in. Its table is its own: other systems count some of these currencies differently. */
export function exponentOf(settings: Settings, currency: Asset): number {
  const isIn = (field: string) => (settings[field] ?? '').split(',').includes(currency);
  if (isIn('zero_decimal_currencies')) return 0;
  return isIn('three_decimal_currencies') ? 3 : 2;
}

/** A price in Stripe's smallest coins. Refuses `asset_not_supported`, and `invalid_amount` what is not a whole number of them. */
export function toMinor(settings: Settings, { asset, units }: Amount): bigint {
  if (!/^[A-Z]{3}$/.test(asset) || noMoney.has(asset))
    throw new Refusal('asset_not_supported', `Stripe takes prices in currencies such as USD or EUR, not in ${asset}.`);
  const shift = exponentOf(settings, asset) - scaleOf(asset);
  if (shift >= 0) return units * 10n ** BigInt(shift);
  const coin = 10n ** BigInt(-shift);
  if (units % coin === 0n) return units / coin;
  throw new Refusal('invalid_amount', `A price in ${asset} has ${exponentOf(settings, asset)} decimals at Stripe.`);
}

/**
 * What Stripe counted, in our units; `currency` as it writes it, in small letters. Thousandths that are not kept here
 * are thrown as `GatewayUnavailable`: Stripe itself takes only whole hundredths of such currencies.
 */
export function fromMinor(settings: Settings, currency: string, text: string): Amount {
  const asset = currency.toUpperCase();
  const shift = scaleOf(asset) - exponentOf(settings, asset);
  const counted = BigInt(text);
  const coin = 10n ** BigInt(Math.abs(shift));
  const units = shift >= 0 ? counted * coin : counted / coin;
  const isLost = shift < 0 && counted % coin !== 0n;
  if (isLost || units > unitsMax) throw new GatewayUnavailable(`${text} of ${asset} is no amount of ours.`, 'unknown');
  return { asset, units };
}
