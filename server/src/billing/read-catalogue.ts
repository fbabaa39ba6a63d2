import type { WorkspaceId } from '#kernel';
import { selectFeatures, selectProduct, selectProducts, selectVersions } from './catalogue-rows.ts';
import type { Feature } from './feature.ts';
import type { Reading } from './needs.ts';
import type { Product } from './product.ts';
import { unknownFeature, unknownProduct } from './refusals.ts';

type Catalogue = Pick<Reading, 'pool'>;

/** One feature. Refuses with `unknown_feature`. */
export async function getFeature({ pool }: Catalogue, workspace: WorkspaceId, code: string): Promise<Feature> {
  const [feature] = await selectFeatures(pool, workspace, [code]);
  if (!feature) throw unknownFeature(code);
  return feature;
}

/** Every feature, by code. */
export const listFeatures = ({ pool }: Catalogue, workspace: WorkspaceId): Promise<Feature[]> =>
  selectFeatures(pool, workspace);

/** The newest version of a product, or the one asked for. Refuses with `unknown_product`. */
export async function getProduct(
  { pool }: Catalogue,
  workspace: WorkspaceId,
  code: string,
  version?: number,
): Promise<Product> {
  const product = await selectProduct(pool, workspace, code, version);
  if (!product) throw unknownProduct(code);
  return product;
}

/** Every version of a product, newest first. Refuses with `unknown_product`. */
export async function listVersions({ pool }: Catalogue, workspace: WorkspaceId, code: string): Promise<Product[]> {
  const versions = await selectVersions(pool, workspace, code);
  if (versions.length === 0) throw unknownProduct(code);
  return versions;
}

/** The newest version of every product, by code. */
export const listProducts = ({ pool }: Catalogue, workspace: WorkspaceId): Promise<Product[]> =>
  selectProducts(pool, workspace);
