import type { Amount } from '#kernel';
import type { Tx } from '#database';
import { balanceOf, lockBook, places, type Posting, type Transfer } from '#ledger';
import type { Payment } from './payment.ts';
import type { ListName } from './reconciliation.ts';

/** Everything this module may do to the books. */

const paidOf = ({ id, paid }: Payment): Amount => {
  if (!paid) throw new Error(`Nothing came in for ${id}.`);
  return paid;
};

const world = ({ gateway, connection }: Pick<Payment, 'gateway' | 'connection'>) => places.world(gateway, connection);

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
export const refundFromMerchant = (tx: Tx, payment: Payment): Promise<Posting[]> =>
  fromMerchant(tx, payment, payment.app, paidOf(payment));

/** What an outer account's list says went out: `merchant → world`, what is not there `receivable:<app> → world`. */
export async function fromMerchant(
  tx: Tx,
  list: Pick<ListName, 'workspace' | 'gateway' | 'connection'>,
  app: string,
  { asset, units }: Amount,
): Promise<Posting[]> {
  const merchant = places.merchant(app);
  await lockBook(tx, list.workspace);
  const there = await balanceOf(tx, list.workspace, merchant, asset);
  const covered = there < units ? there : units;
  const to = world(list);
  return [
    { from: merchant, to, amount: { asset, units: covered } },
    { from: places.receivable(app), to, amount: { asset, units: units - covered } },
  ].filter(({ amount }) => amount.units > 0n);
}

/** What an outer account's list says came in for no payment: `world → receivable:<app>` as far as owed, then `merchant`. */
export async function intoMerchant(
  tx: Tx,
  list: Pick<ListName, 'workspace' | 'gateway' | 'connection'>,
  app: string,
  { asset, units }: Amount,
): Promise<Posting[]> {
  const receivable = places.receivable(app);
  await lockBook(tx, list.workspace);
  const owed = -(await balanceOf(tx, list.workspace, receivable, asset));
  const paid = owed < units ? owed : units;
  const from = world(list);
  return [
    { from, to: receivable, amount: { asset, units: paid } },
    { from, to: places.merchant(app), amount: { asset, units: units - paid } },
  ].filter(({ amount }) => amount.units > 0n);
}
