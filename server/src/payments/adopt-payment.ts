import type { Tx } from '#database';
import { announcePayment } from './announce-payment.ts';
import { fulfilPayment } from './fulfil-payment.ts';
import type { Payment } from './payment.ts';
import { isDue, keepAdopted, updatePayment } from './payment-rows.ts';
import type { Adopt, PaymentsNeeds } from './purpose.ts';
import { lockOpenRefund } from './refund-rows.ts';

/** Asks once what money was for that nobody asked for, and tells when that is not known. The payment's row is locked. */
export async function adoptWhenDue(tx: Tx, needs: PaymentsNeeds, payment: Payment): Promise<void> {
  if (!needs.adopt || !(await isDue(tx, payment))) return;
  const problem = await adoptPayment(tx, needs, payment, needs.adopt);
  if (problem !== undefined) await announcePayment(tx, 'payment.unmatched', payment, needs.clock.now(), { problem });
}

/**
 * Finds out what money was for, and gives that, in one transaction: so a charge is adopted and fulfilled once, or
 * not at all. What stays unknown waits with the reason, which is answered. The payment's row is locked.
 */
export async function adoptPayment(
  tx: Tx,
  needs: PaymentsNeeds,
  payment: Payment,
  adopt: Adopt,
): Promise<string | undefined> {
  if (await lockOpenRefund(tx, payment.workspace, payment.id)) {
    await updatePayment(tx, payment, { due_at: null, problem: 'It waits for its refund.' });
    return undefined;
  }
  const answer = await adopt(tx, payment, needs.clock);
  if ('problem' in answer) {
    await updatePayment(tx, payment, { due_at: null, problem: answer.problem, tries: 0 });
    return answer.problem;
  }
  const details = { ...payment.details, ...answer.adopted.details };
  const adopted: Payment = { ...payment, ...answer.adopted, details, status: 'settled', problem: null };
  await keepAdopted(tx, payment, adopted);
  await fulfilPayment(tx, needs, adopted);
  return undefined;
}
