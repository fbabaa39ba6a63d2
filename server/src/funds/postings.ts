import type { Amount } from '#kernel';
import { places, type Place, type Posting } from '#ledger';
import type { Giving } from '#payments';
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
export function converted(user: string, price: Price): Posting[] {
  const { from, to, fee, rest } = price;
  const person = userPlace(user);
  return some([
    { from: person, to: places.exchanged(from.asset), amount: usedOf(price) },
    { from: person, to: places.platform('fees'), amount: fee },
    { from: person, to: places.platform('rounding'), amount: rest },
    { from: places.exchanged(to.asset), to: person, amount: to },
  ]);
}

/** What a top-up comes to: `repaid` of what came pays a debt of that asset, `cleared` of the USD a debt of USD. */
export type Split = { readonly repaid: Amount; readonly price: Price; readonly cleared: Amount };

/**
 * What came is paid out as on a deposit; what is left is converted as on a conversion, `payment → fx:A`, `fx:USD → user`,
 * with `fx:USD → receivable` first. What came as USD goes to the person as it is.
 */
export function toppedUp(payment: string, user: string, { repaid, price, cleared }: Split): Posting[] {
  const { from, to, fee, rest } = price;
  const came = places.payment(payment);
  const isSame = from.asset === to.asset;
  const source = isSame ? came : places.exchanged(to.asset);
  return some([
    { from: came, to: debtPlace(user), amount: repaid },
    ...(isSame ? [] : [{ from: came, to: places.exchanged(from.asset), amount: usedOf(price) }]),
    { from: came, to: places.platform('fees'), amount: fee },
    { from: came, to: places.platform('rounding'), amount: rest },
    { from: source, to: debtPlace(user), amount: cleared },
    { from: source, to: userPlace(user), amount: { ...to, units: to.units - cleared.units } },
  ]);
}

const usedOf = ({ from, fee, rest }: Price): Amount => ({ ...from, units: from.units - fee.units - rest.units });

/** What the house took of a top-up and still has, and gives back with it. */
export type Kept = { readonly fees: bigint; readonly rounding: bigint };

/** Who gives, of the asset that had come in, what the conversion of a top-up took: the mirror of `toppedUp`. */
export function unconverted(price: Price, kept: Kept): Giving[] {
  const { from, fee, rest } = price;
  const fees = fee.units < kept.fees ? fee.units : kept.fees;
  const rounding = rest.units < kept.rounding ? rest.units : kept.rounding;
  const gone = fee.units - fees + rest.units - rounding;
  const giving: [Place, bigint][] = [
    [places.exchanged(from.asset), usedOf(price).units],
    [places.platform('fees'), fees],
    [places.platform('rounding'), rounding],
    [places.cost('lost'), gone],
  ];
  return giving
    .map(([place, units]) => ({ from: place, amount: { asset: from.asset, units } }))
    .filter(({ amount }) => amount.units > 0n);
}
