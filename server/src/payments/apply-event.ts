import { transaction, type Tx } from '#database';
import { describe, nextTry } from './due.ts';
import { keepWaiting, lockCharge, lockEvent, triesOf, type EventName } from './event-rows.ts';
import type { PaymentName } from './payment-rows.ts';
import type { PaymentsNeeds } from './purpose.ts';
import { returnCharge } from './return-charge.ts';
import { settleCharge } from './settle-charge.ts';
import { tellProduct } from './tell-product.ts';

/**
 * Brings a stored fact to bear on its payment, once. Answers the payment whose next step is now due, or nothing
 * when the fact was applied before or has to wait. Never throws: what fails stays due.
 */
export async function applyEvent(needs: PaymentsNeeds, name: EventName): Promise<PaymentName | undefined> {
  try {
    return await transaction(needs.pool, (tx) => applyOnce(tx, needs, name));
  } catch (error) {
    await putOff(needs, name, error);
    return undefined;
  }
}

async function applyOnce(tx: Tx, needs: PaymentsNeeds, name: EventName): Promise<PaymentName | undefined> {
  await lockCharge(tx, name);
  const stored = await lockEvent(tx, name);
  if (!stored || stored.applied) return undefined;
  const { event } = stored;
  switch (event.kind) {
    case 'payment_settled':
      return settleCharge(tx, needs, { ...stored, event });
    case 'payment_refunded':
      return returnCharge(tx, needs, { ...stored, event });
    case 'subscription_changed':
      return tellProduct(tx, needs, stored);
  }
}

/** If not even this can be written, the lease runs out and the fact is taken up all the same. */
async function putOff({ pool, clock, log }: PaymentsNeeds, name: EventName, error: unknown): Promise<void> {
  log.error({ ...name, err: error }, 'A fact from a gateway could not be applied and waits.');
  try {
    const due = nextTry(clock.now(), (await triesOf(pool, name)) + 1);
    await keepWaiting(pool, name, due, describe(error));
  } catch {
    // the lease that was taken with the fact is the net under this
  }
}
