import type { Id, WorkspaceId } from '#kernel';
import type { Selling } from './needs.ts';

export type PurchaseInput = {
  readonly customer: string;
  readonly product: string;
  /** The bot that sells; the workspace's only one, when not given. */
  readonly bot?: string;
  /** The caller's Idempotency-Key: the same key hears the same payment again. */
  readonly key?: string;
};

/**
 * Asks for the product's price and hands out the invoice link. Books nothing: nothing has been paid. Refuses with
 * `unknown_product`, `not_found` (bot), `idempotency_conflict`, `gateway_refused` or `gateway_unavailable`.
 */
export async function startPurchase(
  needs: Selling,
  workspace: WorkspaceId,
  input: PurchaseInput,
): Promise<{ payment: Id<'pay'>; link: string }> {
  throw new Error(`not yet ${String([needs, workspace, input])}`);
}
