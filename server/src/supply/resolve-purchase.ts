import { transaction, type Tx } from '#database';
import { writeAudit } from '#identity';
import { Refusal, type Amount, type WorkspaceId } from '#kernel';
import { book, refuse } from './conclude.ts';
import { deliver, fail, reverse } from './end-purchase.ts';
import type { SupplyNeeds } from './needs.ts';
import type { Purchase } from './purchase.ts';
import { changePurchase, findPurchase, isAnothers } from './purchase-rows.ts';
import { requireBoth, type Both } from './together.ts';

/** What a person says became of a purchase. */
export type Resolution =
  /** The supplier has it, under this name. */
  | { readonly say: 'placed'; readonly externalId: string }
  /** The supplier surely never took it: the next one is asked. */
  | { readonly say: 'absent' }
  | { readonly say: 'delivered'; readonly cost?: Amount; readonly proof?: string }
  /** It surely did not deliver, now or later: the next one is asked. */
  | { readonly say: 'failed'; readonly returned?: Amount }
  /** What it delivered was taken back; `returned` is what the supplier gave back. */
  | { readonly say: 'reversed'; readonly returned?: Amount }
  /** There is nothing to be done about it any more. */
  | { readonly say: 'settled' };

export type Said = Resolution & { readonly note: string };

/**
 * A person says what became of a purchase that nobody was sure of, or that went wrong later. Refuses with `not_found`,
 * `purchase_not_open` (it does not stand where that could be said of it), `wrong_asset` or `invalid_request`.
 */
export const resolvePurchase = (
  needs: SupplyNeeds,
  workspace: WorkspaceId,
  id: string,
  { note, ...resolution }: Said,
  by: string,
): Promise<Purchase> =>
  transaction(needs.pool, async (tx) => {
    const both = await requireBoth(tx, needs, workspace, id);
    const recordedAt = needs.clock.now();
    const details = { ...inWords(resolution), note };
    await writeAudit(tx, { workspace, recordedAt, actor: by, action: 'supplier.resolve', target: id, details });
    await resolve(tx, needs, both, resolution, note);
    return (await findPurchase(tx, workspace, id)) ?? both.purchase;
  });

const inWords = (resolution: Resolution): Record<string, string> =>
  Object.fromEntries(
    Object.entries(resolution).map(([name, value]: [string, string | Amount]) => [
      name,
      typeof value === 'string' ? value : `${value.units} ${value.asset}`,
    ]),
  );

async function resolve(tx: Tx, needs: SupplyNeeds, both: Both, said: Resolution, note: string): Promise<void> {
  const { purchase } = both;
  const { status } = purchase;
  const isOpen = status === 'placed' || status === 'held';
  const named = 'cost' in said ? said.cost : 'returned' in said ? said.returned : undefined;
  requireIn(purchase, named);
  if (said.say === 'placed' && status === 'unknown') return placeBySaying(tx, needs, both, said.externalId);
  if (said.say === 'absent' && status === 'unknown')
    return refuse(tx, needs, both, { words: `A person found that it was never taken: ${note}`, isPassing: true });
  if (said.say === 'delivered' && (isOpen || status === 'unknown')) return deliverBySaying(tx, needs, both, said);
  if (said.say === 'failed' && isOpen) {
    requireUnpaid(purchase);
    return fail(tx, needs, both, { words: `A person found that it failed: ${note}`, isPassing: false, ...said });
  }
  if (said.say === 'reversed' && status === 'delivered') return reverse(tx, needs, both, { words: note, ...said });
  const isOver = !isOpen && status !== 'unknown' && status !== 'sending';
  if (said.say === 'settled' && isOver && purchase.deskSince) {
    await changePurchase(tx, purchase, { desk_since: null, problem: null });
    return;
  }
  throw new Refusal('purchase_not_open', `This cannot be said of one that is ${status}.`, { status });
}

/** A payment that is on its way cannot be said to have failed: it may yet buy something. */
function requireUnpaid({ payState }: Purchase): void {
  if (payState === 'asked' || payState === 'sent')
    throw new Refusal('purchase_not_open', 'Its payment is on the way. Wait until it has arrived, or surely has not.');
}

function requireIn({ asset }: Purchase, amount: Amount | undefined): void {
  if (amount && amount.asset !== asset)
    throw new Refusal('wrong_asset', `This supplier is paid in ${asset}.`, { asset });
  if (amount && amount.units < 0n) throw new Refusal('invalid_amount', 'An amount is not below zero.');
}

async function placeBySaying(tx: Tx, needs: SupplyNeeds, both: Both, externalId: string): Promise<void> {
  const { purchase } = both;
  if (await isAnothers(tx, purchase, externalId))
    throw new Refusal('invalid_request', 'That order of the supplier is another purchase of ours.');
  const cost = { asset: purchase.asset, units: purchase.cost ?? purchase.expected };
  await book(tx, needs, both, { outcome: 'placed', externalId, cost });
}

type SaidDelivered = Extract<Resolution, { say: 'delivered' }>;

/** One whose name nobody knows is called by ours. */
async function deliverBySaying(tx: Tx, needs: SupplyNeeds, both: Both, said: SaidDelivered): Promise<void> {
  const { workspace, id, status } = both.purchase;
  if (status === 'unknown') await placeBySaying(tx, needs, both, id);
  await deliver(tx, needs, await requireBoth(tx, needs, workspace, id), said);
}
