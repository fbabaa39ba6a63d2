import { sql } from 'kysely';
import { creditAsset, type Clock, type WorkspaceId } from '#kernel';
import type { Tx } from '#database';
import type { Posting } from '#ledger';
import { refundFromMerchant, type Payment, type ProductTransfer, type Refund } from '#payments';
import { announce } from '#webhooks';
import { begin, meetCustomer } from './begin.ts';
import { beginBlock } from './block.ts';
import { insertDecision } from './decision-rows.ts';
import { endAccess } from './entitle.ts';
import { owed, takenBack } from './postings.ts';
import { closeLots, insertRevocation, markRefunded, soldTerms } from './purchase-rows.ts';
import { readLotStates } from './read-lots.ts';
import {
  checkPolicy,
  debtOf,
  figuresByType,
  type LotState,
  type RefundFigures,
  type RefundPolicy,
} from './revocation.ts';

/**
 * The money of a purchase went back: takes back what is left of its lots, and no others; opens a debt for what is
 * gone, by the policy; ends its access. What its open reservations hold is decided when they end. Under `forgive`
 * nothing is taken; under `ask` a person decides later about what `void_remaining` leaves.
 */
export async function revokePurchase(tx: Tx, payment: Payment, refund: Refund, clock: Clock): Promise<ProductTransfer> {
  const { workspace, id } = payment;
  const at = await begin(tx, workspace, clock);
  const terms = await soldTerms(tx, workspace, id);
  if (!terms) throw new Error(`The payment ${id} has bought nothing, so there is nothing to take back.`);
  const { customer } = terms;
  const policy = checkPolicy(refund.policy ?? terms.policy);
  await sql`select billing.release_due(${workspace}, ${at}, array[${customer}]::text[])`.execute(tx);
  await markRefunded(tx, workspace, id, at);
  const lots = await readLotStates(tx, workspace, id, { at, seq: null });
  const sold = { workspace, customer, payment: id, at };
  const taken = policy === 'forgive' ? { postings: [], entitlements: [] } : await takeBack(tx, sold, lots, policy);
  if (policy === 'ask') await askOperator(tx, sold, refund, lots);
  const money = await refundFromMerchant(tx, payment);
  return {
    key: `refund:${id}`,
    reason: 'billing.refund',
    reference: id,
    answer: told(policy, figuresByType(lots, policy), taken.entitlements),
    postings: [...money, ...taken.postings],
  };
}

/** Of whom something is taken back, when, and which payment had given it. */
type Sold = { readonly workspace: WorkspaceId; readonly customer: string; readonly payment: string; readonly at: Date };

async function takeBack(tx: Tx, sold: Sold, lots: readonly LotState[], policy: RefundPolicy) {
  const { workspace, customer, payment, at } = sold;
  await insertRevocation(tx, workspace, { payment, policy, at });
  const entitlements = await endAccess(tx, workspace, payment, at);
  const debtor = await meetCustomer(tx, workspace, customer, at);
  const standing = lots.filter((lot) => lot.status !== 'expired').map((lot) => lot.id);
  await closeLots(tx, workspace, standing, at);
  if (policy === 'block') await beginBlock(tx, sold, lots);
  return { entitlements, postings: lots.flatMap((lot) => revokeLot(lot, debtor, debtOf(lot, policy))) };
}

/** Queues the decision, and tells that there is one to make. */
async function askOperator(tx: Tx, sold: Sold, refund: Refund, lots: readonly LotState[]): Promise<void> {
  const { workspace, customer, payment, at } = sold;
  await insertDecision(tx, workspace, { refund: refund.id, payment, customer, askedAt: at });
  const { credit_types } = told('ask', figuresByType(lots, 'ask'), []);
  const data = { refund: refund.id, payment, customer, credit_types };
  await announce(tx, workspace, { type: 'refund.decision_needed', customer, occurredAt: at, data });
}

function revokeLot(lot: LotState, debtor: string, debt: bigint): Posting[] {
  const asset = creditAsset(lot.creditType);
  const postings: Posting[] = [];
  if (lot.available > 0n)
    postings.push(takenBack({ id: lot.id, app: lot.app, credits: { asset, units: lot.available } }));
  if (debt > 0n) postings.push(owed(lot.app, debtor, { asset, units: debt }));
  return postings;
}

/** What the books keep of a refund, for the timeline. */
const told = (policy: RefundPolicy, figures: readonly RefundFigures[], entitlements: readonly string[]) => ({
  policy,
  entitlements: [...entitlements],
  credit_types: figures.map(({ creditType, ...units }) => ({
    credit_type: creditType,
    ...Object.fromEntries(Object.entries(units).map(([name, value]) => [name, String(value)])),
  })),
});
