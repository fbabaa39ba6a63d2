import type { Amount, Clock, Id } from '#kernel';
import type { Tx } from '#database';
import { balanceOf, hashInput, places, type Posting } from '#ledger';
import { convertUnits, rateOf, type Rate, type RateRules } from '#rates';
import type { SupplyNews } from '#supply';
import { closeCase, openCase } from './desk-rows.ts';
import { moveOrder } from './move-order.ts';
import { writeNotice } from './notice-rows.ts';
import type { StoreOrder } from './order.ts';
import { updateOrder } from './order-rows.ts';
import { selectPayments } from './payment-rows.ts';
import { bought, costMoved, feeByRule, givenBackBy, sold, toldFee, unsold } from './postings.ts';
import { beginReturn, keptOf, saleOf, undoingOf } from './return-money.ts';
import { shareOf } from './round.ts';
import { platformActor, writeStep } from './step-rows.ts';
import type { Booking } from './tell-supply.ts';

export type Costing = { readonly clock: Clock; readonly rateRules?: Partial<RateRules>; readonly at: Date };

type News<S extends SupplyNews['state']> = Extract<SupplyNews, { readonly state: S }>;

/** What a cost comes to in the currency of the store, at the rate of now; the rate is kept with what is booked. */
async function worthNow(
  tx: Tx,
  { at, rateRules }: Costing,
  { workspace, price }: StoreOrder,
  cost: Amount,
): Promise<{ readonly worth: Amount; readonly rate: Rate }> {
  const rate = await rateOf(tx, workspace, cost.asset, price.asset, at, rateRules?.through);
  return { worth: convertUnits(cost, rate, 'half_up').amount, rate };
}

const rateTold = ({ from, to, numerator, denominator }: Rate) => ({
  from,
  to,
  numerator: String(numerator),
  denominator: String(denominator),
});

/** What is booked as float at a supplier. The book is locked by then. */
const floatAt = async (tx: Tx, { workspace }: StoreOrder, supplier: Id<'sup'>, asset: string): Promise<bigint> =>
  -(await balanceOf(tx, workspace, places.supplier(supplier), asset));

/** Sold: what waited becomes sales, what it cost is booked, with the fee of the way it was paid. */
export async function delivered(
  tx: Tx,
  needs: Costing,
  order: StoreOrder,
  news: News<'delivered'>,
): Promise<Booking | undefined> {
  const { status } = order;
  if (status === 'reversed') return undefined;
  if (status === 'delivered') return costAfterwards(tx, needs, order, news);
  if (status !== 'paid' && status !== 'delivering' && status !== 'review')
    return deliveredAfterAll(tx, needs, order, news);
  const { at } = needs;
  const { supplier, cost, proof } = news;
  const { worth, rate } = await worthNow(tx, needs, order, cost);
  const ready = status === 'paid' ? await moveOrder(tx, order, { to: 'delivering', at, notice: null }) : order;
  const change = { supplier, cost, costWorth: worth, proof, reason: null };
  const after = await moveOrder(tx, ready, { to: 'delivered', at, change, details: { supplier, proof } });
  await closeCase(tx, order, { kind: 'review', at, by: platformActor });
  const sale = await sell(tx, after, at);
  return {
    key: `store:delivered:${order.id}`,
    reason: 'store.delivered',
    answer: { order: order.id, rate: rateTold(rate) },
    postings: [...sale, ...bought(supplier, cost, worth, await floatAt(tx, order, supplier, cost.asset))],
  };
}

/** What waited becomes sales, with the fee of the way it was paid; what came beyond the price is the buyer's. Takes the book. */
export async function sell(tx: Tx, order: StoreOrder, at: Date): Promise<readonly Posting[]> {
  const kept = keptOf(await selectPayments(tx, order.workspace, order.id));
  await overpaid(tx, order, kept?.booked ?? null, at);
  return [...sold(order, await saleOf(tx, order)), ...(kept ? feeOf(kept) : [])];
}

/** What the gateway said it kept; else what the rule of the method says. */
const feeOf = (kept: Parameters<typeof toldFee>[0] & Parameters<typeof feeByRule>[0]) =>
  kept.told ? toldFee(kept) : feeByRule(kept);

