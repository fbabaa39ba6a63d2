/**
 * Shares a sum out by weight: everybody gets the whole units of their part, and what is over goes, a unit each, to those
 * whose parts were cut the most (the earlier one when equal). The shares are the sum, to the unit.
 */
export function shareOut(sum: bigint, weights: readonly bigint[]): bigint[] {
  const whole = weights.reduce((one, other) => one + other, 0n);
  if (whole <= 0n || weights.some((weight) => weight < 0n) || sum < 0n)
    throw new RangeError('There is nothing to share, or nobody to share it with.');
  const shares = weights.map((weight) => (sum * weight) / whole);
  let over = sum - shares.reduce((one, other) => one + other, 0n);
  const cut = weights.map((weight, index) => ({ index, lost: (sum * weight) % whole }));
  const first = cut.toSorted((one, other) =>
    one.lost === other.lost ? one.index - other.index : one.lost < other.lost ? 1 : -1,
  );
  for (const { index } of first) {
    if (over === 0n) break;
    shares[index] = (shares[index] ?? 0n) + 1n;
    over -= 1n;
  }
  return shares;
}
