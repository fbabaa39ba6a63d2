import { newId, Refusal, type WorkspaceId } from '#kernel';
import { transaction, type Tx } from '#database';
import { announceRefill } from './announce-order.ts';
import type { ResellingNeeds } from './needs.ts';
import type { PanelOrder } from './order.ts';
import { lockOrder, noSuchOrder } from './order-rows.ts';
import type { PanelRefill } from './refill.ts';
import { insertRefill, lastRefill } from './refill-rows.ts';

export type RefillRequest = {
  readonly number: number;
  /** The reseller who asks; an operator, when not given. */
  readonly user?: string;
};

const day = 24 * 60 * 60 * 1000;

/**
 * Asks that what dropped of an order is made good: once a day, inside the service's days after the order's end, for orders
 * that came to something and were not cancelled. A drip-feed is refilled by its service or not at all. Refuses with
 * `not_found`, `refill_disabled`, `order_not_completed`, `refill_too_late` or `refill_too_soon`.
 */
export const requestRefill = (
  { pool, clock }: Pick<ResellingNeeds, 'pool' | 'clock'>,
  workspace: WorkspaceId,
  { number, user }: RefillRequest,
): Promise<PanelRefill> =>
  transaction(pool, async (tx) => {
    const now = clock.now();
    const order = await lockOrder(tx, workspace, number);
    if (user !== undefined && order.user !== user) throw noSuchOrder();
    requireRefillable(order, now);
    await requireDue(tx, order, now);
    const { id, fulfilledBy } = order;
    const named = { workspace, id: newId('prf'), order: id, orderNumber: order.number, user: order.user };
    const refill = await insertRefill(tx, { ...named, fulfilledBy, requestedAt: now });
    await announceRefill(tx, refill, now);
    return refill;
  });

function requireRefillable({ service, status, runs, cancelAskedAt, endedAt }: PanelOrder, now: Date): void {
  if (!service.refill) throw new Refusal('refill_disabled', 'Orders of this service are not refilled.');
  if (runs > 1) throw new Refusal('refill_disabled', 'Orders that were delivered in runs are not refilled.');
  const cameToSomething = status === 'completed' || (status === 'partial' && !cancelAskedAt);
  if (!cameToSomething || !endedAt)
    throw new Refusal('order_not_completed', 'Only an order that is completed can be refilled.');
  if (endedAt.getTime() + service.refillDays * day <= now.getTime())
    throw new Refusal('refill_too_late', `It could be refilled for ${service.refillDays} days after its end.`);
}

async function requireDue(tx: Tx, order: PanelOrder, now: Date): Promise<void> {
  const last = await lastRefill(tx, order);
  if (last && (!last.endedAt || last.requestedAt.getTime() + day > now.getTime()))
    throw new Refusal('refill_too_soon', 'A refill was requested less than 24 hours ago, or is under way.');
}
