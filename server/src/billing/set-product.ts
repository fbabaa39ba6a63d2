import { sql } from 'kysely';
import type { WorkspaceId } from '#kernel';
import { transaction, type Tx } from '#database';
import { hashInput } from '#ledger';
import { insertProduct, selectFeatures, selectProduct } from './catalogue-rows.ts';
import type { Reading } from './needs.ts';
import { checkProduct, type Product, type ProductInput } from './product.ts';
import { unknownFeature } from './refusals.ts';

/**
 * Defines a product, or its next version when it differs from the newest one. Refuses with `invalid_request`,
 * `invalid_amount`, `unknown_feature` or `policy_unavailable`.
 */
export async function setProduct(
  { pool, clock }: Pick<Reading, 'pool' | 'clock'>,
  workspace: WorkspaceId,
  input: ProductInput,
): Promise<Product> {
  checkProduct(input);
  return transaction(pool, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`billing.product ${workspace} ${input.code}`}, 0))`.execute(
      tx,
    );
    await checkFeatures(tx, workspace, input);
    const newest = await selectProduct(tx, workspace, input.code);
    if (newest && hashInput(termsOf(newest)) === hashInput(termsOf(input))) return newest;
    const product = { ...termsOf(input), version: (newest?.version ?? 0) + 1, createdAt: clock.now() };
    await insertProduct(tx, workspace, product);
    return product;
  });
}

async function checkFeatures(tx: Tx, workspace: WorkspaceId, { entitlements }: ProductInput): Promise<void> {
  const asked = entitlements.map((line) => line.feature);
  const known = new Set((await selectFeatures(tx, workspace, asked)).map((feature) => feature.code));
  for (const code of asked) if (!known.has(code)) throw unknownFeature(code);
}

/** What a product promises, without when it was said. */
const termsOf = (product: ProductInput): ProductInput => ({
  code: product.code,
  kind: product.kind,
  title: product.title,
  description: product.description,
  price: product.price,
  grants: product.grants,
  entitlements: product.entitlements,
  refundPolicy: product.refundPolicy,
});
