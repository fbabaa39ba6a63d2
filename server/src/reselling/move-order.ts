import type { Clock } from '#kernel';
import type { Tx } from '#database';
import type { JsonObject } from '#jobs';
import { postAll, type Transfer } from '#ledger';
import { announceOrder } from './announce-order.ts';
import { isOver, outcomeOf, type OrderStatus, type PanelOrder } from './order.ts';
import { updateOrder, usd } from './order-rows.ts';
import { moving } from './postings.ts';
import type { RunState } from './run.ts';
import { platformActor, writeStep } from './step-rows.ts';

/** What an order's row says of its runs together, and where it stands after `news`. */
export function rolledUp(order: PanelOrder, runs: readonly RunState[], news: OrderStatus, at: Date): PanelOrder {
  const sum = <T>(of: (run: RunState) => T, add: (one: T, other: T) => T, none: T) => runs.map(of).reduce(add, none);
  const delivered = sum(
    ({ delivered: of }) => of,
    (one, other) => one + other,
    0,
  );
  const givenBack = sum(
    ({ givenBack: of }) => of,
    (one, other) => one + other,
    0n,
  );
  const earned = sum(
    ({ earned: of }) => of,
    (one, other) => one + other,
    0n,
  );
  const known = {
    ...order,
    delivered,
    remains: order.quantity - delivered,
    givenBack: usd(givenBack),
    earned: usd(earned),
    charge: usd(order.charged.units - givenBack),
    startCount: order.startCount ?? runs.find(({ startCount }) => startCount !== null)?.startCount ?? null,
  };
  if (isOver(order.status)) return known;
  const isEnded = runs.every(({ status }) => status === 'ended');
  return isEnded
    ? { ...known, status: outcomeOf(known), endedAt: at }
    : { ...known, status: further(order.status, news) };
}

const ranks: Readonly<Record<OrderStatus, number>> = {
  pending: 0,
  processing: 1,
  in_progress: 2,
  completed: 3,
  partial: 3,
  canceled: 3,
};
const further = (one: OrderStatus, other: OrderStatus): OrderStatus => (ranks[other] > ranks[one] ? other : one);

export type Move = {
  readonly before: PanelOrder;
  readonly after: PanelOrder;
  /** `platform`, unless told. */
  readonly actor?: string;
  readonly details?: JsonObject;
  readonly transfers?: readonly Transfer[];
};

/**
 * Keeps how an order stands now, tells of it when its status or its charge changed, and books. Its rows are locked and its
 * runs are written: the last statement of the transaction.
 */
export async function moveOrder(tx: Tx, clock: Clock, move: Move): Promise<PanelOrder> {
  const { before, after, actor = platformActor, details = {}, transfers = [] } = move;
  const at = clock.now();
  await updateOrder(tx, after);
  if (after.status !== before.status) await writeStep(tx, after, { at, actor, what: after.status, details });
  if (after.status !== before.status || after.charge.units !== before.charge.units) await announceOrder(tx, after, at);
  const [first, ...rest] = moving(transfers);
  if (first) await postAll(tx, clock, [first, ...rest]);
  return after;
}
