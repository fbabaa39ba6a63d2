import { transaction, type Tx } from '#database';
import { writeAudit } from '#identity';
import { Refusal, type Amount, type WorkspaceId } from '#kernel';
import { requireAccount } from './account-rows.ts';
import { deliver, fail } from './end-purchase.ts';
import type { SupplyNeeds } from './needs.ts';
import type { Purchase } from './purchase.ts';
import { changePurchase } from './purchase-rows.ts';
import { requireBoth, type Both } from './together.ts';

/** One that a person buys, and nobody has bought yet; refuses with `not_found` or `purchase_not_open`. */
async function requireToBuy(tx: Tx, needs: SupplyNeeds, workspace: WorkspaceId, id: string): Promise<Both> {
  const both = await requireBoth(tx, needs, workspace, id);
  const { purchase } = both;
  const { account } = await requireAccount(tx, workspace, purchase.supplier);
  if (!needs.suppliers[account.kind]?.byHand)
    throw new Refusal('purchase_not_open', 'This is not bought by hand: its supplier delivers it.');
  if (purchase.status !== 'placed')
    throw new Refusal('purchase_not_open', `It is not to be bought any more: it is ${purchase.status}.`);
  return both;
}

function requireMine({ takenBy }: Purchase, by: string): void {
  if (takenBy === null) throw new Refusal('purchase_not_open', 'Take it first, so that nobody buys it as well.');
  if (takenBy !== by) throw new Refusal('another_person_needed', 'Somebody else has taken it.');
}

const audited = async (tx: Tx, needs: SupplyNeeds, purchase: Purchase, by: string, what: string, note?: string) =>
  writeAudit(tx, {
    workspace: purchase.workspace,
    recordedAt: needs.clock.now(),
    actor: by,
    action: `purchase.${what}`,
    target: purchase.id,
    details: { order: purchase.order, ...(note !== undefined && { note }) },
  });

/**
 * Somebody takes a purchase from the queue, to buy it: from then on nobody else does. Taking it twice changes nothing;
 * `giveBack` puts one's own back. Refuses with `not_found`, `purchase_not_open` or `already_decided` (another has it).
 */
export const takePurchase = (
  needs: SupplyNeeds,
  workspace: WorkspaceId,
  id: string,
  { giveBack = false }: { readonly giveBack?: boolean },
  by: string,
): Promise<Purchase> =>
  transaction(needs.pool, async (tx) => {
    const { purchase } = await requireToBuy(tx, needs, workspace, id);
    if (purchase.takenBy !== null && purchase.takenBy !== by)
      throw new Refusal('already_decided', 'Somebody else has taken it.');
    if ((purchase.takenBy === null) === giveBack) return purchase;
    await audited(tx, needs, purchase, by, giveBack ? 'give_back' : 'take');
    const taken = giveBack ? { taken_by: null, taken_at: null } : { taken_by: by, taken_at: needs.clock.now() };
    return changePurchase(tx, purchase, taken);
  });

/**
 * Who took it has bought it: this is what it cost and what shows it. Saying so twice changes nothing. Refuses with
 * `not_found`, `purchase_not_open`, `another_person_needed`, `wrong_asset` or `invalid_amount`.
 */
export const boughtByHand = (
  needs: SupplyNeeds,
  workspace: WorkspaceId,
  id: string,
  { cost, proof }: { readonly cost: Amount; readonly proof: string },
  by: string,
): Promise<Purchase> =>
  transaction(needs.pool, async (tx) => {
    const there = await requireBoth(tx, needs, workspace, id);
    const { status, cost: booked, takenBy } = there.purchase;
    if (status === 'delivered' && booked === cost.units && takenBy === by) return there.purchase;
    const both = await requireToBuy(tx, needs, workspace, id);
    const { purchase } = both;
    requireMine(purchase, by);
    if (cost.asset !== purchase.asset)
      throw new Refusal('wrong_asset', `What is bought here is counted in ${purchase.asset}.`, {
        asset: purchase.asset,
      });
    if (cost.units <= 0n) throw new Refusal('invalid_amount', 'Say what it cost.');
    await audited(tx, needs, purchase, by, 'bought', proof);
    return deliver(tx, needs, both, { cost, proof });
  });

/** Who took it cannot buy it: surely nothing was bought, and the next supplier is asked. Refuses as `boughtByHand`. */
export const cannotBuy = (
  needs: SupplyNeeds,
  workspace: WorkspaceId,
  id: string,
  { reason }: { readonly reason: string },
  by: string,
): Promise<Purchase> =>
  transaction(needs.pool, async (tx) => {
    const both = await requireToBuy(tx, needs, workspace, id);
    requireMine(both.purchase, by);
    await audited(tx, needs, both.purchase, by, 'cannot', reason);
    await fail(tx, needs, both, { words: reason, isPassing: false });
    return (await requireBoth(tx, needs, workspace, id)).purchase;
  });
