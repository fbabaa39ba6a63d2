import { advancePayment } from './advance-payment.ts';
import { applyEvent } from './apply-event.ts';
import { ownLeaseFrom } from './due.ts';
import { nameOf, storeEvent, type EventName } from './event-rows.ts';
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
  await followUp(needs, nameOf(incoming));
  return { status: 'stored' };
}

/** Does what follows from a stored fact and is not done yet. Whoever is at it already is waited for. */
export async function followUp(needs: PaymentsNeeds, name: EventName): Promise<void> {
  const payment = await applyEvent(needs, name);
  if (payment) await advancePayment(needs, payment);
}
