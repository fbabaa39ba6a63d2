import type { Amount, Id } from '#kernel';
import { places, type Place, type Posting } from '#ledger';
import type { Giving } from '#payments';
import type { OrderPayment } from './order-payment.ts';
import type { StoreOrder } from './order.ts';

/**
 * Every posting of the store, on one page. All of them name the order, and all sums are in the currency of the store; what
 * comes or goes in another asset passes `fx:*` in the same transfer. What the outside gave or took is booked by payments.
 */

const some = (postings: readonly Posting[]): Posting[] =>
  postings.filter(({ from, to, amount }) => amount.units > 0n && from.address !== to.address);

type OrderId = Pick<StoreOrder, 'id'>;

const escrowOf = ({ id }: OrderId): Place => places.escrow(id);

export const salesPlace: Place = places.platform('sales:store');
/** Fees by the rule of a method, until the gateway's own statement says what it kept. */
export const owedFees: Place = places.platform('owed:payment');
/** What a buyer owes us, where funds keep it: whatever comes in pays it back first. */
export const debtPlace = (buyer: string): Place => places.receivable(`user:${buyer}`);
/** What was bought beyond what is booked as float there: it is paid with the next float. */
export const owedTo = (supplier: Id<'sup'>): Place => places.platform(`owed:${supplier}`);

/** `one → other`, where `given` leaves one and `got` arrives at the other: through `fx` when they are of two assets. */
function exchanged(one: Place, given: Amount, other: Place, got: Amount): Posting[] {
  if (given.asset === got.asset) return [{ from: one, to: other, amount: given }];
  return [
    { from: one, to: places.exchanged(given.asset), amount: given },
    { from: places.exchanged(got.asset), to: other, amount: got },
  ];
}

/** Money came for an order: `payment → escrow`. */
export const moneyCame = (order: OrderId, payment: string, came: Amount, booked: Amount): Posting[] =>
  some(exchanged(places.payment(payment), came, escrowOf(order), booked));

/** Paid out of what its buyer has here: `user → escrow`, and on credit `receivable → escrow`. */
export const paidFromBalance = (order: OrderId & Pick<StoreOrder, 'buyer'>, own: Amount, credit: Amount): Posting[] =>
  some([
    { from: places.user(order.buyer), to: escrowOf(order), amount: own },
    { from: debtPlace(order.buyer), to: escrowOf(order), amount: credit },
  ]);

/** What a buyer gets pays first what they owe: `from → receivable`, the rest `from → user`. */
export function toBuyer(from: Place, buyer: string, { asset, units }: Amount, owed: bigint): Posting[] {
  const repaid = owed < units ? owed : units;
  return some([
    { from, to: debtPlace(buyer), amount: { asset, units: repaid } },
    { from, to: places.user(buyer), amount: { asset, units: units - repaid } },
  ]);
}

/** What there is to sell for: what came, what that is short of the price, and who bears it. */
export type Sale = {
  readonly due: Amount;
  readonly inEscrow: Amount;
  /** A payment within the tolerance: the house. One that was charged back meanwhile: the buyer owes it. */
  readonly shortBy: 'house' | 'buyer';
  /** What the buyer owes already. */
  readonly owed: bigint;
};

/** Delivered: `escrow → platform:sales:store`, and what came beyond the price is the buyer's. */
export function sold(order: StoreOrder, { due, inEscrow, shortBy, owed }: Sale): Posting[] {
  const { asset } = due;
  const escrow = escrowOf(order);
  const part = inEscrow.units < due.units ? inEscrow.units : due.units;
  const bearer = shortBy === 'house' ? places.cost('lost') : debtPlace(order.buyer);
  return some([
    { from: escrow, to: salesPlace, amount: { asset, units: part } },
    { from: bearer, to: salesPlace, amount: { asset, units: due.units - part } },
    ...toBuyer(escrow, order.buyer, { asset, units: inEscrow.units - part }, owed),
  ]);
}

