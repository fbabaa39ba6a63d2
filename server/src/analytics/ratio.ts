/** A share as a decimal with four digits, rounded down: 1 of 3 is "0.3333". Nothing of nothing is "0". */
export function ratio(part: bigint, whole: bigint): string {
  if (whole <= 0n || part <= 0n) return '0';
  const digits = ((part * 10_000n) / whole).toString().padStart(5, '0');
  return `${digits.slice(0, -4)}.${digits.slice(-4)}`.replace(/\.?0+$/, '');
}

/** An amount per head, in whole smallest units, rounded towards zero. */
export const perHead = (units: bigint, heads: number): bigint => (heads > 0 ? units / BigInt(heads) : 0n);
