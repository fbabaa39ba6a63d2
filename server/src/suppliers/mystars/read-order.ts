import type { PurchaseReading } from '#supply/supplier';
import { wordIn, type ToldObject } from '#suppliers/wire';

/** An order as its reading shows it: what it costs is told elsewhere. */
export type OrderReading = Exclude<PurchaseReading, { readonly state: 'unpaid' }> | { readonly state: 'unpaid' };

const going = new Set(['paid', 'reserved', 'swapping', 'funding', 'purchasing', 'fulfilling', 'completed']);

/**
 * Its statuses in our words. `reversed` is its word for "paid, and could not be delivered, so the money goes back"; only what
 * had been bought already has been taken back from somebody.
 */
export function readOrder(told: ToldObject, externalId: string): OrderReading {
  const status = wordIn(told, 'status') ?? '';
  const reason = wordIn(told, 'telegram_message') ?? wordIn(told, 'failure_reason');
  const words = (reason ? `${status}: ${reason}` : status).slice(0, 300);
  if (wordIn(told, 'order_id') !== externalId) return { state: 'strange', words: 'MyStars told of another order.' };
  const proof = wordIn(told, 'purchase_tx');
  if (status === 'received' || status === 'awaiting_payment') return { state: 'unpaid' };
  if (going.has(status)) return { state: 'pending', externalId, words };
  if (status === 'held') return { state: 'held', externalId, words };
  if (status === 'delivered') return { state: 'delivered', externalId, ...(proof !== undefined && { proof }) };
  if (status === 'reversed' && proof !== undefined) return { state: 'reversed', externalId, words };
  if (['failed', 'reversed', 'expired', 'cancelled'].includes(status)) return { state: 'failed', externalId, words };
  return { state: 'strange', words: `MyStars says "${words}".` };
}
