import type { Amount, WorkspaceId } from '#kernel';
import type { Pool } from '#database';
import type { OrderName, StoreNeeds } from './needs.ts';
import type { StoreOrder } from './order.ts';

export type BalancePaying = {
  readonly order: OrderName;
  /** How much the buyer may owe in all (`receivable:user:<buyer>`), once their balance is used up; nothing, when not given. */
  readonly creditLimit?: Amount;
  readonly actor?: string;
};

/**
 * Pays an order out of what its buyer has here, in the currency of the store: `user → escrow`, and up to the limit
 * `receivable → escrow`. An order that is paid already is answered as it stands. Refuses with `not_found`, `order_not_open`,
 * `insufficient_funds`, `read_only` or `store_disabled`.
 */
export function payFromBalance(
  _needs: StoreNeeds,
  _workspace: WorkspaceId,
  _paying: BalancePaying,
): Promise<StoreOrder> {
  throw new Error('unfinished');
}

/** What a buyer has here in the currency of the store, and what they owe of it: both zero or more. */
export type BuyerBalance = { readonly balance: Amount; readonly owed: Amount };

export function buyerBalance(_pool: Pool, _workspace: WorkspaceId, _buyer: string): Promise<BuyerBalance> {
  throw new Error('unfinished');
}
