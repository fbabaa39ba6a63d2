import type { Amount } from '#kernel';
import { transaction, type Tx } from '#database';
import { hashInput, post, type Posting, type Transfer } from '#ledger';
import { rowSubject, type RowKey } from './compare.ts';
import { lockRow, lockRows, markBooked, type MirroredRow, type RowBooking } from './outer-rows.ts';
import { fromMerchant, intoMerchant } from './postings.ts';
import type { PaymentsNeeds } from './purpose.ts';
import type { OuterList } from './reconciliation.ts';

/** Everything a list's rows do to the books besides the payments they are about. Each row once. */

type Needs = Pick<PaymentsNeeds, 'pool' | 'clock' | 'isPaidOut'>;

/** Names of charges are as long as the gateway likes, and keys are not. */
const keyOf = ({ gateway, connection }: OuterList, row: RowKey): string =>
  `row:${hashInput([gateway, connection, row.externalId, row.direction])}`;

const legs = (tx: Tx, list: OuterList, amount: Amount, direction: RowKey['direction']): Promise<Posting[]> =>
  direction === 'in' ? intoMerchant(tx, list, list.app, amount) : fromMerchant(tx, list, list.app, amount);

const otherWay = (direction: RowKey['direction']): RowKey['direction'] => (direction === 'in' ? 'out' : 'in');

async function write(tx: Tx, { clock }: Needs, transfer: Omit<Transfer, 'input'>): Promise<void> {
  // what the books could cover differs from try to try; the key alone says what this is
  if (transfer.postings.length > 0) await post(tx, clock, { ...transfer, input: transfer.key });
}

const reference = (row: RowKey): string => rowSubject(row).slice(0, 200);

/** A row that belongs to no payment: a withdrawal, an ad, a gift. The reason says which. */
export const bookRow = (needs: Needs, list: OuterList, key: RowKey): Promise<void> =>
  bookOnce(needs, list, key, 'row', (row) => ({
    amount: row.amount,
    direction: row.direction,
    reason: `payments.${row.kind}`,
  }));

/** The list shows a payment without the affiliate's part: that part never reached the account, or came back with it. */
export const bookAffiliate = (needs: Needs, list: OuterList, key: RowKey): Promise<void> =>
  bookOnce(needs, list, key, 'affiliate', (row) => ({
    amount: { asset: row.amount.asset, units: row.affiliate ?? 0n },
    direction: otherWay(row.direction),
    reason: 'payments.affiliate',
  }));

type What = { readonly amount: Amount; readonly direction: RowKey['direction']; readonly reason: string };

const bookOnce = (
  needs: Needs,
  list: OuterList,
  key: RowKey,
  booking: RowBooking,
  what: (row: MirroredRow) => What,
): Promise<void> =>
  transaction(needs.pool, async (tx) => {
    const row = await lockRow(tx, list, key);
    if (!row || row.booking) return;
    if (booking === 'row' && (await needs.isPaidOut?.(tx, list, row))) {
      await markBooked(tx, list, [key], 'payout', false);
      return;
    }
    const { amount, direction, reason } = what(row);
    await markBooked(tx, list, [key], booking, false);
    await write(tx, needs, {
      workspace: list.workspace,
      key: keyOf(list, key),
      reason,
      reference: reference(key),
      occurredAt: row.occurredAt,
      postings: await legs(tx, list, amount, direction),
    });
  });

/** What a row did to the books by itself is undone: a withdrawal failed, or what was history is a payment of ours. */
export const undoRow = (needs: Needs, list: OuterList, key: RowKey, reason: string): Promise<void> =>
  transaction(needs.pool, async (tx) => {
    const row = await lockRow(tx, list, key);
    if (!row || row.isUndone || (row.booking !== 'row' && row.booking !== 'history')) return;
    await markBooked(tx, list, [key], row.booking, true);
    await write(tx, needs, {
      workspace: list.workspace,
      key: `${keyOf(list, key)}:undone`,
      reason,
      reference: reference(key),
      postings: await legs(tx, list, row.amount, otherWay(row.direction)),
    });
  });

/** Rows of the time before the connection was added, in one transfer: what they come to is the app's, nothing is sold. */
export const bookHistory = (needs: Needs, list: OuterList, keys: readonly RowKey[]): Promise<void> =>
  transaction(needs.pool, async (tx) => {
    const rows = (await lockRows(tx, list, keys)).filter(({ booking }) => !booking);
    const [first] = rows;
    if (!first) return;
    await markBooked(tx, list, rows, 'history', false);
    const sum = rows.reduce(
      (total, { direction, amount }) => total + (direction === 'in' ? 1n : -1n) * amount.units,
      0n,
    );
    const amount = { asset: first.amount.asset, units: sum < 0n ? -sum : sum };
    await write(tx, needs, {
      workspace: list.workspace,
      key: `history:${keyOf(list, first)}`,
      reason: 'payments.opening',
      reference: list.connection,
      postings: await legs(tx, list, amount, sum < 0n ? 'out' : 'in'),
    });
  });

/** By how much the books are to hold more there, or less: what a person accepted. */
export async function bookDifference(
  tx: Tx,
  needs: Pick<Needs, 'clock'>,
  list: OuterList,
  { key, reference: about, amount }: { key: string; reference: string; amount: Amount },
): Promise<void> {
  const { asset, units } = amount;
  const postings = await legs(tx, list, { asset, units: units < 0n ? -units : units }, units < 0n ? 'out' : 'in');
  if (postings.length === 0) return;
  await post(tx, needs.clock, {
    workspace: list.workspace,
    key,
    reason: 'payments.adjustment',
    reference: about,
    input: key,
    postings,
  });
}
