import type { Tx } from '#database';
import { post } from '#ledger';
import { announcePayment, refundOf } from './announce-payment.ts';
import { purposeOf } from './fulfil-payment.ts';
import type { Payment } from './payment.ts';
import { updatePayment } from './payment-rows.ts';
import { moneyReturned } from './postings.ts';
import type { PaymentsNeeds, ProductTransfer } from './purpose.ts';
import type { Refund } from './refund.ts';
import { findDoneRefund } from './refund-rows.ts';

/** Books that the gateway gave the money back, and takes back what was bought with it. The payment's row is locked. */
export async function bookRefund(tx: Tx, needs: PaymentsNeeds, payment: Payment): Promise<void> {
  const refund = await findDoneRefund(tx, payment.workspace, payment.id);
  if (!refund) throw new Error(`${payment.id} was given back, and no refund says so.`);
  const transfer =
    payment.status === 'fulfilled' ? await takeBack(tx, needs, payment, refund) : await pass(tx, needs, payment);
  const done = { status: 'refunded', refunded_at: needs.clock.now(), due_at: null, problem: null, tries: 0 } as const;
  await updatePayment(tx, payment, done);
  await announcePayment(tx, 'payment.refunded', payment, refund.doneAt ?? done.refunded_at, refundOf(refund));
  await post(tx, needs.clock, { ...transfer, workspace: payment.workspace });
}

/** Nothing was bought with it. A product that counts what was paid hears of it all the same. */
async function pass(tx: Tx, { clock, purposes }: PaymentsNeeds, payment: Payment): Promise<ProductTransfer> {
  await purposes[payment.purpose ?? '']?.returned?.(tx, payment, clock);
  return moneyReturned(payment);
}

const takeBack = (
  tx: Tx,
  { clock, purposes }: PaymentsNeeds,
  payment: Payment,
  refund: Refund,
): Promise<ProductTransfer> => purposeOf(purposes, payment).refunded(tx, payment, refund, clock);
