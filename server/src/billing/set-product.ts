import { sql } from 'kysely';
import type { WorkspaceId } from '#kernel';
import { transaction, type Tx } from '#database';
import { hashInput, lockBook } from '#ledger';
import { insertProduct, selectFeatures, selectProduct } from './catalogue-rows.ts';
import { readScales } from './credit-type-rows.ts';
import { unitsIn, type Scales } from './credit-type.ts';
import { checkCode } from './feature.ts';
import type { Reading } from './needs.ts';
import { checkProduct, type GrantLine, type GrantLineInput, type Product, type ProductInput } from './product.ts';
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
  return transaction(pool, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`billing.product ${workspace} ${input.code}`}, 0))`.execute(
      tx,
    );
    if (input.grants.length > 0) await lockBook(tx, workspace); // so that scales stay as they are read
    const terms = readTerms(input, await readScales(tx, workspace));
    checkProduct(terms);
    await checkFeatures(tx, workspace, input);
    const newest = await selectProduct(tx, workspace, input.code);
    if (newest && hashInput(termsOf(newest)) === hashInput(termsOf(terms))) return newest;
    const product = { ...termsOf(terms), version: (newest?.version ?? 0) + 1, createdAt: clock.now() };
    await insertProduct(tx, workspace, product);
    return product;
  });
}

async function checkFeatures(tx: Tx, workspace: WorkspaceId, { entitlements }: ProductInput): Promise<void> {
  const asked = entitlements.map((line) => line.feature);
  const known = new Set((await selectFeatures(tx, workspace, asked)).map((feature) => feature.code));
  for (const code of asked) if (!known.has(code)) throw unknownFeature(code);
}

type Terms = Omit<Product, 'version' | 'createdAt'>;

/** What is asked for, in units at the scales of the day: they stay from now on. */
function readTerms(input: ProductInput, scales: Scales): Terms {
  for (const { creditType } of input.grants) checkCode('credit type', creditType);
  return { ...input, grants: input.grants.map((line) => lineOf(line, scales(line.creditType))) };
}

const lineOf = ({ rollOver, ...line }: GrantLineInput, scale: number): GrantLine => ({
  ...line,
  amount: unitsIn(line.amount, scale),
  ...(scale > 0 && { scale }),
  ...(rollOver && { rollOver: { ...rollOver, cap: unitsIn(rollOver.cap, scale) } }),
});

/** What a product promises, without when it was said and without what is so unless told. */
const termsOf = (product: Terms): Terms => ({
  code: product.code,
  kind: product.kind,
  title: product.title,
  description: product.description,
  price: product.price,
  grants: product.grants,
  entitlements: product.entitlements,
  refundPolicy: product.refundPolicy,
  ...(product.grace !== undefined && { grace: product.grace }),
  ...(product.oncePerCustomer && { oncePerCustomer: true }),
  ...(product.active === false && { active: false }),
  ...(product.availableFrom && { availableFrom: product.availableFrom }),
  ...(product.availableUntil && { availableUntil: product.availableUntil }),
});
