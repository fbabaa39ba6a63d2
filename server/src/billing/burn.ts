import { grantCategories, type Grant } from './grant.ts';

/** What burn order looks at. */
export type Burnable = Pick<Grant, 'id' | 'priority' | 'expiresAt' | 'category' | 'startsAt'>;

/**
 * Which lot is spent first: lower priority, then earlier expiry (none last), then category (promo, trial,
 * compensation, paid), then age, then id. The SQL function `billing.live_lots` has the same order; a test compares.
 */
export function burnOrder(one: Burnable, other: Burnable): number {
  return (
    one.priority - other.priority ||
    compare(one.expiresAt?.getTime() ?? Infinity, other.expiresAt?.getTime() ?? Infinity) ||
    grantCategories.indexOf(one.category) - grantCategories.indexOf(other.category) ||
    one.startsAt.getTime() - other.startsAt.getTime() ||
    compare(one.id, other.id)
  );
}

const compare = <T extends number | string>(one: T, other: T): number => (one < other ? -1 : one > other ? 1 : 0);

/** How much each lot gives to a use of `units`, in burn order; undefined when together they have less. */
export function burn<L extends Burnable & { readonly available: bigint }>(
  lots: readonly L[],
  units: bigint,
): { lot: L; units: bigint }[] | undefined {
  const taken: { lot: L; units: bigint }[] = [];
  let open = units;
  for (const lot of lots.toSorted(burnOrder)) {
    if (open === 0n) break;
    const part = lot.available < open ? lot.available : open;
    if (part > 0n) taken.push({ lot, units: part });
    open -= part;
  }
  return open === 0n ? taken : undefined;
}
