import { Refusal, type WorkspaceId } from '#kernel';
import { transaction, type Tx } from '#database';
import { writeAudit } from '#identity';
import { fulfilPayment } from './fulfil-payment.ts';
import type { Payment } from './payment.ts';
import { lockPayment } from './payment-rows.ts';
import type { PaymentsNeeds, Purposes } from './purpose.ts';
import { lockOpenRefund } from './refund-rows.ts';

/** A person's word that a payment is to be fulfilled with what came. */
export type Acceptance = { readonly payment: string; readonly reason: string; readonly actor: string };

/**
 * Fulfils a payment that waits on the desk with what came. Where its product takes only the sum that was asked for, it
 * gives that: what is short is a loss of the house (`platform:cost:lost`), what is over is income of the app. Accepting
 * what was accepted changes nothing. Refuses `not_found`, or `action_unavailable` when it does not wait for that.
 */
export const acceptPayment = (
  needs: PaymentsNeeds,
  workspace: WorkspaceId,
  { payment: id, reason, actor }: Acceptance,
): Promise<Payment> =>
  transaction(needs.pool, async (tx) => {
    const payment = await locked(tx, workspace, id);
    if (payment.status === 'fulfilled' && payment.accepted) return payment;
    await requireWaiting(tx, payment, needs.purposes);
    const recordedAt = needs.clock.now();
    const details = { reason };
    await writeAudit(tx, { workspace, recordedAt, actor, action: 'payment.accept', target: payment.id, details });
    await orUnavailable(fulfilPayment(tx, needs, { ...payment, accepted: true }));
    return locked(tx, workspace, id);
  });

async function locked(tx: Tx, workspace: WorkspaceId, id: string): Promise<Payment> {
  const payment = await lockPayment(tx, workspace, id);
  if (!payment) throw new Refusal('not_found', 'There is no such payment in this workspace.');
  return payment;
}

async function requireWaiting(tx: Tx, payment: Payment, purposes: Purposes): Promise<void> {
  const { id, workspace, status, returnedAt, problem, paid, amount } = payment;
  const no = (why: string) => new Refusal('action_unavailable', why, { payment: id, status });
  if (returnedAt) throw no('Its money went back.');
  if (status === 'unmatched') throw no('Nobody knows what it was for: match it.');
  if (status !== 'settled' || problem === null) throw no(`It is ${status} and does not wait to be accepted.`);
  if (!purposes[payment.purpose ?? '']) throw no('Nothing here knows what it was for any more.');
  if (paid?.asset !== amount.asset) throw no('It was paid in another asset than was asked for.');
  if (await lockOpenRefund(tx, workspace, id)) throw no('A refund of it is under way.');
}

/** What a product refuses is, for the one who accepts, a no. */
async function orUnavailable(fulfilling: Promise<void>): Promise<void> {
  try {
    await fulfilling;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal('action_unavailable', error.message, { reason: error.code });
  }
}
