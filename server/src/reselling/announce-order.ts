import { amountToWire } from '#kernel';
import type { Tx } from '#database';
import { announce } from '#webhooks';
import type { PanelOrder } from './order.ts';
import type { PanelRefill } from './refill.ts';

/** Tells the workspace's receivers how an order stands now. */
export const announceOrder = (tx: Tx, order: PanelOrder, occurredAt: Date): Promise<void> =>
  announce(tx, order.workspace, {
    type: 'panel_order.updated',
    customer: order.user,
    occurredAt,
    data: {
      order: order.id,
      number: order.number,
      user: order.user,
      service: order.service.number,
      link: order.link,
      quantity: order.quantity,
      status: order.status,
      charge: amountToWire(order.charge),
      start_count: order.startCount,
      delivered: order.delivered,
      remains: order.remains,
    },
  });

/** Tells the workspace's receivers that something waits for a person. */
export const announceDesk = (
  tx: Tx,
  order: PanelOrder,
  item: { readonly id: string; readonly kind: string; readonly since: Date },
): Promise<void> =>
  announce(tx, order.workspace, {
    type: 'panel_order.desk',
    customer: order.user,
    occurredAt: item.since,
    data: { item: item.id, kind: item.kind, order: order.id, number: order.number, service: order.service.number },
  });

/** Tells the workspace's receivers how a refill stands now. */
export const announceRefill = (tx: Tx, refill: PanelRefill, occurredAt: Date): Promise<void> =>
  announce(tx, refill.workspace, {
    type: 'refill.updated',
    customer: refill.user,
    occurredAt,
    data: {
      refill: refill.id,
      number: refill.number,
      order: refill.order,
      order_number: refill.orderNumber,
      status: refill.status,
      reason: refill.reason,
    },
  });
