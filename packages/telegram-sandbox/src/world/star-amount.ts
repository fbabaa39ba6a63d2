import type { StarAmount, StarTransaction } from '@grammyjs/types';

/** Nanostars in a Star. */
export const nano = 1_000_000_000n;

/** Whole Stars and the rest in nanostars, both with the sign of the amount. */
export function fromNanostars(nanostars: bigint): StarAmount {
  const rest = Number(nanostars % nano);
  return { amount: Number(nanostars / nano), ...(rest !== 0 && { nanostar_amount: rest }) };
}

const inNanostars = ({ amount, nanostar_amount = 0 }: StarAmount): bigint =>
  BigInt(amount) * nano + BigInt(nanostar_amount);

/** What a bot owns: all that came in less all that went out. A charge-back may take it below zero. */
export function balanceOf(rows: readonly StarTransaction[]): bigint {
  return rows
    .filter((row) => !hasFailed(row))
    .reduce((sum, row) => sum + (row.source ? inNanostars(row) : -inNanostars(row)), 0n);
}

/** A withdrawal that failed was given back; its row stays where it is. */
const hasFailed = ({ receiver }: StarTransaction): boolean =>
  receiver?.type === 'fragment' && receiver.withdrawal_state?.type === 'failed';
