import type { Approval, Payment } from '#payments';
import { selectProduct } from './catalogue-rows.ts';
import { productOf } from './fulfil-purchase.ts';
import type { Reading } from './needs.ts';
import { isForSale } from './product.ts';
import { hasBought } from './purchase-rows.ts';

/**
 * Whether this invoice may be paid: it names a product that was for sale at exactly this price, that has not been
 * withdrawn since, and that this customer may still buy. Payments has made sure of the person and that the invoice
 * was not paid before. Reads only.
 */
export async function approvePurchase({ pool, clock }: Reading, payment: Payment): Promise<Approval> {
  const product = await productOf(pool, payment);
  if (!product || payment.customer === null)
    return { ok: false, reason: 'not_for_sale', message: 'This is no longer for sale. Please ask for a new invoice.' };
  const { asset, units } = product.price;
  if (payment.amount.asset !== asset || payment.amount.units !== units)
    return { ok: false, reason: 'wrong_amount', message: 'The price is another one. Please ask for a new invoice.' };
  const { workspace, customer } = payment;
  const newest = await selectProduct(pool, workspace, product.code);
  if (!newest || !isForSale(newest, clock.now()))
    return { ok: false, reason: 'not_for_sale', message: 'This is not for sale now.' };
  if (product.oncePerCustomer && (await hasBought(pool, workspace, { customer, product: product.code })))
    return { ok: false, reason: 'already_bought', message: 'You have bought this before; it is sold once per person.' };
  return { ok: true };
}
