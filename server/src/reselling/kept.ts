/** `a` × `b` / `c`, rounded half up: a half goes up. None of them is negative. */
export const halfUp = (a: bigint, b: bigint, c: bigint): bigint => (2n * a * b + c) / (2n * c);

type Share = { readonly charged: bigint; readonly quantity: number };

/**
 * What of a charge is kept when `n` of `quantity` are delivered, in units: half up. All of it for all, nothing for none; what
 * goes back is the charge less this, so nothing is ever left over.
 */
export const kept = ({ charged, quantity }: Share, n: number): bigint => halfUp(charged, BigInt(n), BigInt(quantity));

/** What the units after the first `decided` are worth, up to and with `decided + count`. */
export const worthOf = (share: Share, decided: number, count: number): bigint =>
  kept(share, decided + count) - kept(share, decided);

/** A charge as so many equal portions, to the unit: their sum is the charge. */
export const portions = (charged: bigint, runs: number): bigint[] =>
  Array.from({ length: runs }, (_, index) => worthOf({ charged, quantity: runs }, index, 1));
