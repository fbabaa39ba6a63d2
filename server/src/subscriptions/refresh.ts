import type { Tx } from '#database';
import { recordChange } from '#billing';
import type { JsonObject } from '#jobs';
import { readRecurring, type RecurringCharge } from '#payments';
import { announce, type EventType } from '#webhooks';
import { standingAt } from './standing.ts';
import { saveTold } from './subscription-rows.ts';
import type { Sold, Standing, SubscriptionState } from './subscription.ts';

/** How it stands at an instant; `now` says of charges what this transaction is about to make true. */
export async function standingOf(
  tx: Tx,
  sold: Sold,
  at: Date,
  now?: (charge: RecurringCharge) => RecurringCharge,
): Promise<Standing> {
  const facts = await readRecurring(tx, sold.workspace, sold.invoice);
  return standingAt(sold, now ? { ...facts, charges: facts.charges.map(now) } : facts, at);
}

/** Writes down how it stands, and tells receivers and the customer's timeline what has changed. The row is locked. */
export async function tellStanding(tx: Tx, sold: Sold, standing: Standing, at: Date, told?: EventType): Promise<void> {
  await saveTold(tx, sold, standing);
  const type = told ?? changeOf(sold.toldState, standing.state);
  if (!type) return;
  const data = factsOf(sold, standing);
  await announce(tx, sold.workspace, { type, customer: sold.customer, occurredAt: at, data });
  await recordChange(tx, sold.workspace, {
    customer: sold.customer,
    kind: 'subscription',
    at,
    details: { event: type, ...data },
  });
}

function changeOf(from: SubscriptionState, to: SubscriptionState): EventType | undefined {
  if (from === to) return undefined;
  if (to === 'canceled') return 'subscription.canceled';
  if (to === 'ended') return 'subscription.ended';
  return to === 'active' && from !== 'past_due' ? 'subscription.reenabled' : undefined;
}

/** What an event says of a subscription. */
export const factsOf = (sold: Sold, standing: Standing): JsonObject => ({
  subscription: sold.id,
  product: sold.product,
  version: sold.version,
  state: standing.state,
  ...(standing.paidUntil && { paid_until: standing.paidUntil.toISOString() }),
  ...(standing.accessUntil && { access_until: standing.accessUntil.toISOString() }),
});
