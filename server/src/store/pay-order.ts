import type { WorkspaceId } from '#kernel';
import type { OrderInvoice } from './input.ts';
import type { OrderName, StoreNeeds } from './needs.ts';

export type Paying = {
  readonly order: OrderName;
  /** One of the quote's methods. */
  readonly method: string;
  /** Where the payer's browser goes afterwards. */
  readonly returnUrl?: string;
  readonly actor?: string;
};

/**
 * How an order can be paid by a method. Asked again for the same method it answers the same invoice; another method gives
 * another one, and the first that is paid counts. Refuses with `not_found`, `order_not_open`, `method_unavailable`,
 * `read_only`, `store_disabled`, `gateway_refused` or `gateway_unavailable`.
 */
export function payOrder(_needs: StoreNeeds, _workspace: WorkspaceId, _paying: Paying): Promise<OrderInvoice> {
  throw new Error('unfinished');
}
