import type { Amount } from '#kernel';
import { places, type Place, type Posting, type Transfer } from '#ledger';
import type { PanelOrder } from './order.ts';

/**
 * Every posting of orders of resellers, all in USD, on one page. The first of them, `user → escrow`, the whole charge, is
 * made by `reselling.add` in SQL, under the key `panel_order.add:<order>`.
 */

/** The money of an order that is not decided yet. */
export const escrowOf = (order: string): Place => places.escrow(order);

/** What is done for resellers is sold by the exchange. */
const sales = places.platform('sales:exchange');

type Paid = Pick<PanelOrder, 'workspace' | 'id' | 'user'>;

const usd = (units: bigint): Amount => ({ asset: 'USD', units });
const back = ({ id, user }: Paid, units: bigint): Posting => ({
  from: escrowOf(id),
  to: places.user(user),
  amount: usd(units),
});
const sold = ({ id }: Paid, units: bigint): Posting => ({ from: escrowOf(id), to: sales, amount: usd(units) });
const above = (postings: readonly Posting[]): Posting[] => postings.filter(({ amount }) => amount.units > 0n);

/** What a run comes to for its money, in units of USD. */
export type RunMoney = { readonly back: bigint; readonly sold: bigint };

/**
 * A run ended: what is not delivered goes back, `escrow → user`; the delivered part is sold, `escrow →
 * platform:sales:exchange`, except where it is sold unit by unit.
 */
export const runEnded = (order: Paid, run: number, money: RunMoney): Transfer => ({
  workspace: order.workspace,
  key: `panel_run.end:${order.id}:${run}`,
  reason: 'panel_run.ended',
  reference: order.id,
  input: { run, back: money.back, sold: money.sold },
  postings: above([back(order, money.back), sold(order, money.sold)]),
});

/** Runs that nobody had begun were cancelled: `escrow → user`. */
export const runsCanceled = (order: Paid, runs: readonly number[], units: bigint): Transfer => ({
  workspace: order.workspace,
  key: `panel_run.cancel:${order.id}:${runs.join('.')}`,
  reason: 'panel_run.canceled',
  reference: order.id,
  input: { runs, units },
  postings: above([back(order, units)]),
});

/** Units whose workers were paid are sold: `escrow → platform:sales:exchange`, what they are worth together. */
export const unitsEarned = (order: Paid, run: number, keys: readonly string[], units: bigint): Transfer => ({
  ...decided(order, run, keys, units),
  reason: 'panel_unit.earned',
  postings: above([sold(order, units)]),
});

/** Units were lost for good after they were delivered: `escrow → user`. */
export const unitsGivenBack = (order: Paid, run: number, keys: readonly string[], units: bigint): Transfer => ({
  ...decided(order, run, keys, units),
  reason: 'panel_unit.given_back',
  postings: above([back(order, units)]),
});

/** A unit is decided once, so the first of them names the transfer. */
const decided = ({ workspace, id }: Paid, run: number, keys: readonly string[], units: bigint) => ({
  workspace,
  key: `panel_unit:${id}:${run}:${keys[0]}`,
  reference: id,
  input: { keys, units },
});

/** Those of these transfers that move anything. */
export const moving = (transfers: readonly Transfer[]): Transfer[] =>
  transfers.filter(({ postings }) => postings.length > 0);
