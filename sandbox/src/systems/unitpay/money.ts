import { toText, toUnits } from '../digits.ts';

/** Kopecks as UnitPay writes them: `250.50`. */
export const rubles = (kopecks: number): string => {
  const [whole = '0', fraction = ''] = toText(BigInt(kopecks), 2).split('.');
  return `${whole}.${fraction.padEnd(2, '0')}`;
};

export const kopecks = (text: string): number | undefined => {
  const units = toUnits(text, 2);
  return units === undefined ? undefined : Number(units);
};

/** What one unit is worth, in kopecks. */
const worth: Readonly<Record<string, number>> = { RUB: 100, USD: 8000, EUR: 9000, KZT: 16 };

/** A sum in rubles, in kopecks. */
export const inRubles = (sum: string, currency: string): number =>
  Math.round(((kopecks(sum) ?? 0) * (worth[currency] ?? 100)) / 100);

/** UnitPay keeps four percent of what comes in, to the next kopeck. */
export const kept = (sum: number): number => Math.ceil(sum * 0.04);
/** And one and a half of what goes out, in addition. */
export const commission = (sum: number): number => Math.ceil(sum * 0.015);
