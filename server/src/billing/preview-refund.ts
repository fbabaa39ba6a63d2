import { Refusal, type WorkspaceId } from '#kernel';
import { getPayment } from '#payments';
import { entitlementsOfPayment } from './entitlement-rows.ts';
import type { Reading } from './needs.ts';
import { soldTerms } from './purchase-rows.ts';
import { readLotStates } from './read-lots.ts';
import { checkPolicy, figuresByType, type RefundFigures, type RefundPolicy, type RefundPreview } from './revocation.ts';

/**
 * What a refund of this payment would do now, to the unit; changes nothing. The product's own policy, unless told.
 * Refuses with `not_found`, `payment_not_refundable` or `policy_unavailable`.
 */
export async function previewRefund(
  { pool, clock }: Reading,
  workspace: WorkspaceId,
  payment: string,
  policy?: RefundPolicy,
): Promise<RefundPreview> {
  const { id, status } = await getPayment(pool, workspace, payment);
  const terms = await soldTerms(pool, workspace, id);
  if (!terms && (status === 'settled' || status === 'unmatched')) return boughtNothing(id, policy);
  if (!terms || status === 'refunded')
    throw new Refusal('payment_not_refundable', `There is nothing to give back: this payment is ${status}.`, {
      status,
    });
  const at = clock.now();
  const applied = checkPolicy(policy ?? terms.policy);
  const lots = await readLotStates(pool, workspace, id, { at, seq: null });
  const creditTypes = figuresByType(lots, applied);
  const access = applied === 'forgive' ? [] : await entitlementsOfPayment(pool, workspace, id, at);
  const entitlements = [...new Set(access.map((one) => one.feature))];
  const blocks = applied === 'block' && creditTypes.some((one) => one.debt > 0n);
  return { payment: id, policy: applied, ...(creditTypes[0] ?? nothing), creditTypes, entitlements, blocks };
}

/** Money that came in and has bought nothing yet goes back without taking anything. */
const boughtNothing = (payment: string, policy: RefundPolicy = 'void_remaining'): RefundPreview => ({
  payment,
  policy: checkPolicy(policy),
  ...nothing,
  creditTypes: [],
  entitlements: [],
  blocks: false,
});

/** The figures of a payment without credits. */
const nothing: RefundFigures = {
  creditType: 'credits',
  granted: 0n,
  spent: 0n,
  reserved: 0n,
  expired: 0n,
  removable: 0n,
  kept: 0n,
  debt: 0n,
};
