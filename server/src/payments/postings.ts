import type { Tx } from '#database';
import type { Posting } from '#ledger';
import type { Payment } from './payment.ts';

/**
 * The money's leg of a refund that a bot's income pays: `merchant → world`, and what the merchant cannot
 * cover `receivable:<app> → world`. Takes the workspace's book lock, so call it last before returning.
 */
export async function refundFromMerchant(tx: Tx, payment: Payment): Promise<Posting[]> {
  throw new Error(`not yet: ${payment.id} ${String(tx)}`);
}
