import { declined, type Purpose } from '#payments';
import { fulfilOrder, type Fulfilling } from './fulfil-order.ts';
import { findOrder } from './order-rows.ts';
import { findOrderPayment } from './payment-rows.ts';
import { takeBackOrder } from './take-back-order.ts';

/** The name under which payments hands orders' money back to the store. */
export const storeOrderPurpose = 'store.order';

/**
 * What the store does about a payment. Whatever sum came is taken in the asset it was asked for in: whether it pays for the order
 * or goes back is the store's decision, with words for the buyer. `rateRules` say what pairs are reckoned through.
 */
export const storePurpose = (rules: Fulfilling = {}): Purpose => ({
  policies: [],
  takesAnyAmount: true,
  approve,
  fulfil: (tx, payment, clock) => fulfilOrder(tx, payment, clock, rules),
  refunded: takeBackOrder,
});

/** Only an order that waits for its payment may be paid. */
const approve: NonNullable<Purpose['approve']> = async ({ pool, clock }, { workspace, invoice }, language) => {
  const asked = await findOrderPayment(pool, workspace, invoice);
  const order = asked && (await findOrder(pool, workspace, asked.order));
  if (!order) return declined('unknown_payload', language);
  if (order.status === 'canceled') return declined('not_for_sale', language);
  if (order.status === 'expired' || (order.status === 'awaiting_payment' && order.expiresAt <= clock.now()))
    return declined('expired', language);
  return order.status === 'awaiting_payment' ? { ok: true } : declined('already_paid', language);
};
