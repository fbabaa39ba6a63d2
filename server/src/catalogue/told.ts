import { amountToWire, type Amount } from '#kernel';
import type { Told } from './change-rows.ts';
import type { Pricing, Service } from './service.ts';
import type { Markup, PriceConstants } from './terms.ts';

/** A price as the change log and receivers are told of it. */
export function tellPricing(pricing: Pricing): Told {
  if (pricing.by === 'formula') return { by: pricing.by, reward: amountToWire(pricing.reward) };
  return pricing.by === 'fixed' ? { by: pricing.by, rate: amountToWire(pricing.rate) } : { by: pricing.by };
}

export const tellIfAny = (amount: Amount | null): Told | null => amount && amountToWire(amount);

export const tellService = (service: Service): Told => ({
  type: service.type,
  fulfilled_by: service.fulfilledBy,
  kind: service.kind,
  link: service.link,
  names: inOrder(service.names),
  descriptions: inOrder(service.descriptions),
  category: service.category,
  pricing: tellPricing(service.pricing),
  cost: tellIfAny(service.cost),
  min: service.min,
  max: service.max,
  dripfeed: service.dripfeed,
  cancel: service.cancel,
  refill: service.refill,
  refill_days: service.refillDays,
  position: service.position,
});

/** The order in which languages are given is no change. */
const inOrder = (words: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(words).toSorted(([a], [b]) => (a < b ? -1 : 1)));

export const tellConstants = ({ feeBasisPoints, usdPerStar }: PriceConstants): Told => ({
  fee_basis_points: feeBasisPoints,
  usd_per_star: amountToWire(usdPerStar),
});

export const tellMarkup = ({ basisPoints, step }: Markup): Told => ({
  basis_points: basisPoints,
  step: amountToWire(step),
});
