import { newId, Refusal, type Clock } from '#kernel';
import type { Pool, Tx } from '#database';
import { balanceOf, places } from '#ledger';
import type { Payment, ProductTransfer } from '#payments';
import { begin } from './begin.ts';
import { selectProduct } from './catalogue-rows.ts';
import { entitle } from './entitle.ts';
import { giveLots } from './give-lots.ts';
import { defaultPriority, type Grant } from './grant.ts';
import { earned } from './postings.ts';
import type { GrantLine, Product } from './product.ts';
import { insertPurchase, markFulfilled } from './purchase-rows.ts';

/**
 * Turns a payment into what its product promises, at the version that was sold: credits in lots, an open debt paid
 * first, and access. Refuses what can never be fulfilled; payments then gives the money back.
 */
export async function fulfilPurchase(tx: Tx, payment: Payment, clock: Clock): Promise<ProductTransfer> {
  const { workspace, id, customer } = payment;
  const product = await productOf(tx, payment);
  if (!product || customer === null) throw new Refusal('unknown_product', 'This payment names nothing that was sold.');
  const at = await begin(tx, workspace, clock);
  const { code, version } = product;
  await insertPurchase(tx, workspace, { payment: id, customer, product: code, version, requestedAt: at });
  await markFulfilled(tx, workspace, id, at);
  await entitle(tx, workspace, { customer, payment: id }, product.entitlements, at);
  const lots = product.grants.map((line) => lotOf(payment, customer, line, at));
  const filled = await giveLots(tx, workspace, lots);
  const income = await balanceOf(tx, workspace, places.payment(id), payment.amount.asset);
  return {
    key: `purchase:${id}`,
    reason: 'billing.purchase',
    reference: id,
    postings: [earned(payment, { asset: payment.amount.asset, units: income }), ...filled],
  };
}

/** The version of the product that this payment is for. */
export async function productOf(db: Pool | Tx, { workspace, details }: Payment): Promise<Product | undefined> {
  const { product, version } = details;
  if (typeof product !== 'string' || typeof version !== 'number') return undefined;
  return selectProduct(db, workspace, product, version);
}

function lotOf({ id, app }: Payment, customer: string, line: GrantLine, at: Date): Grant {
  const { creditType, amount, expiresIn, priority = defaultPriority } = line;
  const expiresAt = expiresIn === undefined ? undefined : new Date(at.getTime() + expiresIn * 1000);
  return {
    id: newId('gr'),
    customer,
    app,
    creditType,
    category: 'paid',
    priority,
    granted: amount,
    startsAt: at,
    ...(expiresAt && { expiresAt }),
    payment: id,
  };
}
