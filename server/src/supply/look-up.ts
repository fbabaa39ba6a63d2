import { transaction } from '#database';
import { requireAccount } from './account-rows.ts';
import { applyReading } from './apply-reading.ts';
import { bearSilence, book, conclude, hear, refuse, type Answer } from './conclude.ts';
import { putOnDesk } from './desk.ts';
import { describe, leaseFrom, nextLook } from './due.ts';
import { inTime } from './in-time.ts';
import type { SupplyNeeds } from './needs.ts';
import type { Purchase } from './purchase.ts';
import { changePurchase, type PurchaseName } from './purchase-rows.ts';
import { orderOf, placeAt } from './pursue-errand.ts';
import { openAccess } from './sealed.ts';
import type { Access, PurchaseReading, Supplier } from './supplier.ts';
import { lockBoth } from './together.ts';

/** How often a purchase that nothing shows is looked for before a person has to say what became of it. */
const looksMax = 6;

/** `silent`: it did not say. `none`: it cannot be asked. */
type Found = PurchaseReading | { readonly state: 'silent' | 'none'; readonly words: string };

/**
 * Finds out whether a supplier took a purchase whose call got no answer. It is asked; where the same purchase can never be
 * two orders, what it has not heard of is placed again. Else a person has to say: what is not shown is never bought anew.
 */
export async function lookUp(needs: SupplyNeeds, name: PurchaseName): Promise<void> {
  const taken = await takeToLook(needs, name);
  if (!taken) return;
  const sealed = await requireAccount(needs.pool, name.workspace, taken.supplier);
  const { supplier, access } = openAccess(needs, sealed);
  const askedAt = needs.clock.now();
  const found = await findAt(needs, supplier, access, taken);
  // It is there and waits for its payment: placed again, it says once more what is to be paid.
  const mustSayHow = found.state === 'unpaid' && !found.pay && supplier.isRepeatSafe;
  if (isThere(found) && !mustSayHow) return takeIn(needs, taken, found);
  if (supplier.isRepeatSafe) return placeAgain(needs, taken, supplier, access, { ...found, askedAt });
  await bear(needs, taken, found);
}

/** Whoever was sending it was cut short, or got no answer: it is looked at now, and nobody else does meanwhile. */
const takeToLook = (needs: SupplyNeeds, { workspace, id }: PurchaseName): Promise<Purchase | undefined> =>
  transaction(needs.pool, async (tx) => {
    const both = await lockBoth(tx, needs, workspace, id);
    if (!both) return undefined;
    if (both.purchase.status === 'sending') {
      const { account } = await requireAccount(tx, workspace, both.purchase.supplier);
      const manners = needs.suppliers[account.kind] ?? { isRepeatSafe: false };
      const cut = { words: 'Whoever was sending it was cut short.', silentAt: both.purchase.sentAt };
      await bearSilence(tx, needs, both, cut, manners);
    }
    const purchase = (await lockBoth(tx, needs, workspace, id))?.purchase;
    if (purchase?.status !== 'unknown') return undefined;
    return changePurchase(tx, purchase, { looks: purchase.looks + 1, due_at: leaseFrom(needs.clock.now()) });
  });

async function findAt(needs: SupplyNeeds, supplier: Supplier, access: Access, purchase: Purchase): Promise<Found> {
  if (!supplier.find) return { state: 'none', words: 'It cannot be asked.' };
  try {
    const asked = { order: orderOf(needs, purchase), since: purchase.sentAt };
    const known = purchase.externalId === null ? {} : { externalId: purchase.externalId };
    return (await inTime(supplier.find(access, { ...asked, ...known }))) ?? { state: 'silent', words: 'No answer.' };
  } catch (error) {
    return { state: 'silent', words: describe(error) };
  }
}

type There = Extract<PurchaseReading, { readonly externalId: string }>;

const isThere = (found: Found): found is There => 'externalId' in found;

/** The supplier has it: it is booked as placed, and what is said of it taken in, in one step. */
const takeIn = (needs: SupplyNeeds, asked: Purchase, reading: There): Promise<void> =>
  transaction(needs.pool, async (tx) => {
    const both = await lockBoth(tx, needs, asked.workspace, asked.id);
    if (both?.purchase.status !== 'unknown' || both.purchase.looks !== asked.looks) return;
    const { externalId } = reading;
    const told = 'cost' in reading ? reading.cost : undefined;
    const cost = told ?? { asset: both.purchase.asset, units: both.purchase.expected };
    const pay = reading.state === 'unpaid' ? reading.pay : undefined;
    await book(tx, needs, both, { outcome: 'placed', externalId, cost, ...(pay && { pay }) });
    const booked = await lockBoth(tx, needs, asked.workspace, asked.id);
    if (booked?.purchase.status === 'placed' && reading.state !== 'unpaid')
      await applyReading(tx, needs, booked, reading);
  });

/**
 * The same purchase is the same order there: what is answered is what became of the first. A refusal is believed only when
 * the supplier has just said that it never heard of it, for a repeat may be turned away before anybody looks at its name;
 * and only when, as that was asked, the last call without an answer was so old that it could not arrive any more.
 */
async function placeAgain(
  needs: SupplyNeeds,
  purchase: Purchase,
  supplier: Supplier,
  access: Access,
  found: Found & { readonly askedAt: Date },
): Promise<void> {
  const answer = await hear(() => placeAt(needs, supplier, access, purchase));
  const isSure = found.state === 'absent' && leaseFrom(purchase.silentAt ?? purchase.sentAt) <= found.askedAt;
  const heard: Answer =
    answer.outcome === 'refused' && !isSure ? { outcome: 'silence', words: answer.words, isAnswer: true } : answer;
  await conclude(needs, purchase, heard, { isRepeatSafe: true });
  if (heard.outcome === 'silence') await endIfLong(needs, purchase, supplier);
}

/** After a few looks a person is asked; but what has to be paid on the chain, and never was, surely delivers nothing. */
const endIfLong = (needs: SupplyNeeds, { workspace, id }: Purchase, { paysOnChain }: Supplier): Promise<void> =>
  transaction(needs.pool, async (tx) => {
    const both = await lockBoth(tx, needs, workspace, id);
    if (both?.purchase.status !== 'unknown' || both.purchase.looks < looksMax) return;
    const words = both.purchase.words ?? 'no answer';
    if (paysOnChain) return refuse(tx, needs, both, { words, isPassing: true, isDown: true });
    await putOnDesk(tx, needs, both.purchase, `Nobody knows whether the supplier took it: ${words}`);
  });

/** Nothing shows it, which proves nothing: after a few looks a person is asked. It is looked for all the same. */
const bear = (needs: SupplyNeeds, asked: Purchase, found: Found): Promise<void> =>
  transaction(needs.pool, async (tx) => {
    const both = await lockBoth(tx, needs, asked.workspace, asked.id);
    const purchase = both?.purchase;
    if (purchase?.status !== 'unknown' || purchase.looks !== asked.looks) return;
    const later = nextLook(needs.clock.now(), purchase.looks);
    if (found.state !== 'none' && found.state !== 'strange' && purchase.looks < looksMax) {
      await changePurchase(tx, purchase, { due_at: later });
      return;
    }
    const words = 'words' in found ? found.words : 'It does not show it.';
    await putOnDesk(tx, needs, purchase, `Nobody knows whether the supplier took it: ${words}`, later);
  });
