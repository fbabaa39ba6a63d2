import type { Clock } from '#kernel';
import type { Tx } from '#database';
import { fulfilPurchase } from '#billing';
import { askRenewal, type Payment, type ProductTransfer, type RecurringCharge } from '#payments';
import { standingOf, tellStanding } from './refresh.ts';
import { lockSubscription, markReplaced, subscriptionOf } from './subscription-rows.ts';
import type { Sold, Standing } from './subscription.ts';

/**
 * Gives one period of a subscription: its credits, and access until it has ended and the grace is over. The first one
 * starts the subscription, and takes the place of the one it replaces.
 */
export async function fulfilPeriod(tx: Tx, payment: Payment, clock: Clock): Promise<ProductTransfer> {
  const { old, sold } = await lockBoth(tx, payment);
  const at = clock.now();
  const paid = (charge: RecurringCharge) => (charge.payment === payment.id ? { ...charge, fulfilledAt: at } : charge);
  const standing = await standingOf(tx, sold, at, paid);
  const period = standing.periods.find((one) => one.payment === payment.id);
  if (!period) throw new Error(`${payment.id} came in, and no charge of ${sold.id} says so.`);
  const transfer = await fulfilPurchase(tx, payment, clock, period);
  const isFirst = standing.periods.length === 1;
  if (old) await replace(tx, clock, { old, by: sold, at: period.from });
  await tellStanding(tx, sold, standing, at, isFirst ? 'subscription.started' : 'subscription.renewed');
  return transfer;
}

/** The subscription that was paid for, and before it the one whose place it takes. */
async function lockBoth(tx: Tx, { workspace, invoice }: Payment): Promise<{ old: Sold | undefined; sold: Sold }> {
  const found = await subscriptionOf(tx, workspace, invoice);
  const old = found?.replaces && (await lockSubscription(tx, workspace, found.replaces));
  const sold = found && (await lockSubscription(tx, workspace, found.id));
  if (!sold) throw new Error(`The invoice ${invoice} starts no subscription.`);
  return { old: old || undefined, sold };
}

/** The old one keeps what was paid for and is not renewed. In the same transaction, so that both are true or neither. */
async function replace(tx: Tx, clock: Clock, { old, by, at }: { old: Sold; by: Sold; at: Date }): Promise<void> {
  if (old.replacedBy) return;
  await markReplaced(tx, old, by.id, at);
  const now = clock.now();
  const before = await standingOf(tx, old, now);
  if (mayRenew(before))
    await askRenewal(tx, clock, { workspace: old.workspace, invoice: old.invoice, renews: false, since: at });
  const replaced = { ...old, replacedBy: by.id, replacedAt: at };
  await tellStanding(tx, replaced, await standingOf(tx, replaced, now), now, 'subscription.changed');
}

/** Whether its gateway may charge it again, now or once the person takes it up again. */
export const mayRenew = ({ firstCharge, state, stoppedByUs }: Standing): boolean =>
  firstCharge !== undefined && state !== 'ended' && !stoppedByUs;
