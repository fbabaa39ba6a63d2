import { transaction, type Tx } from '#database';
import { adoptWhenDue } from './adopt-payment.ts';
import { bookRefund } from './book-refund.ts';
import { fulfilPayment } from './fulfil-payment.ts';
import { lockPayment, type PaymentName } from './payment-rows.ts';
import type { PaymentsNeeds } from './purpose.ts';
import { stumble } from './stumble.ts';

/**
 * Does a payment's next step, if one is due: undoes what was bought when the money went back, fulfils what was
 * paid, finds out what money was for that nobody asked for. Once, however often and from however many processes it is asked. Never throws: what fails stays due.
 */
export async function advancePayment(needs: PaymentsNeeds, name: PaymentName): Promise<void> {
  try {
    await transaction(needs.pool, (tx) => step(tx, needs, name));
  } catch (error) {
    await stumble(needs, name, error);
  }
}

async function step(tx: Tx, needs: PaymentsNeeds, name: PaymentName): Promise<void> {
  const payment = await lockPayment(tx, name.workspace, name.id);
  if (!payment || payment.status === 'refunded') return;
  if (payment.returnedAt) await bookRefund(tx, needs, payment);
  else if (payment.status === 'unmatched') await adoptWhenDue(tx, needs, payment);
  else if (payment.status === 'settled') await fulfilPayment(tx, needs, payment);
}
