import type { Tx } from '#database';
import { requireAccount } from './account-rows.ts';
import { announceAlarm, type AlarmKind } from './alarm.ts';
import { after, stuckAfter } from './due.ts';
import type { SupplyNeeds } from './needs.ts';
import type { Purchase } from './purchase.ts';
import { changePurchase } from './purchase-rows.ts';

/** Whether it is over for the order: what is still said of it then is for the operator alone. */
const isOver = ({ status }: Purchase) =>
  status !== 'sending' && status !== 'unknown' && status !== 'placed' && status !== 'held';

/**
 * Lays a purchase on a person's desk, and tells of it once: the order is under review while it may still land. It is looked
 * up and followed all the same.
 */
export async function putOnDesk(
  tx: Tx,
  needs: SupplyNeeds,
  purchase: Purchase,
  problem: string,
  dueAt?: Date,
): Promise<Purchase> {
  const at = needs.clock.now();
  const changes = { problem, desk_since: purchase.deskSince ?? at, ...(dueAt && { due_at: dueAt }) };
  const changed = await changePurchase(tx, purchase, changes);
  if (purchase.deskSince) return changed;
  if (isOver(purchase)) await alarmFor(tx, purchase, at, 'contradiction', problem);
  else
    await needs.tellSupply(tx, {
      workspace: purchase.workspace,
      order: purchase.order,
      at,
      state: 'review',
      reason: problem,
    });
  return changed;
}

/** Whether it takes so long that a person has to look. */
export const isStuck = ({ placedAt, sentAt }: Purchase, now: Date): boolean =>
  after(placedAt ?? sentAt, stuckAfter) <= now;

/** Shows a purchase to a person that has not ended for hours. */
export async function askPersonIfStuck(
  tx: Tx,
  needs: SupplyNeeds,
  purchase: Purchase,
  dueAt: Date | null,
): Promise<Purchase> {
  if (isOver(purchase) || !isStuck(purchase, needs.clock.now())) return purchase;
  return putOnDesk(tx, needs, purchase, 'It has not ended for hours.', dueAt ?? undefined);
}

/** Tells the operator of something about the supplier of a purchase. */
export async function alarmFor(tx: Tx, purchase: Purchase, at: Date, kind: AlarmKind, words: string): Promise<void> {
  const { account } = await requireAccount(tx, purchase.workspace, purchase.supplier);
  await announceAlarm(tx, account, at, kind, words, { order: purchase.order, purchase: purchase.id });
}

/** The supplier has it, or has it again after somebody had to look at it. */
export const tellDelivering = (tx: Tx, needs: SupplyNeeds, { workspace, order, supplier }: Purchase): Promise<void> =>
  needs.tellSupply(tx, { workspace, order, at: needs.clock.now(), state: 'delivering', supplier });
