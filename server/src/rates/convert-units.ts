import { Refusal, scaleOf, unitsMax, type Amount } from '#kernel';
import type { Rate } from './rate.ts';

/** `down` cuts off what is less than a unit; `half_up` takes the nearer unit, and the larger one in the middle. */
export type Rounding = 'down' | 'half_up';

/** What an amount comes to at a rate, and what rounding did to it. */
export type Converted = {
  readonly amount: Amount;
  /** Exact result minus `amount`, in units: `numerator / denominator`; below zero when it was rounded up. */
  readonly remainder: { readonly numerator: bigint; readonly denominator: bigint };
  /**
   * Whole units of the amount that was given which are not needed for the result: all of them could stay away and it
   * would be the same. More than 0 only where what was given has finer units than what comes out.
   */
  readonly spare: bigint;
};

/**
 * Converts whole units at an exact rate, with a named rounding and nothing lost on the way. Refuses with
 * `wrong_asset` when the rate is of another asset, `amount_overflow` when no account could hold the result.
 */
export function convertUnits(given: Amount, rate: Rate, rounding: Rounding): Converted {
  if (given.asset !== rate.from)
    throw new Refusal('wrong_asset', `This rate is of ${rate.from}, and the amount is in ${given.asset}.`);
  if (given.units < 0n) throw new Refusal('invalid_amount', 'An amount that is converted is not below zero.');
  const { numerator, denominator } = unitRate(rate);
  const exact = given.units * numerator;
  const units = rounding === 'down' ? exact / denominator : (2n * exact + denominator) / (2n * denominator);
  if (units > unitsMax) throw new Refusal('amount_overflow', `That would be more ${rate.to} than an account can hold.`);
  const needed = (units * denominator + numerator - 1n) / numerator;
  return {
    amount: { asset: rate.to, units },
    remainder: { numerator: exact - units * denominator, denominator },
    spare: needed < given.units ? given.units - needed : 0n,
  };
}

/** How many units of `to` one unit of `from` is worth. */
const unitRate = ({ from, to, numerator, denominator }: Rate) => ({
  numerator: numerator * 10n ** BigInt(scaleOf(to)),
  denominator: denominator * 10n ** BigInt(scaleOf(from)),
});
