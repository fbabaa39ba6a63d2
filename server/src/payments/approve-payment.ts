import type { Approval, ApprovalQuestion } from './gateway.ts';
import type { PaymentsNeeds } from './purpose.ts';

/** Whether this person may pay this invoice now. A question: it reads, and books nothing. */
export async function approvePayment(
  needs: Pick<PaymentsNeeds, 'pool' | 'clock' | 'purposes'>,
  question: ApprovalQuestion,
): Promise<Approval> {
  throw new Error(`not yet: ${question.payload} ${String(needs)}`);
}
