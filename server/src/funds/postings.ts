import type { Amount } from '#kernel';
import { places, type Posting } from '#ledger';
import type { Price } from './conversion.ts';
import { debtPlace, userPlace } from './user.ts';

/** Every posting that funds makes, on one page. What the outside gave or took is booked by payments. */

const some = (postings: readonly Posting[]): Posting[] => postings.filter(({ amount }) => amount.units > 0n);

/** A deposit pays what the person owes of this asset, and the rest is theirs: `payment → receivable`, `payment → user`. */
export function credited(payment: string, user: string, came: Amount, owed: bigint): Posting[] {
  const { asset, units } = came;
  const repaid = owed < units ? owed : units;
  const from = places.payment(payment);
  return some([
    { from, to: debtPlace(user), amount: { asset, units: repaid } },
    { from, to: userPlace(user), amount: { asset, units: units - repaid } },
  ]);
}

/** `user → fx:A`, `fx:B → user`; the spread to `platform:fees`, what rounding leaves to `platform:rounding`. */
export function converted(user: string, { from, to, fee, rest }: Price): Posting[] {
  const person = userPlace(user);
  const used = { asset: from.asset, units: from.units - fee.units - rest.units };
  return some([
    { from: person, to: places.exchanged(from.asset), amount: used },
    { from: person, to: places.platform('fees'), amount: fee },
    { from: person, to: places.platform('rounding'), amount: rest },
    { from: places.exchanged(to.asset), to: person, amount: to },
  ]);
}
