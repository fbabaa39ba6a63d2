import type { Clock } from '#kernel';
import type { Tx } from '#database';
import { revokePurchase } from '#billing';
import { askRenewal, type Payment, type ProductTransfer, type Refund } from '#payments';
import { standingOf, tellStanding } from './refresh.ts';
import { isKept, lockSubscription, subscriptionOf } from './subscription-rows.ts';
import type { Sold, Standing, SubscriptionPeriod } from './subscription.ts';

/** The money of a period went back: its credits and its access end, those of other periods stay. */
export async function revokePeriod(tx: Tx, payment: Payment, refund: Refund, clock: Clock): Promise<ProductTransfer> {
  const sold = await lockOf(tx, payment);
  const transfer = await revokePurchase(tx, payment, refund, clock);
  if (sold) await giveUp(tx, sold, payment, clock);
  return transfer;
}

/** The money of a period went back before anything was given for it. */
export async function passPeriod(tx: Tx, payment: Payment, clock: Clock): Promise<void> {
  const sold = await lockOf(tx, payment);
  if (sold) await giveUp(tx, sold, payment, clock);
}

/** It was stopped, taken up again or could not be renewed. Access follows what was paid, so nothing of it changes. */
export async function hearOfRenewal(tx: Tx, invoice: Payment, clock: Clock): Promise<void> {
  const sold = await lockOf(tx, invoice);
  if (!sold) return;
  const at = clock.now();
  const standing = await standingOf(tx, sold, at);
  const hasFailed = standing.failed && standing.state !== 'canceled';
  await tellStanding(tx, sold, standing, at, hasFailed ? 'subscription.payment_failed' : undefined);
}

async function lockOf(tx: Tx, { workspace, invoice }: Payment): Promise<Sold | undefined> {
  const found = await subscriptionOf(tx, workspace, invoice);
  return found && lockSubscription(tx, workspace, found.id);
}

/**
 * Whether a refund also ends a subscription at Telegram is not documented: so we ask for it ourselves when the period
 * that ran at that instant was given back, unless whoever refunded it wished to keep the subscription.
 */
async function giveUp(tx: Tx, sold: Sold, payment: Payment, clock: Clock): Promise<void> {
  const { workspace, invoice } = sold;
  const at = clock.now();
  const standing = await standingOf(tx, sold, at);
  const since = payment.returnedAt ?? at;
  const ran = standing.periods.find((one) => one.payment === payment.id);
  const ends = ran && ranAt(ran, since) && isNewest(ran, standing);
  if (ends && !standing.stoppedByUs && !(await isKept(tx, workspace, payment.id)))
    await askRenewal(tx, clock, { workspace, invoice, renews: false, since });
  await tellStanding(tx, sold, await standingOf(tx, sold, at), at);
}

const ranAt = ({ from, until }: SubscriptionPeriod, instant: Date): boolean => from <= instant && instant < until;

const isNewest = ({ until }: SubscriptionPeriod, { paidUntil }: Standing): boolean => !paidUntil || paidUntil <= until;
