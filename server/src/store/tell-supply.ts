import type { Clock } from '#kernel';
import { post, type Posting, type Transfer } from '#ledger';
import type { RateRules } from '#rates';
import type { SupplyNews, TellSupply } from '#supply';
import type { Tx } from '#database';
import { costOfNetwork, delivered, reversed, type Costing } from './book-delivery.ts';
import { closeCase, openCase } from './desk-rows.ts';
import { moveOrder } from './move-order.ts';
import { mayBecome, type StoreOrder } from './order.ts';
import { lockOrder, updateOrder } from './order-rows.ts';
import { beginReturn } from './return-money.ts';
import { platformActor } from './step-rows.ts';

type Needs = { readonly clock: Clock; readonly rateRules?: Partial<RateRules> };

/** What is to be booked about an order; nothing, when the news are known. */
export type Booking = Pick<Transfer, 'key' | 'reason'> & {
  readonly postings: readonly Posting[];
  readonly answer?: unknown;
};

/**
 * Writes and books what the supply's news mean for an order, as the last statements of its transaction. Telling twice changes
 * nothing. Throws `rate_unavailable` while no fresh rate says what a cost in another asset is worth: tell it again later.
 */
export const tellSupply =
  (needs: Needs): TellSupply =>
  async (tx, news) => {
    const order = await lockOrder(tx, news.workspace, news.order);
    const booking = await hear(tx, { ...needs, at: needs.clock.now() }, order, news);
    if (!booking || booking.postings.length === 0) return;
    await post(tx, needs.clock, { ...booking, workspace: order.workspace, reference: order.id, input: booking.key });
  };

function hear(tx: Tx, needs: Costing, order: StoreOrder, news: SupplyNews): Promise<Booking | undefined> {
  switch (news.state) {
    case 'delivering':
      return delivering(tx, needs, order, news.supplier);
    case 'delivered':
      return delivered(tx, needs, order, news);
    case 'failed':
      return failed(tx, needs, order, news.reason);
    case 'review':
      return review(tx, needs, order, news.reason);
    case 'reversed':
      return reversed(tx, needs, order, news);
    case 'network_fee':
      return costOfNetwork(tx, needs, order, news);
  }
}

/** A supplier has it; after another one had failed, another one has. */
async function delivering(tx: Tx, { at }: Costing, order: StoreOrder, supplier: string): Promise<undefined> {
  if (mayBecome(order.status, 'delivering')) {
    await moveOrder(tx, order, { to: 'delivering', at, change: { supplier, reason: null }, details: { supplier } });
    await closeCase(tx, order, { kind: 'review', at, by: platformActor });
  } else if (order.status === 'delivering' && order.supplier !== supplier)
    await updateOrder(tx, { ...order, supplier });
}

/** Surely nothing was delivered: what was paid begins to go back. */
export async function failed(
  tx: Tx,
  { at }: Pick<Costing, 'at'>,
  order: StoreOrder,
  reason: string,
  actor = platformActor,
): Promise<Booking | undefined> {
  if (!mayBecome(order.status, 'failed')) return undefined;
  await closeCase(tx, order, { kind: 'review', at, by: actor });
  const given = await moveOrder(tx, order, { to: 'failed', at, actor, change: { reason } });
  const { postings } = await beginReturn(tx, given, 'failed', at);
  return { key: `store:back:${order.id}`, reason: 'store.given_back', postings };
}

/** Nobody knows: a person looks at it, and its money stays where it is. */
async function review(tx: Tx, { at }: Costing, order: StoreOrder, reason: string): Promise<undefined> {
  if (!mayBecome(order.status, 'review')) return;
  const waiting = await moveOrder(tx, order, { to: 'review', at, change: { reason } });
  await openCase(tx, waiting, 'review', reason, at);
}
