import type { Amount, Clock } from '#kernel';
import type { Tx } from '#database';
import { balanceOf, lockBook, type Place, type Posting } from '#ledger';
import { backToWorld, type Payment, type ProductTransfer, type Refund } from '#payments';
import type { BeforeReceivable } from './needs.ts';
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
  const person = userPlace(user);
  await before?.prepare?.(tx, { workspace, user, asset: paid.asset });
  await lockBook(tx, workspace);
  const has = await balanceOf(tx, workspace, person, paid.asset);
  const missing = { asset: paid.asset, units: has < paid.units ? paid.units - has : 0n };
  const gathered =
    before && missing.units > 0n
      ? await before(tx, { workspace, user, amount: missing, payment: id, at: clock.now() })
      : [];
  const found = raised(gathered, person, missing);
  const theirs = paid.units - missing.units + found;
  return {
    key: `refund:${id}`,
    reason: 'funds.charge_back',
    reference: id,
    postings: [
      ...gathered,
      ...backToWorld(
        payment,
        [
          { from: person, amount: { asset: paid.asset, units: theirs } },
          { from: debtPlace(user), amount: { asset: paid.asset, units: paid.units - theirs } },
        ].filter(({ amount }) => amount.units > 0n),
      ),
    ],
  };
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
