import { Refusal, type Amount, type Asset } from '#kernel';
import type { Fee } from './method.ts';
import { starsLimits, type QuoteTerms } from './package.ts';
import type { PriceRule, RuleScope } from './rule.ts';

export const wrong = (message: string, field: string) => new Refusal('invalid_request', message, { field });

const isWithin = (value: number, min: number, max: number): boolean =>
  Number.isSafeInteger(value) && value >= min && value <= max;

/** Refuses numbers of Stars that no supplier delivers, and prices that stand for too short or too long. */
export function checkTerms({ min, max, quoteLife }: QuoteTerms): void {
  if (!isWithin(min, starsLimits.min, max) || !isWithin(max, min, starsLimits.max))
    throw wrong(`Sell ${starsLimits.min} to ${starsLimits.max} Stars at once, the least first.`, 'min');
  if (!isWithin(quoteLife, 30, 86_400)) throw wrong('A price stands for 30 seconds to a day.', 'quote_seconds');
}

/** Refuses a package that no supplier delivers. */
export function checkPackageSize(stars: number): void {
  if (!isWithin(stars, starsLimits.min, starsLimits.max))
    throw wrong(`A package has ${starsLimits.min} to ${starsLimits.max} Stars.`, 'stars');
}

/** Refuses what is not in this currency (`wrong_asset`), or is below the least. */
export function requireIn(currency: Asset, { asset, units }: Amount, field: string, least = 0n): void {
  if (asset !== currency)
    throw new Refusal('wrong_asset', `This is reckoned in ${currency}.`, { field, asset, expected: currency });
  if (units < least) throw wrong('Write an amount that is not below zero.', field);
}

/** Refuses a part of a price that is the whole price. */
export function checkFee(currency: Asset, { basisPoints, fixed }: Fee, field: string): void {
  if (!isWithin(basisPoints, 0, 9999)) throw wrong('Write 0 to 9999 hundredths of a percent.', `${field}.basis_points`);
  requireIn(currency, fixed, `${field}.fixed`);
}

/** Refuses a rule that makes no price, or one under the cost where that is not allowed (`price_below_cost`). */
export function checkRule({ currency, stars }: RuleScope, { pricing, mayLose }: Omit<PriceRule, 'scope'>): void {
  if (stars !== undefined) checkPackageSize(stars);
  if (pricing.by === 'fixed') {
    if (stars === undefined) throw wrong('A fixed price is the price of one package: name its Stars.', 'stars');
    return requireIn(currency, pricing.price, 'pricing.price', 1n);
  }
  const { basisPoints, fixed, step } = pricing;
  requireIn(currency, step, 'pricing.step', 1n);
  requireIn(currency, fixed, 'pricing.fixed');
  if (!isWithin(basisPoints, -9999, 1_000_000))
    throw wrong('A margin is -9999 to 1000000 hundredths of a percent.', 'pricing.basis_points');
  if (basisPoints < 0 && !mayLose)
    throw new Refusal(
      'price_below_cost',
      'A margin below zero sells under what Stars cost. Say "may_lose" if it is meant.',
    );
}
