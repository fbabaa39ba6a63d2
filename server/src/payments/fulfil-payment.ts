import { amountToWire, type Amount } from '#kernel';
import type { Tx } from '#database';
import { post, type Posting } from '#ledger';
import { announcePayment } from './announce-payment.ts';
import type { Payment } from './payment.ts';
import { updatePayment } from './payment-rows.ts';
import { acceptedDifference } from './postings.ts';
import type { PaymentsNeeds, Purpose, Purposes } from './purpose.ts';
import { lockOpenRefund } from './refund-rows.ts';

/** The payment can never be fulfilled; its money goes back. */
export class Unfulfillable extends Error {
  override readonly name = 'Unfulfillable';
}

/** What fulfils this payment. Throws while nothing here does: the payment stays where it can be seen. */
export function purposeOf(purposes: Purposes, { purpose }: Payment): Purpose {
  const found = purpose === null ? undefined : purposes[purpose];
  if (!found) throw new Error(`Nothing here knows what to do about "${purpose}".`);
  return found;
}

/** Gives what was paid for, in the same transaction in which the payment says so. The payment's row is locked. */
export async function fulfilPayment(tx: Tx, needs: PaymentsNeeds, payment: Payment): Promise<void> {
  const book = await beginFulfilment(tx, needs, payment);
  await book?.();
}

/** As `fulfilPayment`, but for what takes the lane: the product's part and the booking, which is answered. */
export async function beginFulfilment(
  tx: Tx,
  { clock, purposes }: PaymentsNeeds,
  payment: Payment,
): Promise<(() => Promise<void>) | undefined> {
  const { workspace, accepted } = payment;
  if (await lockOpenRefund(tx, workspace, payment.id)) {
    await updatePayment(tx, payment, { due_at: null, problem: 'It waits for its refund.' });
    return undefined;
  }
  const purpose = purposeOf(purposes, payment);
  const difference = differenceOf(payment, purpose);
  const now = clock.now();
  const done = { status: 'fulfilled', fulfilled_at: now, due_at: null, problem: null, tries: 0, accepted } as const;
  await updatePayment(tx, payment, done);
  return async () => {
    const transfer = await purpose.fulfil(tx, payment, clock);
    await announcePayment(tx, 'payment.fulfilled', payment, now);
    await post(tx, clock, { ...transfer, workspace, postings: [...difference, ...transfer.postings] });
  };
}

/** What has to be booked beside the product's own transfer, where another sum came than it gives for. */
function differenceOf(payment: Payment, { takesAnyAmount }: Purpose): Posting[] {
  const { paid, amount, accepted } = payment;
  if (paid?.asset === amount.asset && (paid.units === amount.units || takesAnyAmount)) return [];
  if (paid?.asset === amount.asset && accepted) return acceptedDifference(payment, paid);
  throw new Unfulfillable(`${inWords(amount)} was asked for and ${paid ? inWords(paid) : 'nothing'} came.`);
}

function inWords(amount: Amount): string {
  const wire = amountToWire(amount);
  return `${wire.amount} ${wire.asset}`;
}
