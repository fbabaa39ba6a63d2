import type { Id, WorkspaceId } from '#kernel';
import type { Tx } from '#database';
import { announceAccess, announceEnd } from './announce-access.ts';
import { nextStart, planAgain } from './entitlement.ts';
import { endEntitlement, entitlementsAt, entitlementsOfPayment, insertEntitlement } from './entitlement-rows.ts';
import type { EntitlementLine } from './product.ts';

/** Gives what a product's lines promise: access that is bought twice goes on where the first ends. */
export async function entitle(
  tx: Tx,
  workspace: WorkspaceId,
  { customer, payment }: { customer: string; payment: Id<'pay'> },
  lines: readonly EntitlementLine[],
  at: Date,
): Promise<void> {
  for (const { feature, duration } of lines) {
    const startsAt = nextStart(await entitlementsAt(tx, workspace, customer, at, feature), at);
    const endsAt = duration === undefined ? undefined : new Date(startsAt.getTime() + duration * 1000);
    const entitlement = { customer, feature, payment, startsAt: endsAt ? startsAt : at, ...(endsAt && { endsAt }) };
    await insertEntitlement(tx, workspace, entitlement, at);
    await announceAccess(tx, workspace, entitlement, at);
  }
}

/**
 * Gives what a subscription's lines promise for one period. Its instants are Telegram's, so it waits for nothing and
 * nothing that has ended moves it.
 */
export async function entitlePeriod(
  tx: Tx,
  workspace: WorkspaceId,
  { customer, payment }: { customer: string; payment: Id<'pay'> },
  lines: readonly EntitlementLine[],
  { from, accessUntil, at }: { readonly from: Date; readonly accessUntil: Date; readonly at: Date },
): Promise<void> {
  for (const { feature, duration } of lines) {
    const endsAt = duration === undefined ? accessUntil : new Date(from.getTime() + duration * 1000);
    const startsAt = from < at ? from : at;
    if (endsAt > at) await insertEntitlement(tx, workspace, { customer, feature, payment, startsAt, endsAt }, at);
  }
}

/** Ends the access of a payment now. What was bought to follow it moves up, so that nothing paid for is lost. */
export async function endAccess(tx: Tx, workspace: WorkspaceId, payment: string, at: Date): Promise<string[]> {
  const ended = await entitlementsOfPayment(tx, workspace, payment, at);
  for (const { id, ...access } of ended) {
    await endEntitlement(tx, workspace, id, at);
    await announceEnd(tx, workspace, access, at);
  }
  const features = [...new Set(ended.map((one) => one.feature))];
  for (const feature of features) await moveUp(tx, workspace, ended[0]?.customer ?? '', feature, at);
  return features;
}

export async function moveUp(
  tx: Tx,
  workspace: WorkspaceId,
  customer: string,
  feature: string,
  at: Date,
): Promise<void> {
  const standing = await entitlementsAt(tx, workspace, customer, at, feature);
  for (const { id, ...moved } of planAgain(standing, at)) {
    await endEntitlement(tx, workspace, id, at);
    await insertEntitlement(tx, workspace, moved, at);
    await announceAccess(tx, workspace, moved, at);
  }
}
