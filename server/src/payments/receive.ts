import type { Incoming, Received } from './gateway.ts';
import type { PaymentsNeeds } from './purpose.ts';

/**
 * The one door for facts from gateways. When it returns, the fact is stored for good; what follows from it is
 * tried at once and, if it does not work now, tried again until it does. It never fails because a product is unhappy.
 */
export async function receive(needs: PaymentsNeeds, incoming: Incoming): Promise<Received> {
  throw new Error(`not yet: ${incoming.event.externalId} ${String(needs)}`);
}
