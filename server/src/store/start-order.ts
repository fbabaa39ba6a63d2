import type { WorkspaceId } from '#kernel';
import type { OrderInput } from './input.ts';
import type { StoreNeeds } from './needs.ts';
import type { StoreOrder } from './order.ts';

/**
 * Takes an order at the price of a quote, after its recipient was validated; nothing is paid yet. The same key and input
 * hears of the same order. Refuses with `store_disabled`, `read_only`, `not_found` (quote), `quote_ended`,
 * `recipient_invalid` (its details have `verdict`: a `no` is final, an `unknown` may be accepted expressly),
 * `invalid_request`, `already_exists` (client reference) or `idempotency_conflict`.
 */
export function startOrder(_needs: StoreNeeds, _workspace: WorkspaceId, _input: OrderInput): Promise<StoreOrder> {
  throw new Error('unfinished');
}
