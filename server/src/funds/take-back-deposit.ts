import type { Amount, Clock } from '#kernel';
import type { Tx } from '#database';
import { balanceOf, lockBook, type Place, type Posting } from '#ledger';
import { backToWorld, type Giving, type Payment, type ProductTransfer, type Refund } from '#payments';
import type { BeforeReceivable, Missing } from './needs.ts';
import { checkUser, debtPlace, userPlace } from './user.ts';

/**
 * The money of a deposit went back: out of what the person has, then out of what `before` still finds of theirs; what
 * is missing then they owe, and it is paid by what comes in next.
 */
export async function takeBackDeposit(
  tx: Tx,
  payment: Payment,
  _refund: Refund,
  clock: Clock,
  before: BeforeReceivable | undefined,
): Promise<ProductTransfer> {
  const { workspace, id, customer, paid } = payment;
  if (customer === null || !paid) throw new Error(`The deposit ${id} names nobody, or nothing came in for it.`);
  const user = checkUser(customer);
  await before?.prepare?.(tx, { workspace, user, asset: paid.asset });
  await lockBook(tx, workspace);
  const taken = await takeFrom(tx, { workspace, user, amount: paid, payment: id, at: clock.now() }, before);
  return {
    key: `refund:${id}`,
    reason: 'funds.charge_back',
    reference: id,
    postings: [...taken.gathered, ...backToWorld(payment, taken.giving)],
  };
}

/** Where an amount that has to go back comes from: postings that come first, and who then gives how much of it. */
export type Taken = { readonly gathered: readonly Posting[]; readonly giving: readonly Giving[] };

/** Out of what the person has, then out of what `before` finds, then out of a debt. The book is locked. */
export async function takeFrom(tx: Tx, wanted: Missing, before: BeforeReceivable | undefined): Promise<Taken> {
  const { workspace, user, amount } = wanted;
  const { asset, units } = amount;
  const person = userPlace(user);
  const has = await balanceOf(tx, workspace, person, asset);
  const missing = { asset, units: has < units ? units - has : 0n };
  const gathered = before && missing.units > 0n ? await before(tx, { ...wanted, amount: missing }) : [];
  const theirs = units - missing.units + raised(gathered, person, missing);
  const giving = [
    { from: person, amount: { asset, units: theirs } },
    { from: debtPlace(user), amount: { asset, units: units - theirs } },
  ].filter((one) => one.amount.units > 0n);
  return { gathered, giving };
}

/** How much of what is missing these postings bring: they may bring more, which stays with the person. */
function raised(postings: readonly Posting[], { address }: Place, missing: Amount): bigint {
  const units = postings.reduce((sum, { from, to, amount }) => {
    if (amount.asset !== missing.asset) return sum;
    return sum + (to.address === address ? amount.units : 0n) - (from.address === address ? amount.units : 0n);
  }, 0n);
  if (units < 0n) throw new Error('What was gathered for a charge-back took from the person.');
  return units < missing.units ? units : missing.units;
}
