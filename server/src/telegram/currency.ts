import { formatUnits, parseUnits, scaleOf, type Amount } from '#kernel';

/** Decimals by currency, where somebody knows better than the table. */
export type Exponents = Readonly<Record<string, number>>;

/**
 * How many decimals Telegram counts, where it is not two: `exp` of core.telegram.org/bots/payments/currencies.json, as its
 * official desktop client has it. Stripe and ISO 4217 differ for some (UGX, HUF, TWD), so theirs is never used here.
 */
const exponents: Exponents = {
  BYR: 0,
  CLP: 0,
  ISK: 0,
  JPY: 0,
  KRW: 0,
  PYG: 0,
  UGX: 0,
  VND: 0,
  BHD: 3,
  IQD: 3,
};

const exponentOf = (currency: string, known: Exponents): number => known[currency] ?? exponents[currency] ?? 2;

/** Telegram's own clients calculate with no more. */
const most = 999_999_999_999n;

/**
 * A sum as Telegram writes it, a whole number of the currency's smallest units; undefined when it has more decimals than
 * Telegram counts, is not above zero, or is more than Telegram takes.
 */
export function smallestUnits(currency: string, sum: string, known: Exponents = {}): number | undefined {
  const exponent = exponentOf(currency, known);
  const [, whole = '', fraction = ''] = /^(\d{1,15})(?:\.(\d{1,15}?)0*)?$/.exec(sum) ?? [];
  if (whole === '' || fraction.length > exponent) return undefined;
  const units = BigInt(whole + fraction.padEnd(exponent, '0'));
  return units > 0n && units <= most ? Number(units) : undefined;
}

/** A sum that Telegram wrote, as an amount. Throws when the asset is kept with fewer decimals than came. */
export const readSmallestUnits = (currency: string, total: number, known: Exponents = {}): Amount => ({
  asset: currency,
  units: parseUnits(formatUnits(BigInt(total), exponentOf(currency, known)), scaleOf(currency)),
});
