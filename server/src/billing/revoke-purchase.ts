import { sql } from 'kysely';
import { creditAsset, type Clock } from '#kernel';
import type { Tx } from '#database';
import type { Posting } from '#ledger';
import { refundFromMerchant, type Payment, type ProductTransfer, type Refund } from '#payments';
import { begin, meetCustomer } from './begin.ts';
import { endAccess } from './entitle.ts';
import { owed, takenBack } from './postings.ts';
import { closeLots, insertRevocation, soldTerms } from './purchase-rows.ts';
import { readLotStates } from './read-lots.ts';
import { checkPolicy, debtOf, type LotState } from './revocation.ts';

/**
 * The money of a purchase went back: takes back what is left of its lots, and no others; opens a debt for what is
 * gone, by the policy; ends its access. What its open reservations hold is decided when they end.
 */
export async function revokePurchase(tx: Tx, payment: Payment, refund: Refund, clock: Clock): Promise<ProductTransfer> {
  const { workspace, id, app } = payment;
  const at = await begin(tx, workspace, clock);
  const terms = await soldTerms(tx, workspace, id);
  if (!terms) throw new Error(`The payment ${id} has bought nothing, so there is nothing to take back.`);
  const policy = checkPolicy(refund.policy ?? terms.policy);
  await sql`select billing.release_due(${workspace}, ${at}, array[${terms.customer}]::text[])`.execute(tx);
  const lots = await readLotStates(tx, workspace, id, { at, seq: null });
  await insertRevocation(tx, workspace, { payment: id, policy, at });
  await endAccess(tx, workspace, id, at);
  const debtor = await meetCustomer(tx, workspace, terms.customer, at);
  const taken = lots.flatMap((lot) => revokeLot(lot, debtor, app, debtOf(lot, policy)));
  await closeLots(
    tx,
    workspace,
    lots.filter((lot) => lot.status !== 'expired').map((lot) => lot.id),
  );
  const money = await refundFromMerchant(tx, payment);
  return { key: `refund:${id}`, reason: 'billing.refund', reference: id, postings: [...money, ...taken] };
}

function revokeLot(lot: LotState, debtor: string, app: string, debt: bigint): Posting[] {
  const asset = creditAsset(lot.creditType);
  const postings: Posting[] = [];
  if (lot.available > 0n)
    postings.push(takenBack({ id: lot.id, app: lot.app, credits: { asset, units: lot.available } }));
  if (debt > 0n) postings.push(owed(app, debtor, { asset, units: debt }));
  return postings;
}
