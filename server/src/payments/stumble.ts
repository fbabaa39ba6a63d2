import { newId, Refusal, type RefusalCode } from '#kernel';
import { transaction, type Tx } from '#database';
import { hashInput } from '#ledger';
import { announcePayment, announceRefund } from './announce-payment.ts';
import { describe, nextTry } from './due.ts';
import { Unfulfillable } from './fulfil-payment.ts';
import type { Payment } from './payment.ts';
import { lockPayment, updatePayment, type PaymentName } from './payment-rows.ts';
import type { PaymentsNeeds } from './purpose.ts';
import { insertRefund } from './refund-rows.ts';

/** Noes that a moment cures. */
const passing: ReadonlySet<RefusalCode> = new Set([
  'overloaded',
  'rate_limited',
  'gateway_unavailable',
  'rate_unavailable',
]);

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
      if (!forGood || payment.status !== 'settled') return tryLater(tx, needs, payment, problem);
      if (!(await sendBack(tx, needs, payment, problem))) await leaveToPerson(tx, needs, payment, problem);
    });
  } catch {
    // the lease that was taken with the payment is the net under this
  }
}

/** False when the gateway cannot give back, or has refused to: then it stays where it can be seen. */
async function sendBack(
  tx: Tx,
  { clock, gateways }: PaymentsNeeds,
  payment: Payment,
  problem: string,
): Promise<boolean> {
  const { workspace, id } = payment;
  if (!gateways[payment.gateway]?.refund) return false;
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
  if (!(await insertRefund(tx, keyed, now))) return false;
  await updatePayment(tx, payment, { problem, due_at: null });
  await announceRefund(tx, payment, refund);
  return true;
}

/** It waits on the desk; a product that comes to take it all the same is asked again by whoever accepts it. */
async function leaveToPerson(tx: Tx, { clock }: PaymentsNeeds, payment: Payment, problem: string): Promise<void> {
  await updatePayment(tx, payment, { problem, due_at: null });
  await announcePayment(tx, 'payment.desk', payment, clock.now(), { problem });
}

async function tryLater(tx: Tx, { clock }: PaymentsNeeds, payment: Payment, problem: string): Promise<void> {
  const tries = payment.tries + 1;
  await updatePayment(tx, payment, { problem, tries, due_at: nextTry(clock.now(), tries) });
}
