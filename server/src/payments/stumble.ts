import { newId, Refusal, type RefusalCode } from '#kernel';
import { transaction, type Tx } from '#database';
import { enqueue } from '#jobs';
import { hashInput } from '#ledger';
import { announceRefund } from './announce-payment.ts';
import { describe, leaseFrom, nextTry } from './due.ts';
import { Unfulfillable } from './fulfil-payment.ts';
import type { Payment } from './payment.ts';
import { lockPayment, updatePayment, type PaymentName } from './payment-rows.ts';
import type { PaymentsNeeds } from './purpose.ts';
import { insertRefund } from './refund-rows.ts';

/** Noes that a moment cures. */
const passing: ReadonlySet<RefusalCode> = new Set(['overloaded', 'rate_limited', 'gateway_unavailable']);

const isFinal = (error: unknown): boolean =>
  error instanceof Unfulfillable || (error instanceof Refusal && !passing.has(error.code));

/**
 * A payment's next step has failed: what can never be fulfilled goes back, unless its invoice was not ours: then it
 * waits for a person. Anything else is tried again later.
 * If not even this can be written, the lease runs out and the payment is taken up all the same.
 */
export async function stumble(needs: PaymentsNeeds, name: PaymentName, error: unknown): Promise<void> {
  const problem = describe(error);
  needs.log.error({ ...name, err: error }, 'The next step of a payment failed.');
  try {
    await transaction(needs.pool, async (tx) => {
      const payment = await lockPayment(tx, name.workspace, name.id);
      if (!payment) return;
      const forGood = isFinal(error) && !payment.returnedAt;
      if (forGood && payment.status === 'unmatched') return updatePayment(tx, payment, { problem, due_at: null });
      const goesBack = forGood && payment.status === 'settled';
      if (!goesBack || !(await sendBack(tx, needs, payment, problem))) await tryLater(tx, needs, payment, problem);
    });
  } catch {
    // the lease that was taken with the payment is the net under this
  }
}

/** False when it was tried before and the gateway refused: then it stays where it can be seen. */
async function sendBack(tx: Tx, { clock }: PaymentsNeeds, payment: Payment, problem: string): Promise<boolean> {
  const { workspace, id } = payment;
  const now = clock.now();
  const refund = {
    workspace,
    id: newId('rf'),
    payment: id,
    status: 'requested',
    policy: null,
    origin: 'platform',
    problem,
    tries: 0,
    requestedAt: now,
    firstSentAt: null,
    doneAt: null,
  } as const;
  const keyed = { refund, key: `platform:${id}`, inputHash: hashInput({ payment: id }) };
  if (!(await insertRefund(tx, keyed, leaseFrom(now)))) return false;
  await updatePayment(tx, payment, { problem, due_at: null });
  await announceRefund(tx, payment, refund);
  await enqueue(tx, 'payments.refund', { workspace, refund: refund.id });
  return true;
}

async function tryLater(tx: Tx, { clock }: PaymentsNeeds, payment: Payment, problem: string): Promise<void> {
  const tries = payment.tries + 1;
  await updatePayment(tx, payment, { problem, tries, due_at: nextTry(clock.now(), tries) });
}
