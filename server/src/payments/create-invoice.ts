import type { Payment } from './payment.ts';
import type { PaymentsNeeds } from './purpose.ts';

/**
 * The link on which a requested payment can be paid; asked of its gateway once, then remembered. Refuses with
 * `gateway_refused` (its words in the message) or `gateway_unavailable`. Call it outside any transaction.
 */
export async function createInvoice(
  needs: Pick<PaymentsNeeds, 'pool' | 'gateways'>,
  payment: Payment,
): Promise<{ url: string }> {
  throw new Error(`not yet: ${payment.id} ${String(needs)}`);
}
