import { Refusal, type WorkspaceId } from '#kernel';
import { transaction, type Tx } from '#database';
import { adoptPayment } from './adopt-payment.ts';
import type { Payment } from './payment.ts';
import { lockPayment } from './payment-rows.ts';
import type { Adopt, PaymentsNeeds } from './purpose.ts';
import { lockOpenRefund } from './refund-rows.ts';

/** A payment that waits for somebody to say what it was for, and how that is found out. */
export type Matching = {
  readonly workspace: WorkspaceId;
  readonly payment: string;
  readonly adopt: Adopt;
  /** Asked first, with the payment's row locked: true when this very command was done before. */
  readonly wasDone?: (tx: Tx, payment: Payment) => Promise<boolean>;
};

/**
 * Finds out again what an unmatched payment was for, and fulfils it in the same transaction. What stays unknown
 * stays unmatched, with the reason as its `problem`. Refuses with `not_found`, with `payment_not_matchable` when it
 * does not wait to be matched or its product refuses it; then nothing has changed.
 */
export async function matchPayment(needs: PaymentsNeeds, matching: Matching): Promise<Payment> {
  const { workspace, payment: id } = matching;
  return transaction(needs.pool, async (tx) => {
    const payment = await locked(tx, workspace, id);
    if (await matching.wasDone?.(tx, payment)) return payment;
    await requireMatchable(tx, payment);
    await adoptOrRefuse(tx, needs, payment, matching.adopt);
    return locked(tx, workspace, id);
  });
}

/** What a product refuses is, for the one who matches, a no to the match. */
async function adoptOrRefuse(tx: Tx, needs: PaymentsNeeds, payment: Payment, adopt: Adopt): Promise<void> {
  try {
    await adoptPayment(tx, needs, payment, adopt);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'idempotency_conflict') throw error;
    throw new Refusal('payment_not_matchable', error.message, { payment: payment.id, reason: error.code });
  }
}

async function locked(tx: Tx, workspace: WorkspaceId, id: string): Promise<Payment> {
  const payment = await lockPayment(tx, workspace, id);
  if (!payment) throw new Refusal('not_found', 'There is no such payment in this workspace.');
  return payment;
}

async function requireMatchable(tx: Tx, payment: Payment): Promise<void> {
  const { id, workspace, status, returnedAt } = payment;
  const no = (why: string) => new Refusal('payment_not_matchable', why, { payment: id, status });
  if (returnedAt) throw no('Its money went back; there is nothing left to match.');
  if (status !== 'unmatched') throw no(`It is ${status}; only a payment that is unmatched waits to be matched.`);
  if (await lockOpenRefund(tx, workspace, id)) throw no('A refund of it is under way.');
}
