/** Where a batch leaves its mark in the wallet: 8,192 shifts of 1,023 bits each. */
export type QueryId = { readonly shift: number; readonly bit: number };

const bits = 1023n;
const shifts = 8192n;

/** The last mark of all is never used up: it is there for an emergency, by hand. */
export const queryNumbers: bigint = shifts * bits - 1n;

/** The mark of the n-th batch of a wallet. After 8,380,415 batches the first mark comes again. */
export function queryOf(number: bigint): QueryId {
  if (number < 0n) throw new RangeError('Batches are numbered from zero.');
  const turn = number % queryNumbers;
  return { shift: Number(turn / bits), bit: Number(turn % bits) };
}

/** The number of the batch that left the same mark a turn ago, if there was one. */
export const sameQueryBefore = (number: bigint): bigint | undefined =>
  number < queryNumbers ? undefined : number - queryNumbers;

/**
 * Whether the wallet has forgotten a mark for certain: it remembers one for once to twice its timeout. Used again
 * earlier, a batch would be refused for nothing.
 */
export const isForgotten = (createdAt: Date, timeout: number, chainTime: Date): boolean =>
  chainTime.getTime() > createdAt.getTime() + 2 * timeout * 1000;
