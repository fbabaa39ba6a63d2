import { isId, Refusal, type WorkspaceId } from '#kernel';
import type { Pool } from '#database';
import { readRecurring } from '#payments';
import type { Reading } from './needs.ts';
import { noSuchSubscription } from './refusals.ts';
import { factsAt, standingAt } from './standing.ts';
import { findSubscription, selectSubscriptions, type SubscriptionFilter } from './subscription-rows.ts';
import type { Sold, Standing, Subscription } from './subscription.ts';

export const readStanding = async (pool: Pool, sold: Sold, at: Date): Promise<Standing> =>
  standingAt(sold, await readRecurring(pool, sold.workspace, sold.invoice), at);

/** One subscription as it stands now. Refuses with `not_found`, the same for a foreign one as for none. */
export async function getSubscription(
  { pool, clock }: Reading,
  workspace: WorkspaceId,
  id: string,
): Promise<Subscription> {
  const sold = await findSubscription(pool, workspace, id);
  if (!sold) throw noSuchSubscription();
  return { ...sold, ...(await readStanding(pool, sold, clock.now())) };
}

export type SubscriptionPage = { readonly subscriptions: readonly Subscription[]; readonly cursor?: string };

/** Subscriptions of a workspace as they stand now, newest first. Refuses with `invalid_request` a foreign cursor. */
export async function listSubscriptions(
  { pool, clock }: Reading,
  workspace: WorkspaceId,
  filter: SubscriptionFilter & { readonly limit?: number } = {},
): Promise<SubscriptionPage> {
  if (filter.cursor !== undefined && !isId('sub', filter.cursor))
    throw new Refusal('invalid_request', 'This cursor is not one we gave; leave it out to start with the first page.');
  const limit = Math.min(Math.max(filter.limit ?? 50, 1), 200);
  const found = await selectSubscriptions(pool, workspace, filter, limit + 1);
  const now = clock.now();
  const subscriptions: Subscription[] = [];
  for (const sold of found.slice(0, limit)) subscriptions.push({ ...sold, ...(await readStanding(pool, sold, now)) });
  const last = subscriptions.at(-1);
  return found.length > limit && last ? { subscriptions, cursor: last.id } : { subscriptions };
}

const most = 50;

/** What a customer has subscribed to and paid at least once, as it stood at an instant; newest first, 50 at most. */
export async function subscriptionsOfCustomer(
  { pool, clock }: Reading,
  workspace: WorkspaceId,
  customer: string,
  asOf: Date = clock.now(),
): Promise<Subscription[]> {
  const subscriptions: Subscription[] = [];
  for (const sold of await selectSubscriptions(pool, workspace, { customer }, most)) {
    const facts = factsAt(await readRecurring(pool, workspace, sold.invoice), asOf);
    const { replacedAt, replacedBy, ...terms } = sold;
    const isReplaced = replacedAt !== undefined && replacedAt <= asOf;
    const known = isReplaced ? { ...terms, replacedAt, ...(replacedBy && { replacedBy }) } : terms;
    const standing = standingAt(known, facts, asOf);
    if (standing.state !== 'pending') subscriptions.push({ ...known, ...standing });
  }
  return subscriptions;
}
