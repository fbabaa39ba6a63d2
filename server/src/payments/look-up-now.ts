import { Refusal, type WorkspaceId } from '#kernel';
import { transaction } from '#database';
import { leaseFrom } from './due.ts';
import { lookUp } from './look-up.ts';
import { takeLooksOf } from './look-rows.ts';
import type { Payment } from './payment.ts';
import { findPayment, lockPayment } from './payment-rows.ts';
import type { PaymentsNeeds } from './purpose.ts';

/**
 * Asks the gateway at once how a payment stands, because a person wants to know. Answers the payment as it is then; what
 * gets no answer now is asked again later. Refuses `not_found`, or `action_unavailable` where nothing can be looked up.
 */
export async function lookUpNow(needs: PaymentsNeeds, workspace: WorkspaceId, id: string): Promise<Payment> {
  const looks = await transaction(needs.pool, async (tx) => {
    const payment = await lockPayment(tx, workspace, id);
    if (!payment) throw missing();
    if (!needs.gateways[payment.gateway]?.lookUp)
      throw new Refusal('action_unavailable', `"${payment.gateway}" tells by itself; there is nothing to look up.`);
    return takeLooksOf(tx, payment, leaseFrom(needs.clock.now()));
  });
  for (const look of looks) await lookUp(needs, look);
  const after = await findPayment(needs.pool, workspace, id);
  if (!after) throw missing();
  return after;
}

const missing = () => new Refusal('not_found', 'There is no such payment in this workspace.');