/** What came beyond the price is the buyer's, and they are told. */
async function overpaid(tx: Tx, order: StoreOrder, booked: Amount | null, at: Date): Promise<void> {
  const over = (booked?.units ?? 0n) - order.price.units - order.surcharge.units;
  if (over <= 0n) return;
  await writeNotice(tx, order, { kind: 'overpaid', amount: { asset: order.price.asset, units: over }, at });
}

/** A person had said that it is there before its cost was known. */
async function costAfterwards(
  tx: Tx,
  needs: Costing,
  order: StoreOrder,
  { supplier, cost, proof }: News<'delivered'>,
): Promise<Booking | undefined> {
  if (order.cost) return undefined;
  const { worth, rate } = await worthNow(tx, needs, order, cost);
  await updateOrder(tx, { ...order, supplier, cost, costWorth: worth, proof: order.proof ?? proof });
  await writeStep(tx, order, { at: needs.at, actor: platformActor, what: 'cost_known', details: { supplier } });
  return {
    key: `store:cost:${order.id}`,
    reason: 'store.cost',
    answer: { order: order.id, rate: rateTold(rate) },
    postings: bought(supplier, cost, worth, await floatAt(tx, order, supplier, cost.asset)),
  };
}

/** It was given up, its money went back, and now it is there: a loss, and a person is told. */
async function deliveredAfterAll(
  tx: Tx,
  needs: Costing,
  order: StoreOrder,
  { supplier, cost, proof }: News<'delivered'>,
): Promise<Booking | undefined> {
  if (order.cost) return undefined;
  const { at } = needs;
  const { worth, rate } = await worthNow(tx, needs, order, cost);
  await updateOrder(tx, { ...order, supplier, cost, costWorth: worth, proof });
  await writeStep(tx, order, {
    at,
    actor: platformActor,
    what: 'delivered_after_failure',
    details: { supplier, proof },
  });
  await openCase(tx, order, 'delivered_after_failure', 'It was delivered although its money went back.', at);
  return {
    key: `store:delivered:${order.id}`,
    reason: 'store.delivered_after_failure',
    answer: { order: order.id, rate: rateTold(rate) },
    postings: bought(supplier, cost, worth, await floatAt(tx, order, supplier, cost.asset)),
  };
}

/**
 * Taken back after it was delivered: the sale is undone and its money waits in escrow. Where the supplier gave all of it back the
 * buyer gets theirs; else a person decides.
 */
export async function reversed(
  tx: Tx,
  { at }: Costing,
  order: StoreOrder,
  { supplier, returned, reason }: News<'reversed'>,
): Promise<Booking | undefined> {
  const { cost, costWorth } = order;
  if (order.status !== 'delivered' || !cost || !costWorth) return undefined;
  const after = await moveOrder(tx, order, { to: 'reversed', at, change: { reason }, details: { supplier } });
  const isWhole = returned !== null && returned.asset === cost.asset && returned.units >= cost.units;
  if (!isWhole) await openCase(tx, after, 'reversed', reason, at);
  const undone = unsold(after, await undoingOf(tx, after));
  const back = returned ? givenBackBy(supplier, returned, shareOf(costWorth, returned.units, cost.units)) : [];
  const { postings } = isWhole ? await beginReturn(tx, after, 'reversed', at) : { postings: [] };
  return {
    key: `store:reversed:${order.id}`,
    reason: 'store.reversed',
    postings: [...undone, ...back, ...postings],
  };
}

/** What the network took for paying a supplier is a cost of this order. */
export async function costOfNetwork(
  tx: Tx,
  needs: Costing,
  order: StoreOrder,
  { supplier, fee, at }: News<'network_fee'>,
): Promise<Booking | undefined> {
  const { worth, rate } = await worthNow(tx, needs, order, fee);
  const told = hashInput([supplier, fee.asset, String(fee.units), at.toISOString()]);
  return {
    key: `store:network:${order.id}:${told}`,
    reason: 'store.network_fee',
    answer: { order: order.id, rate: rateTold(rate) },
    postings: costMoved('network', fee, worth),
  };
}
