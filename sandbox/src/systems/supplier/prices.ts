import { billionthsOf, decimalText, partOf } from '../fixed-point.ts';
import { divideUp } from '../digits.ts';
import type { Currency, Mood } from './state.ts';

const one = 1_000_000_000n;
/** What a swap costs on top when the supplier is paid in dollars. */
const swap = { part: 101n, of: 100n };

/** Dollars for so many Stars, in billionths, to the sixth decimal. */
export const dollarsFor = ({ usd_per_1000: rate }: Pick<Mood, 'usd_per_1000'>, stars: number): bigint =>
  partOf(billionthsOf(rate), BigInt(stars), 1000n, 6);

/** Nanotons for so many dollars, rounded up. */
export const nanoFor = ({ usd_per_ton: rate }: Pick<Mood, 'usd_per_ton'>, dollars: bigint): bigint =>
  divideUp(dollars * one, billionthsOf(rate));

export const decimalsOf = (currency: Currency): number => (currency === 'ton' ? 9 : 6);

/** What an order costs all in, in the smallest units of the currency it is paid in. */
export function unitsFor(mood: Mood, stars: number, currency: Currency): bigint {
  const dollars = dollarsFor(mood, stars);
  if (currency === 'ton') return nanoFor(mood, dollars);
  return divideUp(dollars * swap.part, swap.of * 1000n);
}

/** Units as the decimal text that people and programs read. */
export const textFor = (units: bigint, currency: Currency): string =>
  decimalText(units * 10n ** BigInt(9 - decimalsOf(currency)), 0);
