import type { Tx } from '#database';
import type { Amount } from '#kernel';
import { post, type Transfer } from '#ledger';
import { lockAccount } from './account-rows.ts';
import { floatOf } from './books.ts';
import { noteSuccess } from './breaker.ts';
import { alarmFor, putOnDesk } from './desk.ts';
import { nextDoubt } from './due.ts';
import { changeErrand } from './errand-rows.ts';
import type { SupplyNeeds } from './needs.ts';
import { costLost, floatFound } from './postings.ts';
import type { Purchase } from './purchase.ts';
import { changePurchase, type PurchaseChanges } from './purchase-rows.ts';
import type { Both } from './together.ts';

/** What shows a delivery, and what it cost; what it was to cost, when the supplier does not say. */
export type Delivered = { readonly cost?: Amount | undefined; readonly proof?: string | undefined };

const atRest = { desk_since: null, problem: null, misses: 0 } as const satisfies PurchaseChanges;

const isIn = ({ asset }: Purchase, amount: Amount | undefined): amount is Amount => amount?.asset === asset;

/** What became of its payment is still to be heard. */
const isUnpaid = ({ payState }: Purchase) => payState === 'asked' || payState === 'sent';

/** It is delivered: the books are made ready for its cost, and the store told, which books it. */
export async function deliver(
  tx: Tx,
  needs: SupplyNeeds,
  { errand, purchase }: Both,
  what: Delivered,
): Promise<Purchase> {
  const now = needs.clock.now();
  if (what.cost && what.cost.asset !== purchase.asset)
    return putOnDesk(tx, needs, purchase, `It says its cost in ${what.cost.asset}, and is paid in ${purchase.asset}.`);
  const cost = { asset: purchase.asset, units: what.cost?.units ?? purchase.cost ?? purchase.expected };
  const proof = what.proof ?? purchase.proof;
  const dueAt = isUnpaid(purchase) ? now : nextDoubt(now, now);
  const changes = { ...atRest, cost_units: cost.units, proof, ended_at: now, due_at: dueAt };
  const delivered = await changePurchase(tx, purchase, changes, 'delivered');
  if (errand.state === 'open') await changeErrand(tx, errand, { state: 'over', reason: null });
  await noteSuccess(tx, { workspace: purchase.workspace, id: purchase.supplier });
  await coverCost(tx, needs, delivered, cost);
  const { workspace, order, supplier } = purchase;
  await needs.tellSupply(tx, { workspace, order, at: now, state: 'delivered', supplier, cost, proof });
  return delivered;
}

/**
 * The store books the cost against what the books say lies at the supplier. What is missing there was brought by somebody
 * who did not say so, and is recorded now. The account's lock keeps two deliveries from counting the same money.
 */
async function coverCost(tx: Tx, needs: SupplyNeeds, purchase: Purchase, cost: Amount): Promise<void> {
  const { account } = await lockAccount(tx, purchase.workspace, purchase.supplier);
  const missing = cost.units - (await floatOf(tx, account)).units;
  if (missing <= 0n) return;
  if (needs.suppliers[account.kind]?.byHand !== true)
    await alarmFor(tx, purchase, needs.clock.now(), 'float_unrecorded', 'It cost more than our books say was there.');
  await postOne(tx, needs, floatFound(purchase, { ...cost, units: missing }));
}

const postOne = async (tx: Tx, { clock }: SupplyNeeds, transfer: Transfer): Promise<void> => {
  await post(tx, clock, transfer);
};

export type Failed = { readonly words: string; readonly isPassing: boolean; readonly returned?: Amount | undefined };

/**
 * Surely not delivered, now or later: the next supplier may be asked. Of what was paid for it on the chain, what the
 * supplier does not give back is lost; what it gives back lies there until somebody records that it came.
 */
export async function fail(
  tx: Tx,
  needs: SupplyNeeds,
  both: Both,
  { words, isPassing, returned }: Failed,
): Promise<void> {
  const { errand, purchase } = both;
  const now = needs.clock.now();
  const given = isIn(purchase, returned) ? returned.units : null;
  const pay = purchase.payState === 'wanted' ? ({ pay_state: 'dead' } as const) : {};
  const changes = { ...atRest, ...pay, words, is_passing: isPassing, returned_units: given, ended_at: now };
  const failed = await changePurchase(tx, purchase, { ...changes, due_at: isUnpaid(purchase) ? now : null }, 'failed');
  if (errand.state === 'open') await changeErrand(tx, errand, { dueAt: now, reason: words });
  if (purchase.payState === 'paid') await settleUndelivered(tx, needs, failed);
}

/** What is to be said and booked of money that was paid for what is not delivered. */
export async function settleUndelivered(tx: Tx, needs: SupplyNeeds, purchase: Purchase): Promise<void> {
  const { pay, returned } = purchase;
  if (!pay) return;
  const kept = pay.amount.units - (returned ?? 0n);
  const words =
    returned === null
      ? 'It was paid, did not deliver, and does not say that it gives anything back.'
      : 'It gives back what it was paid. Record it when it has come.';
  await alarmFor(tx, purchase, needs.clock.now(), 'money_there', words);
  if (returned !== null && kept > 0n) await postOne(tx, needs, costLost(purchase, { ...pay.amount, units: kept }));
}

/** What was delivered has been taken back. */
export async function reverse(
  tx: Tx,
  needs: SupplyNeeds,
  { purchase }: Both,
  { words, returned }: { readonly words: string; readonly returned?: Amount | undefined },
): Promise<void> {
  const now = needs.clock.now();
  const cost = { asset: purchase.asset, units: purchase.cost ?? purchase.expected };
  const given = isIn(purchase, returned) && returned.units > 0n ? atMost(returned, cost) : null;
  const changes = { ...atRest, words, returned_units: given?.units ?? 0n, ended_at: now, due_at: null };
  await changePurchase(tx, purchase, changes, 'reversed');
  const { workspace, order, supplier } = purchase;
  await needs.tellSupply(tx, {
    workspace,
    order,
    at: now,
    state: 'reversed',
    supplier,
    cost,
    returned: given,
    reason: words,
  });
}

const atMost = (amount: Amount, most: Amount): Amount => (amount.units > most.units ? most : amount);
