import type { Amount } from '#kernel';
import { centOf } from './settings.ts';

/** `amount × part ÷ whole`, the nearer unit, and the larger one in the middle. */
export const shareOf = ({ asset, units }: Amount, part: bigint, whole: bigint): Amount => ({
  asset,
  units: (2n * units * part + whole) / (2n * whole),
});

/** To the cent of the currency, half up: as people read fees. `units` may be a fraction: `numerator ÷ denominator`. */
export function toCent(asset: string, numerator: bigint, denominator = 1n): Amount {
  const whole = denominator * centOf(asset);
  return { asset, units: ((2n * numerator + whole) / (2n * whole)) * centOf(asset) };
}
