import { transaction } from '#database';
import { requireAccount, type SealedAccount } from './account-rows.ts';
import { applyReading, hearNothing } from './apply-reading.ts';
import { describe } from './due.ts';
import { inTime } from './in-time.ts';
import type { SupplyNeeds } from './needs.ts';
import { isPaying, payPurchase, tellPaid } from './pay-purchase.ts';
import type { Purchase } from './purchase.ts';
import { findPurchase, type PurchaseName } from './purchase-rows.ts';
import { orderOf } from './pursue-errand.ts';
import { openAccess } from './sealed.ts';
import type { PurchaseReading } from './supplier.ts';
import { lockBoth } from './together.ts';

/** Pays what is to be paid, asks how a purchase stands, and takes the answer in. */
export async function followPurchase(needs: SupplyNeeds, { workspace, id }: PurchaseName): Promise<void> {
  const seen = await findPurchase(needs.pool, workspace, id);
  if (!seen) return;
  const purchase = await payOrTell(needs, seen);
  if (!purchase || purchase.payState === 'asked') return; // nothing has left the house: there is nothing to ask
  const sealed = await requireAccount(needs.pool, workspace, purchase.supplier);
  const reading = await readAt(needs, sealed, purchase);
  await transaction(needs.pool, async (tx) => {
    const both = await lockBoth(tx, needs, workspace, id);
    if (!both || both.purchase.status !== purchase.status || both.purchase.payState !== purchase.payState) return;
    if (reading === 'silent' || reading === 'dumb') await hearNothing(tx, needs, both.purchase, reading);
    else await applyReading(tx, needs, both, reading);
  });
}

async function payOrTell(needs: SupplyNeeds, purchase: Purchase): Promise<Purchase | undefined> {
  if (isPaying(purchase)) return payPurchase(needs, purchase);
  const isUntold = purchase.payState === 'paid' && (purchase.status === 'placed' || purchase.status === 'held');
  return isUntold ? tellPaid(needs, purchase) : purchase;
}

async function readAt(
  needs: SupplyNeeds,
  sealed: SealedAccount,
  purchase: Purchase,
): Promise<PurchaseReading | 'silent' | 'dumb'> {
  try {
    const { supplier, access } = openAccess(needs, sealed);
    const asked = { order: orderOf(needs, purchase), since: purchase.sentAt };
    const known = purchase.externalId === null ? {} : { externalId: purchase.externalId };
    return (await inTime(supplier.find?.(access, { ...asked, ...known }))) ?? 'dumb';
  } catch (error) {
    needs.log.warn({ purchase: purchase.id, words: describe(error) }, 'A supplier did not say how a purchase stands.');
    return 'silent';
  }
}
