import type { WorkspaceId } from '#kernel';
import type { Reading } from './needs.ts';
import type { Product, ProductInput } from './product.ts';

/**
 * Defines a product, or its next version when it differs from the newest one. Refuses with `invalid_request`,
 * `invalid_amount`, `unknown_feature` or `policy_unavailable`.
 */
export async function setProduct(needs: Reading, workspace: WorkspaceId, input: ProductInput): Promise<Product> {
  throw new Error(`not yet ${String([needs, workspace, input])}`);
}
