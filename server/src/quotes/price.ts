import { Refusal, scaleOf, unitsMax, type Amount, type Asset } from '#kernel';
import type { Rate } from '#rates';
import type { Fee } from './method.ts';
import type { Pricing, PriceRule, RuleScope } from './rule.ts';

const whole = 10_000n;

export const up = (dividend: bigint, divisor: bigint): bigint => (dividend + divisor - 1n) / divisor;
const halfUp = (dividend: bigint, divisor: bigint): bigint => (2n * dividend + divisor) / (2n * divisor);

export const most = (a: bigint, b: bigint): bigint => (a > b ? a : b);

/** Money people count in cents, whatever finer units are kept of it. */
const cents: ReadonlySet<Asset> = new Set(['USD', 'USDT', 'USDC']);

/** The smallest sum that is asked for in an asset: a cent, a tenth of a thousandth of a TON, else one unit. */
export function stepOf(asset: Asset): bigint {
  if (cents.has(asset)) return 10n ** BigInt(scaleOf(asset) - 2);
  return asset === 'TON' ? 100_000n : 1n;
}

const held = (asset: Asset, units: bigint): Amount => {
  if (units > unitsMax) throw new Refusal('amount_overflow', 'So many cost more than an account can hold.');
  return { asset, units };
};

/** The next multiple of what can be asked for. */
export const roundUp = ({ asset, units }: Amount, step: bigint = stepOf(asset)): Amount =>
  held(asset, up(units, step) * step);

/** What a rule makes of a cost in the same currency. It is never under the cost, unless the rule says it may be. */
export function priceBy({ pricing, mayLose }: Pick<PriceRule, 'pricing' | 'mayLose'>, cost: Amount): Amount {
  const asked = reckon(pricing, cost);
  if (mayLose || asked.units >= cost.units) return asked;
  return roundUp(cost, pricing.by === 'margin' ? pricing.step.units : undefined);
}

function reckon(pricing: Pricing, { asset, units }: Amount): Amount {
  if (pricing.by === 'fixed') return pricing.price;
  const exact = up(units * (whole + BigInt(pricing.basisPoints)), whole) + pricing.fixed.units;
  const above = most(exact, 1n); // a margin may be below zero, a price may not
  return roundUp(held(asset, above), pricing.step.units);
}

/** A part of a price and a sum on top, rounded half up to the cent, as gateways and reports do. */
export function feeOf({ basisPoints, fixed }: Fee, { asset, units }: Amount): Amount {
  const step = stepOf(asset);
  return held(asset, halfUp(units * BigInt(basisPoints) + fixed.units * whole, whole * step) * step);
}

/** What an amount comes to at a rate, rounded up to what can be asked for: never less than it is worth. */
export function worthUp(given: Amount, rate: Rate): Amount {
  const numerator = given.units * rate.numerator * 10n ** BigInt(scaleOf(rate.to));
  const denominator = rate.denominator * 10n ** BigInt(scaleOf(rate.from));
  return roundUp(held(rate.to, up(numerator, denominator)));
}

/** The same without rounding to what can be asked for: a cost is not a price. */
export function costIn(given: Amount, rate: Rate): Amount {
  const numerator = given.units * rate.numerator * 10n ** BigInt(scaleOf(rate.to));
  return held(rate.to, up(numerator, rate.denominator * 10n ** BigInt(scaleOf(rate.from))));
}

/** How narrow a scope is: package and reseller, reseller, package, all. */
const rank = ({ reseller, stars }: RuleScope): number =>
  (reseller === undefined ? 0 : 2) + (stars === undefined ? 0 : 1);

/** The most specific of the rules that fit. */
export function ruleFor(
  rules: readonly PriceRule[],
  asked: { readonly currency: Asset; readonly stars: number; readonly reseller?: string | undefined },
): PriceRule | undefined {
  const fits = ({ scope }: PriceRule) =>
    scope.currency === asked.currency &&
    (scope.stars === undefined || scope.stars === asked.stars) &&
    (scope.reseller === undefined || scope.reseller === asked.reseller);
  return rules.filter(fits).toSorted((a, b) => rank(b.scope) - rank(a.scope))[0];
}

/** What holds in the currency of the store where nobody has set a rule: a tenth on the cost, up to the cent. */
export const usualRule = (currency: Asset): PriceRule => ({
  scope: { currency },
  pricing: {
    by: 'margin',
    basisPoints: 1000,
    fixed: { asset: currency, units: 0n },
    step: { asset: currency, units: stepOf(currency) },
  },
  mayLose: false,
});
