import { Refusal, type Id, type WorkspaceId } from '#kernel';
import type { Tx } from '#database';
import { getProduct, startPurchase, type Selling } from '#billing';
import { askRenewal, getPayment } from '#payments';
import { mayRenew } from './fulfil-period.ts';
import { getSubscription } from './read-subscriptions.ts';
import { noSuchSubscription, notRunning } from './refusals.ts';
import { standingOf, tellStanding } from './refresh.ts';
import { byPeriod } from './start-subscription.ts';
import { lockSubscription, subscriptionOf } from './subscription-rows.ts';
import type { Subscription } from './subscription.ts';

export type ChangeInput = {
  readonly product: string;
  /** A dearer product now, any other at the end of the period, when not given. */
  readonly at?: 'now' | 'period_end';
  readonly key?: string;
};

export type Changing = {
  readonly subscription: Id<'sub'>;
  readonly payment: Id<'pay'>;
  readonly link: string;
  readonly at: 'now' | 'period_end';
  /** From when on the link can be paid, when that is not now. */
  readonly payableFrom?: Date;
};

/** How long after the end of the old one the link of a change is good. */
const lastsMilliseconds = 7 * 86_400_000;

/**
 * Moves a customer to another subscription. Telegram cannot change the price of one that runs: so this is a link to a
 * new one, and paying it replaces the old one in the same transaction. At the end of the period, the old one is
 * stopped at once and the link can be paid from that end on. Refuses as selling does, and with `not_found`,
 * `invalid_request` (the same product) or `subscription_not_running`.
 */
export async function changeSubscription(
  needs: Selling,
  workspace: WorkspaceId,
  id: string,
  { product, at, key }: ChangeInput,
): Promise<Changing> {
  const old = await getSubscription(needs, workspace, id);
  if (old.product === product) throw new Refusal('invalid_request', 'This is the product they have already.');
  const { price } = await getProduct(needs, workspace, product);
  const when = at ?? (price.units > old.price.units ? 'now' : 'period_end');
  const { connection } = await getPayment(needs.pool, workspace, old.invoice);
  const input = { customer: old.customer, product, bot: connection, ...(key !== undefined && { key }) };
  const { payment, link } = await startPurchase(needs, workspace, input, byPeriod(replacing(needs, old, when)));
  const begun = await subscriptionOf(needs.pool, workspace, payment);
  if (!begun) throw new Error(`The invoice ${payment} starts no subscription.`);
  return {
    subscription: begun.id,
    payment,
    link,
    at: when,
    ...(begun.payableFrom && { payableFrom: begun.payableFrom }),
  };
}

function replacing(needs: Selling, old: Subscription, at: 'now' | 'period_end') {
  const expiresAt = at === 'period_end' && old.paidUntil ? new Date(+old.paidUntil + lastsMilliseconds) : undefined;
  return {
    replaces: old.id,
    terms: { replaces: old.id, at },
    ...(expiresAt && { expiresAt }),
    prepare: (tx: Tx) => prepare(tx, needs, old, at),
  };
}

async function prepare(tx: Tx, { clock }: Selling, { workspace, id, invoice }: Subscription, at: 'now' | 'period_end') {
  const old = await lockSubscription(tx, workspace, id);
  if (!old) throw noSuchSubscription();
  const now = clock.now();
  const standing = await standingOf(tx, old, now);
  if (standing.state === 'pending' || standing.state === 'ended' || old.replacedBy) throw notRunning(standing.state);
  if (at === 'now') return {};
  if (mayRenew(standing)) await askRenewal(tx, clock, { workspace, invoice, renews: false });
  await tellStanding(tx, old, await standingOf(tx, old, now), now);
  return standing.paidUntil && standing.paidUntil > now ? { payableFrom: standing.paidUntil } : {};
}
