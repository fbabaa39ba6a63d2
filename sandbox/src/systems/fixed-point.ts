/** Money of emulated systems: decimal texts, counted in whole billionths. */
const scale = 9;

/** A plain decimal in billionths; undefined for anything else. */
export function billionths(text: string): bigint | undefined {
  const [, whole = '', fraction = ''] = /^(\d{1,15})(?:\.(\d{1,9}))?$/.exec(text) ?? [];
  return whole === '' ? undefined : BigInt(whole + fraction.padEnd(scale, '0'));
}

/** The same, of a text that is known to be one; a balance may be below zero. */
export function billionthsOf(text: string): bigint {
  const units = billionths(text.replace(/^-/, ''));
  if (units === undefined) throw new Error(`"${text}" is no amount.`);
  return text.startsWith('-') ? -units : units;
}

/** Billionths as a text with at least so many decimals. */
export function decimalText(units: bigint, least = 2): string {
  const sign = units < 0n ? '-' : '';
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const fraction = digits.slice(-scale).replace(/0+$/, '').padEnd(least, '0');
  return `${sign}${digits.slice(0, -scale)}${fraction && `.${fraction}`}`;
}

/** A part of an amount, rounded up to so many decimals, as fees are. */
export function partOf(units: bigint, part: bigint, of: bigint, decimals: number): bigint {
  const step = 10n ** BigInt(scale - decimals);
  const exact = units * part;
  return ((exact + of * step - 1n) / (of * step)) * step;
}
