import { amountToWire, type Amount } from '#kernel';
import type { Tx } from '#database';
import type { JsonObject } from '#jobs';
import { announce } from '#webhooks';
import { writeNotice } from './notice-rows.ts';
import type { NoticeKind } from './notice.ts';
import { isOver, mayBecome, type OrderStatus, type StoreOrder } from './order.ts';
import { updateOrder } from './order-rows.ts';
import { announceToReseller } from './reseller-announce.ts';
import { platformActor, writeStep } from './step-rows.ts';

export type Move = {
  readonly to: OrderStatus;
  readonly at: Date;
  /** `platform`, unless told. */
  readonly actor?: string;
  readonly details?: JsonObject;
  /** What else changes with it. */
  readonly change?: Partial<StoreOrder>;
  /** What the buyer reads, where that is not the new status; null: nothing. */
  readonly notice?: NoticeKind | null;
  readonly amount?: Amount;
};

/** Notices of the statuses that buyers are told of. */
const told: Readonly<Partial<Record<OrderStatus, NoticeKind>>> = {
  paid: 'paid',
  delivering: 'delivering',
  delivered: 'delivered',
  review: 'review',
  failed: 'failed',
  refunded: 'refunded',
  reversed: 'reversed',
  expired: 'expired',
  canceled: 'canceled',
};

/** An order's next step: kept, told to the receivers of the workspace and to its buyer. Its row is locked. Books nothing. */
export async function moveOrder(tx: Tx, before: StoreOrder, move: Move): Promise<StoreOrder> {
  const { to: status, at, actor = platformActor, details = {}, change = {}, amount } = move;
  if (!mayBecome(before.status, status)) throw new Error(`${before.id} is ${before.status}: it cannot be ${status}.`);
  const after: StoreOrder = { ...before, ...change, status, endedAt: isOver(status) ? at : null };
  await updateOrder(tx, after);
  const why = after.reason === null ? {} : { reason: after.reason };
  await writeStep(tx, after, { at, actor, what: status, details: { ...why, ...details } });
  await announceOrder(tx, after, at);
  await announceToReseller(tx, after, at);
  const notice = move.notice === undefined ? told[status] : move.notice;
  if (notice) await writeNotice(tx, after, { kind: notice, amount: amount ?? null, at });
  return after;
}

/** Tells the workspace's receivers how an order stands now. */
const announceOrder = (tx: Tx, order: StoreOrder, occurredAt: Date): Promise<void> =>
  announce(tx, order.workspace, {
    type: 'store_order.updated',
    customer: order.buyer,
    occurredAt,
    data: {
      order: order.id,
      number: Number(order.number),
      channel: order.channel,
      buyer: order.buyer,
      status: order.status,
      stars: order.stars,
      username: order.username,
      price: amountToWire(order.price),
      method: order.method,
      payment: order.payment,
      supplier: order.supplier,
      proof: order.proof,
      reason: order.reason,
      client_ref: order.clientRef,
    },
  });
