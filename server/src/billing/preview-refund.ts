import type { WorkspaceId } from '#kernel';
import type { Reading } from './needs.ts';
import type { RefundPolicy, RefundPreview } from './revocation.ts';

/**
 * What a refund of this payment would do now, to the unit; changes nothing. The product's own policy, unless told.
 * Refuses with `not_found`, `payment_not_refundable` or `policy_unavailable`.
 */
export async function previewRefund(
  needs: Reading,
  workspace: WorkspaceId,
  payment: string,
  policy?: RefundPolicy,
): Promise<RefundPreview> {
  throw new Error(`not yet ${String([needs, workspace, payment, policy])}`);
}
