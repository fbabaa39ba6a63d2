import { Refusal } from '#kernel';
import { GatewayUnavailable } from './gateway.ts';
import type { Payment } from './payment.ts';
import { keepUrl } from './payment-rows.ts';
import { periodOf } from './recurring.ts';
import type { PaymentsNeeds } from './purpose.ts';

/**
 * The link on which a requested payment can be paid; asked of its gateway once, then remembered. Refuses with
 * `gateway_refused` (its words in the message) or `gateway_unavailable`. Call it outside any transaction.
 */
export async function createInvoice(
  { pool, gateways }: Pick<PaymentsNeeds, 'pool' | 'gateways'>,
  payment: Payment,
): Promise<{ url: string }> {
  if (payment.url) return { url: payment.url };
  const payIn = gateways[payment.gateway]?.payIn;
  if (!payIn) throw new Refusal('gateway_refused', `The gateway "${payment.gateway}" cannot take payments here.`);
  const { workspace, connection, id, title, description, amount } = payment;
  const period = periodOf(payment);
  try {
    const { url } = await payIn.createInvoice(
      { workspace, id: connection },
      { payment: id, title, description, amount, ...(period !== undefined && { period }) },
    );
    return { url: await keepUrl(pool, payment, url) };
  } catch (error) {
    if (!(error instanceof GatewayUnavailable)) throw error;
    const { retryAfterSeconds: retry_after } = error;
    const details = retry_after === undefined ? {} : { retry_after };
    throw new Refusal('gateway_unavailable', 'The payment system does not answer now. Try again in a minute.', details);
  }
}
