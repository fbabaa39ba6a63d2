/** A charge that can be given back, whole. */
export type PickableCharge = { readonly payment: string; readonly units: bigint };

/** Charges that come to exactly the amount; or the sums next to it that charges do come to. */
export type Picked =
  | { readonly charges: readonly PickableCharge[] }
  | { readonly below: bigint | undefined; readonly above: bigint | undefined };

/** So many different sums are looked at, the newest charges first: what does not show up among them is not found. */
const sumsMost = 50_000;

/**
 * Finds charges whose sum is exactly the amount. A charge goes back whole or not at all, so not every amount can be
 * paid. Pure: the same charges in the same order give the same answer.
 */
export function pickCharges(charges: readonly PickableCharge[], units: bigint): Picked {
  const reached = new Map<bigint, readonly PickableCharge[]>([[0n, []]]);
  let above: bigint | undefined;
  for (const charge of charges) {
    for (const [sum, used] of [...reached]) {
      const next = sum + charge.units;
      if (next > units) above = above === undefined || next < above ? next : above;
      else if (!reached.has(next) && reached.size < sumsMost) reached.set(next, [...used, charge]);
    }
    const exact = reached.get(units);
    if (exact) return { charges: exact };
  }
  const below = [...reached.keys()].reduce((most, sum) => (sum > most ? sum : most), 0n);
  return { below: below > 0n ? below : undefined, above };
}
