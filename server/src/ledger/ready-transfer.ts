import { checkTransfer } from './check-transfer.ts';
import { hashInput } from './hash-input.ts';
import type { Transfer } from './transfer.ts';

/** A transfer that was checked, with what the books keep of it worked out: whatever is wrong is thrown to its caller. */
export type ReadyTransfer = {
  readonly transfer: Transfer;
  /** Of the input, or else of the postings. */
  readonly hash: string;
  /** The answer as JSON: what its caller is told now is what a replay is told later. */
  readonly answer: string | undefined;
};

/** Refuses as `checkTransfer` does. */
export function readyTransfer(transfer: Transfer): ReadyTransfer {
  checkTransfer(transfer);
  const { input = postingsOf(transfer), answer } = transfer;
  return { transfer, hash: hashInput(input), answer: answer === undefined ? undefined : JSON.stringify(answer) };
}

const postingsOf = ({ postings }: Transfer) =>
  postings.map(({ from, to, amount }) => [from.address, to.address, amount.asset, amount.units]);
