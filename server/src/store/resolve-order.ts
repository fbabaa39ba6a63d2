import type { WorkspaceId } from '#kernel';
import type { Resolution } from './desk.ts';
import type { StoreNeeds } from './needs.ts';
import type { StoreOrder } from './order.ts';

/**
 * A person has decided about an order on the desk. Answers it as it stands afterwards. Refuses with `not_found`,
 * `order_not_open` (nothing is open about it, or not this action) or `invalid_request`.
 */
export function resolveOrder(
  _needs: StoreNeeds,
  _workspace: WorkspaceId,
  _resolution: Resolution,
): Promise<StoreOrder> {
  throw new Error('unfinished');
}
