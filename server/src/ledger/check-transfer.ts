import { Refusal, unitsMax } from '#kernel';
import type { Posting, Transfer } from './transfer.ts';

const keyLengthMax = 255;

/**
 * What can be said about a transfer before looking at the books: its amounts are positive and fit an account
 * (`invalid_amount`, `amount_overflow`), its texts can be stored, its postings lead somewhere (`invalid_request`).
 */
export function checkTransfer(transfer: Transfer): void {
  checkText('key', transfer.key);
  checkText('reason', transfer.reason);
  if (transfer.reference !== undefined) checkText('reference', transfer.reference);
  if (transfer.postings.length === 0) throw new Refusal('invalid_request', 'A transfer needs at least one posting.');
  for (const posting of transfer.postings) checkPosting(posting);
}

function checkText(field: string, text: string): void {
  if (text.length === 0 || text.length > keyLengthMax)
    throw new Refusal('invalid_request', `The ${field} of a transfer has 1 to ${keyLengthMax} characters.`);
  if (text.includes('\0') || !text.isWellFormed())
    throw new Refusal('invalid_request', `The ${field} of a transfer must be plain text.`);
}

function checkPosting({ from, to, amount }: Posting): void {
  if (amount.units <= 0n) throw new Refusal('invalid_amount', 'An amount must be more than zero.');
  if (amount.units > unitsMax)
    throw new Refusal('amount_overflow', `One account holds at most ${unitsMax} units of ${amount.asset}.`);
  if (from.address === to.address)
    throw new Refusal('invalid_request', `A posting needs two accounts; both are "${from.address}".`);
}
