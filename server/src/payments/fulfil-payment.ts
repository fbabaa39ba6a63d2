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
export async function fulfilPayment(tx: Tx, { clock, purposes }: PaymentsNeeds, payment: Payment): Promise<void> {
  if (await lockOpenRefund(tx, payment.workspace, payment.id)) {
    await updatePayment(tx, payment, { due_at: null, problem: 'It waits for its refund.' });
    return;
  }
  const purpose = purposeOf(purposes, payment);
  const difference = differenceOf(payment, purpose);
  const transfer = await purpose.fulfil(tx, payment, clock);
  const now = clock.now();
  const { accepted } = payment;
  const done = { status: 'fulfilled', fulfilled_at: now, due_at: null, problem: null, tries: 0, accepted } as const;
  await updatePayment(tx, payment, done);
  await announcePayment(tx, 'payment.fulfilled', payment, now);
  await post(tx, clock, { ...transfer, workspace: payment.workspace, postings: [...difference, ...transfer.postings] });
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
