import { Refusal, type Clock } from '#kernel';
import type { Pool, Tx } from '#database';
import { balanceOf, places } from '#ledger';
import type { Payment, ProductTransfer } from '#payments';
import { begin } from './begin.ts';
import { selectProduct } from './catalogue-rows.ts';
import { giveProduct, type Period } from './give-product.ts';
import { earned } from './postings.ts';
import type { Product } from './product.ts';
import { hasBought, insertPurchase, markFulfilled } from './purchase-rows.ts';
import { alreadyBought } from './refusals.ts';

/**
 * Turns a payment into what its product promises, at the version that was sold: credits in lots, an open debt paid
 * first, and access. Refuses what can never be fulfilled, also what is sold once per customer and was sold before;
 * payments then gives the money back. A period of a subscription follows the instants of that period.
 */
export async function fulfilPurchase(
  tx: Tx,
  payment: Payment,
  clock: Clock,
  period?: Period,
): Promise<ProductTransfer> {
  const { workspace, id, customer } = payment;
  const product = await productOf(tx, payment);
  if (!product || customer === null) throw new Refusal('unknown_product', 'This payment names nothing that was sold.');
  const at = await begin(tx, workspace, clock);
  const isOnce = product.oncePerCustomer && payment.invoice === id; // a renewal is part of what was bought once
  if (isOnce && (await hasBought(tx, workspace, { customer, product: product.code, payment: id })))
    throw alreadyBought(product.code);
  const { code, version } = product;
  await insertPurchase(tx, workspace, { payment: id, customer, product: code, version, requestedAt: at });
  await markFulfilled(tx, workspace, id, at);
  const filled = await giveProduct(tx, { workspace, customer, payment, product, at, ...(period && { period }) });
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
