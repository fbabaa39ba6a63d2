import { transaction, type Tx } from '#database';
import { newId } from '#kernel';
import { findAccount } from './account-rows.ts';
import { mayTry, noteFailure } from './breaker.ts';
import { chooseSupplier, type Choice, type No } from './choose-supplier.ts';
import { conclude, hear, type Answer } from './conclude.ts';
import { tellDelivering } from './desk.ts';
import { after, leaseFrom, nextTry, stuckAfter, waitMax } from './due.ts';
import type { KeptErrand } from './errand.ts';
import { changeErrand, findErrand, type ErrandName } from './errand-rows.ts';
import { inTime } from './in-time.ts';
import type { SupplyNeeds } from './needs.ts';
import { tookNothing, type Purchase } from './purchase.ts';
import { changePurchase, findPurchase, insertPurchase, purchasesOf } from './purchase-rows.ts';
import { openAccess } from './sealed.ts';
import { SupplierSilent, type Access, type Placed, type PurchaseOrder, type Supplier } from './supplier.ts';
import { lockOrderAndErrand } from './together.ts';

/** More suppliers than a workspace has. */
const triesMax = 12;

/**
 * Sees to it that the Stars of an order are bought. That a purchase is being sent is stored before the call, so a crash at
 * any point leaves something to look up and never something to send. The next supplier is asked only when the one before
 * surely took nothing.
 */
export async function pursueErrand(needs: SupplyNeeds, name: ErrandName): Promise<void> {
  for (let tries = 0; tries < triesMax; tries++) {
    const errand = await findErrand(needs.pool, name);
    if (errand?.state !== 'open') return;
    const earlier = await purchasesOf(needs.pool, name);
    if (!earlier.every(tookNothing)) return settleDue(needs, name);
    if (errand.stopWantedAt) return giveUp(needs, name, errand.reason ?? 'It was stopped.');
    const { choice, nos } = await chooseSupplier(needs, errand, earlier);
    await noteSilent(needs, nos);
    if (!choice) return waitOrGiveUp(needs, name, errand, nos);
    const purchase = await intend(needs, errand, choice);
    if (purchase) await send(needs, purchase, choice);
    else return; // somebody else was faster, or tries the supplier: its turn comes again
  }
}

async function noteSilent(needs: SupplyNeeds, nos: readonly No[]): Promise<void> {
  for (const { isDown, words } of nos)
    if (isDown) await transaction(needs.pool, (tx) => noteFailure(tx, isDown.account, needs.clock.now(), words));
}

/** Something of it lies at a supplier: nothing is due here. */
const settleDue = (needs: SupplyNeeds, name: ErrandName): Promise<void> =>
  transaction(needs.pool, async (tx) => {
    const errand = await lockOrderAndErrand(tx, needs, name);
    const all = await purchasesOf(tx, name);
    if (errand?.state === 'open' && !all.every(tookNothing)) await changeErrand(tx, errand, { dueAt: null });
  });

async function waitOrGiveUp(
  needs: SupplyNeeds,
  name: ErrandName,
  errand: KeptErrand,
  nos: readonly No[],
): Promise<void> {
  const now = needs.clock.now();
  const waiting = nos.find(({ isPassing }) => isPassing);
  const reason = (waiting ?? nos[0])?.words ?? 'Nobody sells it.';
  if (!waiting || after(errand.askedAt, waitMax) <= now) return giveUp(needs, name, reason);
  await transaction(needs.pool, async (tx) => {
    const kept = await lockOrderAndErrand(tx, needs, name);
    if (kept?.state === 'open') await changeErrand(tx, kept, { reason, dueAt: nextTry(now, 1) });
  });
}

/** Surely nothing was bought, and nothing will be: the store hears of it. */
const giveUp = (needs: SupplyNeeds, name: ErrandName, reason: string): Promise<void> =>
  transaction(needs.pool, async (tx) => {
    const errand = await lockOrderAndErrand(tx, needs, name);
    if (errand?.state !== 'open' || !(await purchasesOf(tx, name)).every(tookNothing)) return;
    await changeErrand(tx, errand, { state: 'over', reason });
    await needs.tellSupply(tx, { ...name, at: needs.clock.now(), state: 'failed', reason });
  });

/** Stores that it is being bought there. Undefined: meanwhile it is bought elsewhere, or not wanted any more. */
const intend = (needs: SupplyNeeds, seen: KeptErrand, choice: Choice): Promise<Purchase | undefined> =>
  transaction(needs.pool, async (tx) => {
    const errand = await lockOrderAndErrand(tx, needs, seen);
    const isSame = errand?.state === 'open' && errand.attempt === seen.attempt && !errand.stopWantedAt;
    if (!isSame || !(await purchasesOf(tx, seen)).every(tookNothing)) return undefined;
    const { account } = choice.sealed;
    const now = needs.clock.now();
    const current = await findAccount(tx, account.workspace, account.id);
    if (!current?.account.isOn || !(await mayTry(tx, account, now))) {
      await changeErrand(tx, errand, { dueAt: nextTry(now, 1) });
      return undefined;
    }
    const id = newId('pur');
    await insertPurchase(tx, {
      workspace: errand.workspace,
      id,
      order: errand.order,
      attempt: errand.attempt,
      supplier: account.id,
      username: errand.username,
      stars: errand.stars,
      asset: account.asset,
      max: choice.max,
      expected: choice.expected,
      dueAt: leaseFrom(now),
      sentAt: now,
    });
    await changeErrand(tx, errand, { dueAt: null });
    const purchase = await findPurchase(tx, errand.workspace, id);
    return purchase && needs.suppliers[account.kind]?.byHand ? takeByHand(tx, needs, purchase) : purchase;
  });

/** Nobody is called: it lies with the people at the desk from now on. */
async function takeByHand(tx: Tx, needs: SupplyNeeds, purchase: Purchase): Promise<Purchase> {
  const now = needs.clock.now();
  const placed = await changePurchase(
    tx,
    purchase,
    { external_id: purchase.id, placed_at: now, due_at: after(now, stuckAfter) },
    'placed',
  );
  await tellDelivering(tx, needs, placed);
  return placed;
}

async function send(needs: SupplyNeeds, purchase: Purchase, { sealed }: Choice): Promise<void> {
  if (purchase.status !== 'sending') return;
  const { supplier, access } = openAccess(needs, sealed);
  const answer = await hear(() => placeAt(needs, supplier, access, purchase));
  const isOpen = answer.outcome === 'refused' && answer.isHearsay && supplier.isRepeatSafe;
  const heard: Answer = isOpen ? { outcome: 'silence', words: answer.words, isAnswer: true } : answer;
  await conclude(needs, purchase, heard, supplier);
}

/** Places a purchase; silence within its time is thrown. */
export async function placeAt(
  needs: SupplyNeeds,
  supplier: Supplier,
  access: Access,
  purchase: Purchase,
): Promise<Placed> {
  const placed = await inTime(supplier.place?.(access, orderOf(needs, purchase)));
  if (!placed) throw new SupplierSilent('Nothing can be bought there by itself.');
  return placed;
}

/** What a supplier is told of a purchase. */
export const orderOf = (
  needs: SupplyNeeds,
  { id, username, stars, asset, max, supplier }: Purchase,
): PurchaseOrder => ({
  purchase: id,
  username,
  stars,
  maxCost: { asset, units: max },
  callbackUrl: needs.supplierHookUrl(supplier),
});
