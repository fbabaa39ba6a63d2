import type { Amount } from '#kernel';
import type { Tx } from '#database';
import { balanceOf, lockBook, places, type Posting, type Transfer } from '#ledger';
import type { Payment } from './payment.ts';

/** Everything this module may do to the books. */

const paidOf = ({ id, paid }: Payment): Amount => {
  if (!paid) throw new Error(`Nothing came in for ${id}.`);
  return paid;
};

const world = ({ gateway, connection }: Payment) => places.world(gateway, connection);

/** Received, and not yet fulfilled: `world → payment`. */
export const moneyReceived = (payment: Payment, occurredAt: Date): Transfer => ({
  workspace: payment.workspace,
  key: `settle:${payment.id}`,
  reason: 'payment.settled',
  reference: payment.id,
  occurredAt,
  postings: [{ from: world(payment), to: places.payment(payment.id), amount: paidOf(payment) }],
});

/** Given back before anything was bought with it: `payment → world`. */
export const moneyReturned = (payment: Payment): Omit<Transfer, 'workspace'> => ({
  key: `refund:${payment.id}`,
  reason: 'payment.refunded',
  reference: payment.id,
  ...(payment.returnedAt ? { occurredAt: payment.returnedAt } : {}),
  postings: [{ from: places.payment(payment.id), to: world(payment), amount: paidOf(payment) }],
});

/**
 * The money's leg of a refund that a bot's income pays: `merchant → world`, and what the merchant cannot
 * cover `receivable:<app> → world`. Takes the workspace's book lock until commit, so call it late.
 */
export async function refundFromMerchant(tx: Tx, payment: Payment): Promise<Posting[]> {
  const { asset, units } = paidOf(payment);
  const merchant = places.merchant(payment.app);
  await lockBook(tx, payment.workspace);
  const there = await balanceOf(tx, payment.workspace, merchant, asset);
  const covered = there < units ? there : units;
  const to = world(payment);
  return [
    { from: merchant, to, amount: { asset, units: covered } },
    { from: places.receivable(payment.app), to, amount: { asset, units: units - covered } },
  ].filter(({ amount }) => amount.units > 0n);
}
