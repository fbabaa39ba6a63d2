import type { Tx } from '#database';
import { keepWaiting, markApplied, nameOf, type StoredEvent } from './event-rows.ts';
import { lockPayment } from './payment-rows.ts';
import type { PaymentsNeeds } from './purpose.ts';

/** A payment that repeats was stopped, taken up again or not renewed: the product hears of it, and no money moves. */
export async function tellProduct(tx: Tx, { clock, purposes }: PaymentsNeeds, stored: StoredEvent): Promise<undefined> {
  const { workspace, gateway, connection, event } = stored;
  const invoice = await lockPayment(tx, workspace, event.payload);
  if (!invoice || invoice.gateway !== gateway || invoice.connection !== connection) {
    await keepWaiting(tx, nameOf(stored), null, 'It is about a subscription that was not sold here.');
    return undefined;
  }
  await markApplied(tx, nameOf(stored), invoice.id, clock.now());
  await purposes[invoice.purpose ?? '']?.changed?.(tx, invoice, clock);
  return undefined;
}
