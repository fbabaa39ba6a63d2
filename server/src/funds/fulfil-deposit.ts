import { amountToWire, type Clock } from '#kernel';
import type { Tx } from '#database';
import { balanceOf, lockBook } from '#ledger';
import type { Payment, ProductTransfer } from '#payments';
import { credited } from './postings.ts';
import { checkUser, debtPlace } from './user.ts';

/**
 * Gives a person what came in; what they owe of this asset is paid first. What is below the minimum at which the
 * deposit was asked for waits on the desk: it is not worth what paying it out again would cost.
 */
export async function fulfilDeposit(tx: Tx, payment: Payment, _clock: Clock): Promise<ProductTransfer> {
  const { workspace, id, customer, paid } = payment;
  if (customer === null || !paid) throw new Error(`The deposit ${id} names nobody, or nothing came in for it.`);
  const user = checkUser(customer);
  requireMinimum(payment);
  await lockBook(tx, workspace);
  const owed = -(await balanceOf(tx, workspace, debtPlace(user), paid.asset));
  return {
    key: `deposit:${id}`,
    reason: 'funds.deposit',
    reference: id,
    postings: credited(id, user, paid, owed),
  };
}

/** Not a refusal, which would send the money back by itself: a person decides. */
function requireMinimum({ details, paid }: Payment): void {
  const minimum = typeof details['minimum'] === 'string' ? BigInt(details['minimum']) : 0n;
  if (!paid || paid.units >= minimum) return;
  const [came, least] = [paid, { ...paid, units: minimum }].map((amount) => {
    const wire = amountToWire(amount);
    return `${wire.amount} ${wire.asset}`;
  });
  throw new Error(`${came} came, which is below the minimum of ${least}.`);
}
