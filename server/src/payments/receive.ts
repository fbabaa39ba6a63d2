import { advancePayment } from './advance-payment.ts';
import { applyEvent } from './apply-event.ts';
import { ownLeaseFrom } from './due.ts';
import { nameOf, storeEvent } from './event-rows.ts';
import type { Incoming, Received } from './gateway.ts';
import type { PaymentsNeeds } from './purpose.ts';

/**
 * The one door for facts from gateways. When it returns, the fact is stored for good; what follows from it is
 * tried at once and, if it does not work now, tried again until it does. It never fails because a product is
 * unhappy: when it throws, the fact is not stored, and has to be told again.
 */
export async function receive(needs: PaymentsNeeds, incoming: Incoming): Promise<Received> {
  const now = needs.clock.now();
  const isNews = await storeEvent(needs.pool, incoming, now, ownLeaseFrom(now));
  if (!isNews) return { status: 'known' };
  const payment = await applyEvent(needs, nameOf(incoming));
  if (payment) await advancePayment(needs, payment);
  return { status: 'stored' };
}
