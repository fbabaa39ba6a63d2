import type { Approval, Payment } from '#payments';
import { productOf } from './fulfil-purchase.ts';
import type { Reading } from './needs.ts';

/**
 * Whether this invoice may be paid: it names a product that was for sale at exactly this price. Payments has made
 * sure of the person and that the invoice was not paid before. Reads only.
 */
export async function approvePurchase({ pool }: Reading, payment: Payment): Promise<Approval> {
  const product = await productOf(pool, payment);
  if (!product || payment.customer === null)
    return { ok: false, reason: 'not_for_sale', message: 'This is no longer for sale. Please ask for a new invoice.' };
  const { asset, units } = product.price;
  if (payment.amount.asset !== asset || payment.amount.units !== units)
    return { ok: false, reason: 'wrong_amount', message: 'The price is another one. Please ask for a new invoice.' };
  return { ok: true };
}
