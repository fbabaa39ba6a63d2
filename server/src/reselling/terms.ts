import type { WorkspaceId } from '#kernel';
import type { Pricing, Service } from '#catalogue';

/** A service as an order keeps it: what it takes to do it, and its name; neither the texts that sold it nor our costs. */
export type StoredTerms = Omit<Service, 'workspace' | 'descriptions' | 'pricing' | 'cost' | 'disabled'> & {
  readonly pricing: StoredPricing;
};
type StoredPricing =
  | { readonly by: 'formula'; readonly reward: StoredAmount }
  | { readonly by: 'fixed'; readonly rate: StoredAmount }
  | { readonly by: 'upstream' };
type StoredAmount = { readonly asset: string; readonly units: string };

const stored = ({ asset, units }: { asset: string; units: bigint }): StoredAmount => ({ asset, units: String(units) });
const read = ({ asset, units }: StoredAmount) => ({ asset, units: BigInt(units) });

export function fromService(service: Service): StoredTerms {
  const { number, type, fulfilledBy, kind, link, names, category, min, max, dripfeed, cancel, refill } = service;
  const { refillDays, isEnabled, position, pricing } = service;
  const kept = { number, type, fulfilledBy, kind, link, names, category, min, max, dripfeed, cancel, refill };
  return { ...kept, refillDays, isEnabled, position, pricing: storedPricing(pricing) };
}

function storedPricing(pricing: Pricing): StoredPricing {
  if (pricing.by === 'formula') return { by: 'formula', reward: stored(pricing.reward) };
  return pricing.by === 'fixed' ? { by: 'fixed', rate: stored(pricing.rate) } : pricing;
}

export const toTerms = (workspace: WorkspaceId, terms: StoredTerms): Service => ({
  ...terms,
  workspace,
  descriptions: {},
  cost: null,
  disabled: null,
  pricing: readPricing(terms.pricing),
});

function readPricing(pricing: StoredPricing): Pricing {
  if (pricing.by === 'formula') return { by: 'formula', reward: read(pricing.reward) };
  return pricing.by === 'fixed' ? { by: 'fixed', rate: read(pricing.rate) } : pricing;
}
