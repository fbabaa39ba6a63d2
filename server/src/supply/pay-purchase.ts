import { transaction, type Tx } from '#database';
import { requireAccount } from './account-rows.ts';
import { fail, settleUndelivered } from './end-purchase.ts';
import { after, describe } from './due.ts';
import { inTime } from './in-time.ts';
import type { SupplyNeeds } from './needs.ts';
import type { ChainProgress } from './pay-chain.ts';
import type { Purchase } from './purchase.ts';
import { changePurchase } from './purchase-rows.ts';
import { askPersonIfStuck } from './desk.ts';
import { openAccess } from './sealed.ts';
import { lockBoth, type Both } from './together.ts';

/** How soon a payment under way is asked for again. */
const soon = 3000;

/** Whether a payment on the chain is still to be made or to be heard of. */
export const isPaying = ({ payState }: Purchase): boolean =>
  payState === 'wanted' || payState === 'asked' || payState === 'sent';

/**
 * Brings the payment of a purchase one step on. That the payouts are asked is stored before they are: from then on it may
 * be paid, and only they can say that it never will be.
 */
export async function payPurchase(needs: SupplyNeeds, seen: Purchase): Promise<Purchase | undefined> {
  const purchase = await takeToPay(needs, seen);
  if (!purchase?.pay) return undefined;
  const { account } = await requireAccount(needs.pool, purchase.workspace, purchase.supplier);
  const { workspace, id, order, supplier, pay: payment } = purchase;
  let progress: ChainProgress;
  try {
    const asked = { workspace, purchase: id, order, supplier, settings: account.settings, payment };
    progress = await needs.payChain(asked);
  } catch (error) {
    const words = describe(error);
    needs.log.warn({ purchase: id, words }, 'The payouts did not say how a payment stands.');
    progress = { state: 'waiting', words }; // nothing is concluded from that
  }
  const changed = await transaction(needs.pool, async (tx) => {
    const both = await lockBoth(tx, needs, workspace, id);
    return both && isPaying(both.purchase) ? takeProgress(tx, needs, both, progress) : undefined;
  });
  return changed && tellPaid(needs, changed);
}

/** What is to be paid: not what is stopped, given up or too late and was never asked for. */
const takeToPay = (needs: SupplyNeeds, { workspace, id }: Purchase): Promise<Purchase | undefined> =>
  transaction(needs.pool, async (tx) => {
    const both = await lockBoth(tx, needs, workspace, id);
    if (!both || !isPaying(both.purchase)) return undefined;
    const { purchase, errand } = both;
    if (purchase.payState !== 'wanted') return purchase;
    const isLate = purchase.pay !== null && purchase.pay.validUntil <= needs.clock.now();
    if (!errand.stopWantedAt && !isLate) return changePurchase(tx, purchase, { pay_state: 'asked' });
    const words = isLate ? 'It was not paid in time.' : 'It was stopped before it was paid.';
    await fail(tx, needs, both, { words, isPassing: isLate });
    return undefined;
  });

async function takeProgress(
  tx: Tx,
  needs: SupplyNeeds,
  both: Both,
  progress: ChainProgress,
): Promise<Purchase | undefined> {
  const { purchase } = both;
  const later = after(needs.clock.now(), soon);
  switch (progress.state) {
    case 'waiting':
      return keepWaiting(tx, needs, purchase, progress.words, later);
    case 'sent': {
      const sent = await changePurchase(tx, purchase, { ...bocOf(progress), pay_state: 'sent', due_at: later });
      return askPersonIfStuck(tx, needs, sent, later);
    }
    case 'paid':
      return takePaid(tx, needs, purchase, progress);
    case 'dead':
      return takeDead(tx, needs, both, progress.words);
  }
}

/** It is not paid yet. What keeps it is told to people who look; after hours one is asked. */
async function keepWaiting(tx: Tx, needs: SupplyNeeds, purchase: Purchase, words: string | undefined, later: Date) {
  const said = words === undefined ? {} : { words };
  return askPersonIfStuck(tx, needs, await changePurchase(tx, purchase, { ...said, due_at: later }), later);
}

const bocOf = ({ boc }: { readonly boc?: string }) => (boc === undefined ? {} : { paid_boc: boc });

async function takePaid(
  tx: Tx,
  needs: SupplyNeeds,
  purchase: Purchase,
  progress: Extract<ChainProgress, { state: 'paid' }>,
): Promise<Purchase> {
  const { fee } = progress;
  const now = needs.clock.now();
  const paid = await changePurchase(tx, purchase, {
    ...bocOf(progress),
    pay_state: 'paid',
    due_at: after(now, 1000),
    ...(progress.transaction !== undefined && { proof: purchase.proof ?? progress.transaction }),
    ...(fee && { network_fee_asset: fee.asset, network_fee_units: fee.units }),
  });
  const { workspace, order, supplier } = paid;
  if (fee && fee.units > 0n)
    await needs.tellSupply(tx, { workspace, order, at: now, state: 'network_fee', supplier, fee });
  if (paid.status === 'failed') await settleUndelivered(tx, needs, paid);
  return paid;
}

/** Nothing left and nothing will: what was not paid for is not delivered. */
async function takeDead(tx: Tx, needs: SupplyNeeds, both: Both, words: string): Promise<undefined> {
  const dead = await changePurchase(tx, both.purchase, { pay_state: 'dead' });
  if (dead.status === 'placed' || dead.status === 'held')
    await fail(tx, needs, { ...both, purchase: dead }, { words, isPassing: true });
  else await changePurchase(tx, dead, { due_at: null });
  return undefined;
}

/** Some suppliers have to be told that their payment has left. Safe to repeat: what got no answer is told again. */
export async function tellPaid(needs: SupplyNeeds, purchase: Purchase): Promise<Purchase> {
  const { payState, paidBoc: boc, paidToldAt, externalId, workspace, id } = purchase;
  if ((payState !== 'sent' && payState !== 'paid') || boc === null || externalId === null || paidToldAt)
    return purchase;
  const { supplier, access } = openAccess(needs, await requireAccount(needs.pool, workspace, purchase.supplier));
  if (!supplier.paid) return purchase;
  try {
    await inTime(supplier.paid(access, { externalId, boc }));
  } catch (error) {
    needs.log.warn({ purchase: id, words: describe(error) }, 'A supplier did not hear that it was paid.');
    return purchase;
  }
  return transaction(needs.pool, async (tx) => {
    const both = await lockBoth(tx, needs, workspace, id);
    return both ? changePurchase(tx, both.purchase, { paid_told_at: needs.clock.now() }) : purchase;
  });
}
