import {
  GatewayUnavailable,
  type Charge,
  type Connection,
  type GatewayNeeds,
  type RefundOutcome,
} from '#payments/gateway';
import { getStripe, openAccount, postStripe, StripeNo } from './call-api.ts';
import { toMinor } from './minor.ts';
import { listOf, refundShape } from './session-shape.ts';

/** Gives a charge back whole, once: the charge itself is the key. */
export async function refund(needs: GatewayNeeds, connection: Connection, charge: Charge): Promise<RefundOutcome> {
  const account = await openAccount(needs, connection);
  const fields = { payment_intent: charge.externalId };
  try {
    const { status } = await postStripe(account, 'refunds', fields, `refund:${charge.externalId}`, refundShape);
    if (status === 'failed' || status === 'canceled')
      return { outcome: 'refused', message: 'The payer’s bank did not take the money back.' };
    if (status === 'succeeded') return { outcome: 'done' };
    throw new GatewayUnavailable('The refund is on its way at Stripe.', 'unknown');
  } catch (error) {
    if (!(error instanceof StripeNo)) throw error;
    if (error.code === 'charge_already_refunded') return { outcome: 'done' };
    return { outcome: 'refused', message: error.message };
  }
}

/** Whether Stripe lists the whole of this charge as given back. */
export async function isRefunded(needs: GatewayNeeds, connection: Connection, charge: Charge): Promise<boolean> {
  const account = await openAccount(needs, connection);
  const filter = { payment_intent: charge.externalId, limit: '100' };
  const { data } = await getStripe(account, 'refunds', filter, listOf(refundShape));
  const back = data
    .filter(({ status }) => status === 'succeeded')
    .reduce((sum, { amount }) => sum + BigInt(amount), 0n);
  return back >= toMinor(account.opened.settings, charge.amount);
}
