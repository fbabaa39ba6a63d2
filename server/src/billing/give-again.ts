import { sql } from 'kysely';
import { creditAsset, newId, type WorkspaceId } from '#kernel';
import type { Tx } from '#database';
import { balanceOf, places, type Posting } from '#ledger';
import { announceAccess } from './announce-access.ts';
import { meetCustomer } from './begin.ts';
import { endBlocks } from './block.ts';
import { nextStart } from './entitlement.ts';
import { endedWith, entitlementsAt, insertEntitlement } from './entitlement-rows.ts';
import { insertLot } from './give-lots.ts';
import type { Grant } from './grant.ts';
import { givenAgain, issued, paidAgain } from './postings.ts';
import type { LotState } from './revocation.ts';

type Sold = { readonly workspace: WorkspaceId; readonly customer: string; readonly payment: string; readonly at: Date };

/**
 * A refund is forgiven after it took: each lot gets back what was taken from it, also by reservations that ended since,
 * unless it has expired meanwhile. The older debt that its credits had paid is paid again; where that debt was settled
 * otherwise by now, the credits are a new lot. Access comes back for the time that was left of it.
 */
export async function giveAgain(tx: Tx, sold: Sold, lots: readonly LotState[]): Promise<Posting[]> {
  await accessAgain(tx, sold);
  const debts = new Map<string, bigint>();
  const postings: Posting[] = [];
  for (const lot of lots) {
    postings.push(...(await lotAgain(tx, sold, lot)));
    if (lot.repaid > 0n) postings.push(...(await repaidAgain(tx, sold, lot, debts)));
  }
  return postings;
}

const livesAt = ({ expiresAt }: LotState, at: Date) => expiresAt === undefined || expiresAt > at;

async function lotAgain(tx: Tx, { workspace, at }: Sold, lot: LotState): Promise<Posting[]> {
  if (!livesAt(lot, at) || lot.revoked <= 0n) return [];
  await sql`update billing.grant set is_open = true where workspace_id = ${workspace} and id = ${lot.id}`.execute(tx);
  const credits = { asset: creditAsset(lot.creditType), units: lot.revoked };
  return [givenAgain({ id: lot.id, app: lot.app, credits })];
}

async function repaidAgain(tx: Tx, sold: Sold, lot: LotState, debts: Map<string, bigint>): Promise<Posting[]> {
  const { workspace, customer, at } = sold;
  const asset = creditAsset(lot.creditType);
  const debtor = await meetCustomer(tx, workspace, customer, at);
  const debt = debts.get(asset) ?? -(await balanceOf(tx, workspace, places.receivable(debtor), asset));
  const paid = debt < lot.repaid ? debt : lot.repaid;
  debts.set(asset, debt - paid);
  const postings = paid > 0n ? [paidAgain(lot.app, debtor, { asset, units: paid })] : [];
  if (paid > 0n && paid === debt) await endBlocks(tx, workspace, customer, asset, at);
  const rest = lot.repaid - paid;
  if (rest === 0n || !livesAt(lot, at)) return postings;
  const instead = insteadOf(lot, rest, at);
  await insertLot(tx, workspace, instead, asset, true);
  return [...postings, issued({ id: instead.id, app: instead.app, credits: { asset, units: rest } })];
}

const insteadOf = (
  { customer, app, creditType, priority, expiresAt, payment }: LotState,
  granted: bigint,
  at: Date,
): Grant => ({
  id: newId('gr'),
  customer,
  app,
  creditType,
  category: 'compensation',
  priority,
  granted,
  startsAt: at,
  ...(expiresAt && { expiresAt }),
  ...(payment && { payment }),
  reason: 'A refund was forgiven after it was made.',
});

/** What the refund ended comes back at its full remaining length, after what stands by now. */
async function accessAgain(tx: Tx, { workspace, customer, payment, at }: Sold): Promise<void> {
  for (const { feature, left } of await endedWith(tx, workspace, payment)) {
    const startsAt = nextStart(await entitlementsAt(tx, workspace, customer, at, feature), at);
    const access = { customer, feature, payment: payment as `pay_${string}` };
    const until = left === null ? { startsAt: at } : { startsAt, endsAt: new Date(startsAt.getTime() + left) };
    await insertEntitlement(tx, workspace, { ...access, ...until }, at);
    await announceAccess(tx, workspace, { ...access, ...until }, at);
  }
}
