import { sql } from 'kysely';
import { creditAsset, type WorkspaceId } from '#kernel';
import type { Tx } from '#database';
import { balanceOf, places, type Posting } from '#ledger';
import { announceGrant } from './announce-access.ts';
import { meetCustomer } from './begin.ts';
import { endBlocks } from './block.ts';
import { burnOrder } from './burn.ts';
import type { Grant } from './grant.ts';
import { issued, repaid, type Lot } from './postings.ts';

/**
 * Writes new lots of one customer and answers the postings that fill them, an open debt paid first; with it
 * ends what blocked the customer. The caller holds the lane and posts.
 */
export async function giveLots(tx: Tx, workspace: WorkspaceId, grants: readonly Grant[]): Promise<Posting[]> {
  const postings: Posting[] = [];
  const debts = new Map<string, bigint>();
  for (const grant of grants.toSorted(burnOrder)) {
    const asset = creditAsset(grant.creditType);
    const debtor = await meetCustomer(tx, workspace, grant.customer, grant.startsAt);
    const debt = debts.get(asset) ?? -(await balanceOf(tx, workspace, places.receivable(debtor), asset));
    const paid = debt < grant.granted ? debt : grant.granted;
    debts.set(asset, debt - paid);
    if (debt > 0n && paid === debt) await endBlocks(tx, workspace, grant.customer, asset, grant.startsAt);
    const lot: Lot = { id: grant.id, app: grant.app, credits: { asset, units: grant.granted } };
    await insertLot(tx, workspace, grant, asset, paid < grant.granted);
    await announceGrant(tx, workspace, grant, paid > 0n ? paid : 0n);
    await noteRisen(tx, workspace, grant, asset, grant.granted - paid);
    postings.push(issued(lot));
    if (paid > 0n) postings.push(repaid(lot, debtor, { asset, units: paid }));
  }
  return postings;
}

/** Whoever waits for a low balance of this customer waits anew when it is not low any more. */
async function noteRisen(tx: Tx, workspace: WorkspaceId, { customer, startsAt }: Grant, asset: string, more: bigint) {
  await sql`select billing.note_risen(${workspace}, ${startsAt}, ${customer}, ${asset}, ${more})`.execute(tx);
}

/** Writes one lot; what fills it is for the caller to post. */
export async function insertLot(
  tx: Tx,
  workspace: WorkspaceId,
  grant: Grant,
  asset: string,
  isOpen: boolean,
): Promise<void> {
  await sql`
    insert into billing.grant (workspace_id, id, customer, asset, app, granted, category, priority, starts_at,
      expires_at, payment, reason, line, rolled_from, once_key, account, is_open)
    values (${workspace}, ${grant.id}, ${grant.customer}, ${asset}, ${grant.app}, ${grant.granted}, ${grant.category},
      ${grant.priority}, ${grant.startsAt}, ${grant.expiresAt ?? 'infinity'}, ${grant.payment ?? null},
      ${grant.reason ?? null}, ${grant.line ?? null}, ${grant.rolledFrom ?? null}, ${grant.onceKey ?? null},
      billing.owed_account(${workspace}, ${places.grant(grant.id).address}, ${asset}), ${isOpen})`.execute(tx);
}
