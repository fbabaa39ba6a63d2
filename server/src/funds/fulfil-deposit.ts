import { amountToWire, Refusal, type Amount, type Clock } from '#kernel';
import type { Tx } from '#database';
import { balanceOf, lockBook } from '#ledger';
import type { Payment, ProductTransfer } from '#payments';
import { credited } from './postings.ts';
import { checkUser, debtPlace } from './user.ts';

/**
 * Gives a person what came in; what they owe of this asset is paid first. A transfer to an address counts as it came,
 * other payments only as they were asked for; what is below the minimum at which it was asked for counts once a person
 * accepts it. Refuses the rest: payments gives it back where that is possible, and else leaves it on the desk.
 */
export async function fulfilDeposit(tx: Tx, payment: Payment, _clock: Clock): Promise<ProductTransfer> {
  const { workspace, id } = payment;
  const { user, paid } = whatCame(payment);
  await lockBook(tx, workspace);
  const owed = -(await balanceOf(tx, workspace, debtPlace(user), paid.asset));
  return {
    key: `deposit:${id}`,
    reason: 'funds.deposit',
    reference: id,
    postings: credited(id, user, paid, owed),
  };
}

/** Whose money came, and how much. Refuses a sum that does not count unless a person has accepted it. */
export function whatCame(payment: Payment): { user: string; paid: Amount } {
  const { id, customer, paid } = payment;
  if (customer === null || !paid) throw new Error(`The deposit ${id} names nobody, or nothing came in for it.`);
  if (!payment.accepted) requireSum(payment, paid);
  return { user: checkUser(customer), paid };
}

function requireSum({ details, amount, address }: Payment, paid: Amount): void {
  const { minimum } = details;
  const least = { asset: paid.asset, units: typeof minimum === 'string' ? BigInt(minimum) : 0n };
  if (paid.units < least.units)
    throw new Refusal('below_minimum', `${inWords(paid)} came, which is below the minimum of ${inWords(least)}.`);
  const isTransfer = address !== null;
  if (!isTransfer && paid.units !== amount.units)
    throw new Refusal('invalid_amount', `${inWords(amount)} was asked for and ${inWords(paid)} came.`);
}

function inWords(amount: Amount): string {
  const wire = amountToWire(amount);
  return `${wire.amount} ${wire.asset}`;
}
