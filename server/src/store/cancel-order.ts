import { Refusal, type WorkspaceId } from '#kernel';
import { transaction } from '#database';
import { moveOrder } from './move-order.ts';
import type { OrderName, StoreNeeds } from './needs.ts';
import type { StoreOrder } from './order.ts';
import { lockOrder } from './order-rows.ts';

/**
 * Gives an unpaid order up; money that comes for it all the same goes back. Again it is answered as it stands. Refuses with
 * `not_found` or `order_not_open` (it is paid, or over).
 */
export const cancelOrder = (
  { pool, clock }: Pick<StoreNeeds, 'pool' | 'clock'>,
  workspace: WorkspaceId,
  { order: name, actor = 'buyer' }: { readonly order: OrderName; readonly actor?: string },
): Promise<StoreOrder> =>
  transaction(pool, async (tx) => {
    const order = await lockOrder(tx, workspace, name);
    if (order.status === 'canceled') return order;
    if (order.status !== 'awaiting_payment')
      throw new Refusal('order_not_open', `This order cannot be canceled any more: it is ${order.status}.`, {
        status: order.status,
      });
    return moveOrder(tx, order, { to: 'canceled', at: clock.now(), actor });
  });
