import type { WorkspaceId } from '#kernel';
import type { PaymentsNeeds } from './purpose.ts';
import type { Refund } from './refund.ts';

export type RefundRequest = {
  readonly workspace: WorkspaceId;
  readonly payment: string;
  /** The same key and input is one refund, and hears the same answer. */
  readonly key: string;
  /** What to do about what was bought; the product's own policy, when not given. */
  readonly policy?: string;
};

/**
 * Stores the intent to give a payment back; a job asks the gateway. Refuses with `not_found`,
 * `payment_not_refundable`, `refund_in_progress`, `policy_unavailable` or `idempotency_conflict`.
 */
export async function requestRefund(
  needs: Pick<PaymentsNeeds, 'pool' | 'clock' | 'gateways' | 'purposes'>,
  request: RefundRequest,
): Promise<Refund> {
  throw new Error(`not yet: ${request.payment} ${String(needs)}`);
}
