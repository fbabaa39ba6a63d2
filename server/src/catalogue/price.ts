import { Refusal, unitsMax, type Amount } from '#kernel';
import type { Service } from './service.ts';
import { usd, usualMarkup, type Markup, type MarkupScope, type PriceConstants, type PriceTerms } from './terms.ts';

/** What is priced: of a service, what its price follows from. */
export type Priceable = Pick<Service, 'number' | 'category' | 'pricing' | 'cost'>;

const nanostars = 1_000_000_000n;
const whole = 10_000n;
const perRate = 1000n;

const up = (dividend: bigint, divisor: bigint): bigint => (dividend + divisor - 1n) / divisor;
const most = (a: bigint, b: bigint): bigint => (a > b ? a : b);

/** The public formula: `reward × (1 + fee) × USD per Star × 1,000`, rounded up to the micro-dollar. */
export const formulaRate = (reward: Amount, { feeBasisPoints, usdPerStar }: PriceConstants): Amount =>
  usd(up(reward.units * (whole + BigInt(feeBasisPoints)) * usdPerStar.units * perRate, whole * nanostars));

/** Cost and mark-up, rounded up to a multiple of the step. */
export function markedUp(cost: Amount, { basisPoints, step }: Markup): Amount {
  const exact = up(cost.units * (whole + BigInt(basisPoints)), whole);
  return usd(up(exact, step.units) * step.units);
}

/** The most specific of the mark-ups that are for this service and this person. */
export function markupFor({ number, category }: Priceable, { markups }: PriceTerms, user?: string): Markup {
  const found = (fits: (scope: MarkupScope) => boolean) => markups.find(({ scope }) => fits(scope))?.markup;
  return (
    found((scope) => scope.of === 'customer' && scope.user === user) ??
    found((scope) => scope.of === 'service' && scope.service === number) ??
    found((scope) => scope.of === 'category' && scope.category === category) ??
    found((scope) => scope.of === 'all') ??
    usualMarkup
  );
}

/** What everybody pays who has no wholesale price. */
function listRate(service: Priceable, terms: PriceTerms, user?: string): Amount {
  const { pricing, cost } = service;
  if (pricing.by === 'fixed') return pricing.rate;
  if (pricing.by === 'formula') return formulaRate(pricing.reward, terms.constants);
  if (!cost) throw new Error(`Service ${service.number} is priced by a cost that nobody said.`); // a constraint forbids it
  return markedUp(cost, markupFor(service, terms, user));
}

/** What 1,000 of a service cost this person now: never under what they cost us. */
export function rateFor(service: Priceable, terms: PriceTerms, user?: string): Amount {
  const { wholesale } = terms;
  const own = wholesale?.rates.get(service.number);
  const rate = own ?? lowered(listRate(service, terms, user), wholesale?.basisPoints ?? 0);
  return usd(most(rate.units, service.cost?.units ?? 0n));
}

const lowered = (rate: Amount, basisPoints: number): Amount =>
  usd(up(rate.units * (whole - BigInt(basisPoints)), whole));

/** What so many cost at this rate: `rate × quantity / 1,000`, rounded up to the micro-dollar. */
export function chargeOf(rate: Amount, quantity: number): Amount {
  const units = up(rate.units * BigInt(quantity), perRate);
  if (units > unitsMax) throw new Refusal('amount_overflow', 'So much of it costs more than an account can hold.');
  return { asset: rate.asset, units };
}
