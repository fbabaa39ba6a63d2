import { Refusal, type Asset } from '#kernel';

/** A decimal number, exactly: `digits / 10^scale`. */
export type Decimal = { readonly digits: bigint; readonly scale: number };

/** One quote that a rate is made of. `inverted`: it is quoted the other way round. */
export type RatePart = {
  readonly from: Asset;
  readonly to: Asset;
  /** As the source said it: how much of `to` one whole `from` is worth. */
  readonly rate: string;
  readonly inverted: boolean;
  readonly source: string;
  readonly readAt: Date;
  readonly validUntil: Date;
};

/** What one whole `from` is worth in whole `to`: `numerator / denominator`, exactly, and what that was made of. */
export type Rate = {
  readonly from: Asset;
  readonly to: Asset;
  readonly numerator: bigint;
  readonly denominator: bigint;
  readonly parts: readonly RatePart[];
};

const pattern = /^(\d{1,24})(?:\.(\d{1,30}))?$/;

/** Reads a rate from its decimal text. Refuses (`invalid_amount`) what is not a plain decimal above zero. */
export function readRate(text: string): Decimal {
  const match = pattern.exec(text);
  if (!match)
    throw new Refusal(
      'invalid_amount',
      `"${text.slice(0, 60)}" is not a decimal number such as "2.345", without exponent.`,
    );
  const [, whole = '', fraction = ''] = match;
  const digits = BigInt(whole + fraction);
  if (digits === 0n) throw new Refusal('invalid_amount', 'A rate is above zero.');
  return { digits, scale: fraction.length };
}

/** The one spelling of a rate: no needless zeros. */
export function spellRate(text: string): string {
  const { digits, scale } = readRate(text);
  const padded = digits.toString().padStart(scale + 1, '0');
  const fraction = padded.slice(padded.length - scale || padded.length).replace(/0+$/, '');
  const whole = padded.slice(0, padded.length - scale);
  return scale === 0 || fraction === '' ? whole : `${whole}.${fraction}`;
}

const fractionOf = ({ rate, inverted }: Pick<RatePart, 'rate' | 'inverted'>): readonly [bigint, bigint] => {
  const { digits, scale } = readRate(rate);
  const one = 10n ** BigInt(scale);
  return inverted ? [one, digits] : [digits, one];
};

/** The rate from `from` to `to` that these parts come to, one after the other. No parts: an asset is worth itself. */
export function rateOfParts(from: Asset, to: Asset, parts: readonly RatePart[]): Rate {
  const [numerator, denominator] = parts
    .map(fractionOf)
    .reduce<readonly [bigint, bigint]>(([n, d], [pn, pd]) => [n * pn, d * pd], [1n, 1n]);
  const shared = gcd(numerator, denominator);
  return { from, to, numerator: numerator / shared, denominator: denominator / shared, parts };
}

function gcd(one: bigint, other: bigint): bigint {
  let [a, b] = [one, other];
  while (b > 0n) [a, b] = [b, a % b];
  return a;
}

/** The same rate seen from the other side: there and back is exactly one. */
export const inverseOf = ({ from, to, numerator, denominator, parts }: Rate): Rate => ({
  from: to,
  to: from,
  numerator: denominator,
  denominator: numerator,
  parts: parts.toReversed().map((part) => ({ ...part, inverted: !part.inverted })),
});

const shownDigits = 12;

/** The rate as a decimal to look at, cut after twelve figures that count. For sums take the rate itself. */
export function showRate({ numerator, denominator }: Pick<Rate, 'numerator' | 'denominator'>): string {
  const leading = numerator.toString().length - denominator.toString().length;
  const scale = Math.max(0, shownDigits - leading);
  const digits = ((numerator * 10n ** BigInt(scale)) / denominator).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '');
  return scale === 0 || fraction === '' ? whole : `${whole}.${fraction}`;
}

/** By how many basis points one rate is away from another, downwards or upwards, rounded down. */
export function jumpBetween(before: string, after: string): bigint {
  const [one, other] = [readRate(before), readRate(after)];
  const scale = Math.max(one.scale, other.scale);
  const level = ({ digits, scale: own }: Decimal) => digits * 10n ** BigInt(scale - own);
  const [low, high] = [level(one), level(other)].toSorted((a, b) => (a < b ? -1 : 1));
  return low === undefined || high === undefined ? 0n : ((high - low) * 10_000n) / low;
}
