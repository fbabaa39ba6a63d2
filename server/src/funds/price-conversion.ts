import { Refusal, type Amount } from '#kernel';
import { convertUnits, type Rate } from '#rates';
import type { Price } from './conversion.ts';

const whole = 10_000n;

/**
 * What an amount comes to: first the spread is taken off (rounded down, in favour of the person), then the rest is
 * converted, rounded down. Refuses with `invalid_amount` what is too small to come to anything.
 */
export function priceConversion(from: Amount, rate: Rate, spread: number): Price {
  const { asset } = from;
  const fee = (from.units * BigInt(spread)) / whole;
  const { amount: to, spare } = convertUnits({ asset, units: from.units - fee }, rate, 'down');
  if (to.units === 0n)
    throw new Refusal('invalid_amount', `That is less than the smallest part of ${rate.to}. Convert more at once.`);
  return { from, to, fee: { asset, units: fee }, spread, rest: { asset, units: spare }, rate };
}

/** Whether a result is below what was reckoned with by no more than so many basis points. */
export const isWithin = (result: bigint, reckoned: bigint, basisPoints: number): boolean =>
  result * whole >= reckoned * (whole - BigInt(basisPoints));