/** What was bought: `platform:cost:stars → supplier`, as far as float is booked there, the rest is owed. */
export function bought(supplier: Id<'sup'>, cost: Amount, worth: Amount, float: bigint): Posting[] {
  const { asset } = cost;
  const covered = float < cost.units ? float : cost.units;
  const isSame = asset === worth.asset;
  const source = isSame ? places.cost('stars') : places.exchanged(asset);
  return some([
    ...(isSame ? [] : [{ from: places.cost('stars'), to: places.exchanged(worth.asset), amount: worth }]),
    { from: source, to: places.supplier(supplier), amount: { asset, units: covered } },
    { from: source, to: owedTo(supplier), amount: { asset, units: cost.units - covered } },
  ]);
}

/** The supplier gave some or all of it back: `supplier → platform:cost:stars`. */
export const givenBackBy = (supplier: Id<'sup'>, returned: Amount, worth: Amount): Posting[] =>
  some(exchanged(places.supplier(supplier), returned, places.cost('stars'), worth));

/** By the rule of the method: `platform:cost:payment → platform:owed:payment`. */
export const feeByRule = ({ fee }: Pick<OrderPayment, 'fee'>): Posting[] =>
  some([{ from: places.cost('payment'), to: owedFees, amount: fee }]);

/**
 * A cost that is on the books exactly, in the asset it was taken in, becomes one of this order, in the currency of the store
 * and to the cent: `fx → platform:cost`, `platform:cost → fx`. So a cost of an order is what leaves `platform:cost:<kind>`.
 */
export const costMoved = (kind: 'payment' | 'network', exact: Amount, worth: Amount): Posting[] =>
  some([
    { from: places.exchanged(exact.asset), to: places.cost(kind), amount: exact },
    { from: places.cost(kind), to: places.exchanged(worth.asset), amount: worth },
  ]);

/** What the gateway kept, where it says so. */
export const toldFee = ({ told }: Pick<OrderPayment, 'told'>): Posting[] =>
  told ? costMoved('payment', told.fee, told.worth) : [];

/** Where a sale that is undone goes: to escrow what is still here of its payment, the rest to who had borne it. */
export type Undoing = {
  readonly toEscrow: Amount;
  readonly toHouse: Amount;
  readonly toBuyer: Amount;
  /** What the buyer owes now. */
  readonly owed: bigint;
};

/** Taken back after it was delivered: the sale is undone, and its money waits again. */
export const unsold = (order: StoreOrder, { toEscrow, toHouse, toBuyer: theirs, owed }: Undoing): Posting[] =>
  some([
    { from: salesPlace, to: escrowOf(order), amount: toEscrow },
    { from: salesPlace, to: places.cost('lost'), amount: toHouse },
    ...toBuyer(salesPlace, order.buyer, theirs, owed),
  ]);

/** A person has decided that the buyer does not get it: the sale stands. */
export const keptAfterAll = (order: OrderId, there: Amount): Posting[] =>
  some([{ from: escrowOf(order), to: salesPlace, amount: there }]);

/** Who gives back what a payment had brought, in the currency of the store. */
export type Givers = readonly { readonly from: Place; readonly units: bigint }[];

/**
 * Goes back through the gateway, as it had come: answers what is given in the asset of the payment, for `backToWorld`, and
 * the legs before that where it was booked in another one.
 */
export function goesBack(
  givers: Givers,
  came: Amount,
  booked: Amount,
): { readonly giving: readonly Giving[]; readonly before: Posting[] } {
  const { asset } = booked;
  const parts = givers.filter(({ units }) => units > 0n).map(({ from, units }) => ({ from, amount: { asset, units } }));
  if (came.asset === asset) return { giving: parts, before: [] };
  const before = some(parts.map(({ from, amount }) => ({ from, to: places.exchanged(asset), amount })));
  return { giving: [{ from: places.exchanged(came.asset), amount: came }], before };
}
