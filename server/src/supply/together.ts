import type { Tx } from '#database';
import { Refusal, type WorkspaceId } from '#kernel';
import type { KeptErrand } from './errand.ts';
import { lockErrand, type ErrandName } from './errand-rows.ts';
import type { SupplyNeeds } from './needs.ts';
import type { Purchase } from './purchase.ts';
import { findPurchase, lockPurchase } from './purchase-rows.ts';

export type Both = { readonly errand: KeptErrand; readonly purchase: Purchase };

/** The order first, then its errand: everybody keeps to this order of locks. */
export async function lockOrderAndErrand(
  tx: Tx,
  needs: SupplyNeeds,
  name: ErrandName,
): Promise<KeptErrand | undefined> {
  await needs.lockStoreOrder(tx, name.workspace, name.order);
  return lockErrand(tx, name);
}

/** A purchase with what it is for, all locked until commit. */
export async function lockBoth(
  tx: Tx,
  needs: SupplyNeeds,
  workspace: WorkspaceId,
  id: string,
): Promise<Both | undefined> {
  const named = await findPurchase(tx, workspace, id);
  const errand = named && (await lockOrderAndErrand(tx, needs, named));
  const purchase = errand && (await lockPurchase(tx, workspace, id));
  return purchase && { errand, purchase };
}

/** As `lockBoth`, of one that must be there: refuses with `not_found`. */
export async function requireBoth(tx: Tx, needs: SupplyNeeds, workspace: WorkspaceId, id: string): Promise<Both> {
  const found = await lockBoth(tx, needs, workspace, id);
  if (!found) throw new Refusal('not_found', 'There is no such purchase in this workspace.');
  return found;
}
