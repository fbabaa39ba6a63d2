import { amountToWire, type Amount } from '#kernel';
import type { Told } from './change-rows.ts';
import type { Fee, Method } from './method.ts';
import type { QuoteTerms, StarPackage } from './package.ts';
import type { Pricing, PriceRule, RuleScope } from './rule.ts';

/** The order in which languages are given is no change. */
const inOrder = (words: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(words).toSorted(([a], [b]) => (a < b ? -1 : 1)));

export const tellTerms = ({ min, max, quoteLife }: QuoteTerms): Told => ({ min, max, quote_seconds: quoteLife });

export const tellPackage = ({ stars, names, isOn }: StarPackage): Told => ({
  stars,
  names: inOrder(names),
  is_on: isOn,
});

function tellPricing(pricing: Pricing): Told {
  if (pricing.by === 'fixed') return { by: pricing.by, price: amountToWire(pricing.price) };
  const { by, basisPoints, fixed, step } = pricing;
  return { by, basis_points: basisPoints, fixed: amountToWire(fixed), step: amountToWire(step) };
}

export const tellRule = ({ pricing, mayLose }: Omit<PriceRule, 'scope'>): Told => ({
  pricing: tellPricing(pricing),
  may_lose: mayLose,
});

/** How a scope is called in the change log: `USD`, `USD:500`, `USD:500:reseller-1`. */
export const nameScope = ({ currency, stars, reseller }: RuleScope): string =>
  [currency, stars ?? (reseller === undefined ? '' : 'all'), reseller ?? ''].filter((part) => part !== '').join(':');

const tellFee = ({ basisPoints, fixed }: Fee): Told => ({ basis_points: basisPoints, fixed: amountToWire(fixed) });
const tellIfAny = (amount: Amount | null): Told | null => amount && amountToWire(amount);

export const tellMethod = ({ fee, surcharge, min, max, names, isOn, ...method }: Method): Told => ({
  code: method.code,
  gateway: method.gateway,
  connection: method.connection,
  asset: method.asset,
  fee: tellFee(fee),
  surcharge: surcharge && tellFee(surcharge),
  min: tellIfAny(min),
  max: tellIfAny(max),
  names: inOrder(names),
  position: method.position,
  is_on: isOn,
});
