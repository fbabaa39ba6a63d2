import type { WorkspaceId } from '#kernel';
import type { Feature } from './feature.ts';
import type { Reading } from './needs.ts';
import type { Product } from './product.ts';

/** One feature. Refuses with `unknown_feature`. */
export async function getFeature(needs: Pick<Reading, 'pool'>, workspace: WorkspaceId, code: string): Promise<Feature> {
  throw new Error(`not yet ${String([needs, workspace, code])}`);
}

/** Every feature, by code. */
export async function listFeatures(needs: Pick<Reading, 'pool'>, workspace: WorkspaceId): Promise<Feature[]> {
  throw new Error(`not yet ${String([needs, workspace])}`);
}

/** The newest version of a product, or the one asked for. Refuses with `unknown_product`. */
export async function getProduct(
  needs: Pick<Reading, 'pool'>,
  workspace: WorkspaceId,
  code: string,
  version?: number,
): Promise<Product> {
  throw new Error(`not yet ${String([needs, workspace, code, version])}`);
}

/** The newest version of every product, by code. */
export async function listProducts(needs: Pick<Reading, 'pool'>, workspace: WorkspaceId): Promise<Product[]> {
  throw new Error(`not yet ${String([needs, workspace])}`);
}
