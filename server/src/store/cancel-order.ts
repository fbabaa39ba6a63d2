import type { WorkspaceId } from '#kernel';
import type { OrderName, StoreNeeds } from './needs.ts';
import type { StoreOrder } from './order.ts';

/**
 * Gives an unpaid order up; money that comes for it all the same goes back. Again it is answered as it stands. Refuses with
 * `not_found` or `order_not_open` (it is paid).
 */
export function cancelOrder(
  _needs: StoreNeeds,
  _workspace: WorkspaceId,
  _canceling: { readonly order: OrderName; readonly actor?: string },
): Promise<StoreOrder> {
  throw new Error('unfinished');
}
