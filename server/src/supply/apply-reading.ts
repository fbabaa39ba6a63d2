import type { Tx } from '#database';
import { faultOf, giveUpUnpaid } from './conclude.ts';
import { askPersonIfStuck, isStuck, putOnDesk, tellDelivering } from './desk.ts';
import { after, hour, nextDoubt, nextStatus, stuckAfter } from './due.ts';
import { deliver, fail, reverse } from './end-purchase.ts';
import type { SupplyNeeds } from './needs.ts';
import type { Purchase } from './purchase.ts';
import { toPayRow } from './purchase-row.ts';
import { changePurchase } from './purchase-rows.ts';
import type { PurchaseReading } from './supplier.ts';
import type { Both } from './together.ts';

/** How often in a row a supplier may not know a purchase before a person is asked. */
const missesMax = 5;

/** Takes in what a supplier says of a purchase that it has or had. All rows are locked by the caller. */
export async function applyReading(tx: Tx, needs: SupplyNeeds, both: Both, reading: PurchaseReading): Promise<void> {
  const { status } = both.purchase;
  if (status === 'placed' || status === 'held') return applyToOpen(tx, needs, both, reading);
  if (status === 'delivered') return applyToDelivered(tx, needs, both, reading);
  if (status === 'failed' || status === 'refused') return applyToGivenUp(tx, needs, both, reading);
}

async function applyToOpen(tx: Tx, needs: SupplyNeeds, both: Both, reading: PurchaseReading): Promise<void> {
  const { purchase } = both;
  const now = needs.clock.now();
  const due = nextStatus(now, purchase.placedAt ?? purchase.sentAt);
  switch (reading.state) {
    case 'unpaid':
      return takeUnpaid(tx, needs, both, reading, due);
    case 'pending':
    case 'held':
      return goOn(tx, needs, purchase, reading, due);
    case 'delivered':
      await deliver(tx, needs, both, reading);
      return;
    case 'failed':
      return fail(tx, needs, both, { words: reading.words, isPassing: false, returned: reading.returned });
    case 'reversed': {
      const delivered = await deliver(tx, needs, both, {});
      if (delivered.status === 'delivered') await reverse(tx, needs, { ...both, purchase: delivered }, reading);
      return;
    }
    case 'absent':
      return missIt(tx, needs, purchase, due);
    case 'strange':
      await putOnDesk(tx, needs, purchase, `The supplier says "${reading.words}", which nobody here understands.`, due);
  }
}

type Unpaid = Extract<PurchaseReading, { state: 'unpaid' }>;

/** It waits for its payment: one that was not known yet is made, if the price guard allows it. */
async function takeUnpaid(tx: Tx, needs: SupplyNeeds, both: Both, { pay }: Unpaid, due: Date): Promise<void> {
  const { purchase } = both;
  if (purchase.pay || !pay) return keepWatch(tx, needs, purchase, due);
  const problem = faultOf(purchase, pay);
  if (problem !== undefined) return giveUpUnpaid(tx, needs, both, problem);
  await changePurchase(tx, purchase, { pay: toPayRow(pay), pay_state: 'wanted', due_at: needs.clock.now(), misses: 0 });
}

type Waiting = Extract<PurchaseReading, { state: 'pending' | 'held' }>;

async function goOn(tx: Tx, needs: SupplyNeeds, purchase: Purchase, { state, words }: Waiting, due: Date) {
  const to = state === 'held' ? 'held' : 'placed';
  await keepWatch(tx, needs, await changePurchase(tx, purchase, { words, misses: 0 }, to), due);
}

/** It goes on. What took too long is shown to a person; what was shown for another reason is taken from the desk. */
async function keepWatch(tx: Tx, needs: SupplyNeeds, purchase: Purchase, due: Date): Promise<void> {
  if (isStuck(purchase, needs.clock.now())) {
    await askPersonIfStuck(tx, needs, purchase, due);
    return;
  }
  const going = await changePurchase(tx, purchase, { due_at: due, desk_since: null, problem: null });
  if (purchase.deskSince) await tellDelivering(tx, needs, going);
}

/**
 * Nobody says how it stands: one that does not answer is asked again, one that cannot be asked (`dumb`) is shown to a person
 * when it takes hours.
 */
export async function hearNothing(
  tx: Tx,
  needs: SupplyNeeds,
  purchase: Purchase,
  why: 'silent' | 'dumb',
): Promise<void> {
  const now = needs.clock.now();
  const since = purchase.placedAt ?? purchase.sentAt;
  if (purchase.status !== 'placed' && purchase.status !== 'held') {
    await changePurchase(tx, purchase, { due_at: why === 'dumb' ? null : after(now, hour) });
    return;
  }
  const later = why === 'silent' ? nextStatus(now, since) : isStuck(purchase, now) ? null : after(since, stuckAfter);
  await askPersonIfStuck(tx, needs, await changePurchase(tx, purchase, { due_at: later }), later);
}

async function missIt(tx: Tx, needs: SupplyNeeds, purchase: Purchase, due: Date): Promise<void> {
  const misses = purchase.misses + 1;
  const missed = await changePurchase(tx, purchase, { misses, due_at: due });
  if (misses >= missesMax)
    await putOnDesk(tx, needs, missed, 'The supplier does not know this purchase any more.', due);
}

async function applyToDelivered(tx: Tx, needs: SupplyNeeds, both: Both, reading: PurchaseReading): Promise<void> {
  const { purchase } = both;
  if (reading.state === 'reversed') return reverse(tx, needs, both, reading);
  const now = needs.clock.now();
  const dueAt = nextDoubt(now, purchase.endedAt ?? now);
  await changePurchase(tx, purchase, { due_at: dueAt });
  if (reading.state === 'failed')
    await putOnDesk(
      tx,
      needs,
      purchase,
      `It was delivered, and now the supplier says that it failed: ${reading.words}`,
    );
}

/** News of what was given up lie on the desk: something else may have been bought since. */
async function applyToGivenUp(tx: Tx, needs: SupplyNeeds, { purchase }: Both, reading: PurchaseReading): Promise<void> {
  await changePurchase(tx, purchase, { due_at: null });
  if (reading.state === 'delivered')
    await putOnDesk(tx, needs, purchase, 'It was given up, and now the supplier says that it has delivered.');
}
