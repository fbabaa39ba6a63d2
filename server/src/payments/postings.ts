import type { Amount, WorkspaceId } from '#kernel';
import type { Tx } from '#database';
import { balanceOf, lockBook, places, type Place, type Posting, type Transfer } from '#ledger';
import type { Payment } from './payment.ts';
import type { ListName } from './reconciliation.ts';

/** Everything this module may do to the books. */

const paidOf = ({ id, paid }: Payment): Amount => {
  if (!paid) throw new Error(`Nothing came in for ${id}.`);
  return paid;
};

const world = ({ gateway, connection }: Pick<Payment, 'gateway' | 'connection'>) => places.world(gateway, connection);

/** Received, and not yet fulfilled: gross, with what the gateway kept. */
export const moneyReceived = (payment: Payment, occurredAt: Date): Transfer => ({
  workspace: payment.workspace,
  key: `settle:${payment.id}`,
  reason: 'payment.settled',
  reference: payment.id,
  occurredAt,
  postings: [...legsIn(payment), ...feeOf(payment)],
});

/** What came: `world → payment`, or in another asset than was asked for `world → fx:<received>`, `fx:<asked> → payment`. */
function legsIn(payment: Payment): Posting[] {
  const to = places.payment(payment.id);
  const amount = paidOf(payment);
  const received = payment.settlement?.received;
  if (!received) return [{ from: world(payment), to, amount }];
  return [
    { from: world(payment), to: places.exchanged(received.asset), amount: received },
    { from: places.exchanged(amount.asset), to, amount },
  ];
}

/** What the gateway kept for itself never reached our account there. It stays a cost when the money goes back. */
function feeOf(payment: Payment): Posting[] {
  const fee = payment.settlement?.fee;
  return fee ? [{ from: places.cost('payment'), to: world(payment), amount: fee }] : [];
}

/** Whose money goes back, and how much of it; in all it has to be what was paid. */
export type Giving = { readonly from: Place; readonly amount: Amount };

/**
 * The money's legs of a refund: whoever gives → `world`, or where another asset came, → `fx:<asked>` and
 * `fx:<received> → world`, so that what goes back is what had come.
 */
export function backToWorld(payment: Payment, giving: readonly Giving[]): Posting[] {
  const received = payment.settlement?.received;
  if (!received) return giving.map(({ from, amount }) => ({ from, to: world(payment), amount }));
  return [
    ...giving.map(({ from, amount }) => ({ from, to: places.exchanged(amount.asset), amount })),
    { from: places.exchanged(received.asset), to: world(payment), amount: received },
  ];
}

/** A person has accepted another sum than was asked for: what is short is a loss, what is over is the app's income. */
export function acceptedDifference({ id, app, amount }: Payment, { asset, units }: Amount): Posting[] {
  const place = places.payment(id);
  const over = units - amount.units;
  if (over > 0n) return [{ from: place, to: places.merchant(app), amount: { asset, units: over } }];
  return [{ from: places.cost('lost'), to: place, amount: { asset, units: -over } }];
}

/** Given back before anything was bought with it: `payment → world`. */
export const moneyReturned = (payment: Payment): Omit<Transfer, 'workspace'> => ({
  key: `refund:${payment.id}`,
  reason: 'payment.refunded',
  reference: payment.id,
  ...(payment.returnedAt ? { occurredAt: payment.returnedAt } : {}),
  postings: backToWorld(payment, [{ from: places.payment(payment.id), amount: paidOf(payment) }]),
});

/**
 * The money's leg of a refund that a bot's income pays: `merchant → world`, and what the merchant cannot
 * cover `receivable:<app> → world`. Takes the workspace's book lock until commit, so call it late.
 */
export async function refundFromMerchant(tx: Tx, payment: Payment): Promise<Posting[]> {
  const { workspace, app } = payment;
  return backToWorld(payment, await givenByMerchant(tx, workspace, app, paidOf(payment)));
}

/** What an outer account's list says went out: `merchant → world`, what is not there `receivable:<app> → world`. */
export async function fromMerchant(
  tx: Tx,
  list: Pick<ListName, 'workspace' | 'gateway' | 'connection'>,
  app: string,
  amount: Amount,
): Promise<Posting[]> {
  const giving = await givenByMerchant(tx, list.workspace, app, amount);
  return giving.map((one) => ({ ...one, to: world(list) }));
}

async function givenByMerchant(
  tx: Tx,
  workspace: WorkspaceId,
  app: string,
  { asset, units }: Amount,
): Promise<Giving[]> {
  const merchant = places.merchant(app);
  await lockBook(tx, workspace);
  const there = await balanceOf(tx, workspace, merchant, asset);
  const covered = there < units ? there : units;
  return [
    { from: merchant, amount: { asset, units: covered } },
    { from: places.receivable(app), amount: { asset, units: units - covered } },
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
