import { isId } from '#kernel';
import type { Judged } from './judge-rows.ts';
import { askedFor } from './our-charges.ts';
import { findRows, type MirroredRow } from './outer-rows.ts';
import type { PaymentsNeeds } from './purpose.ts';
import type { OuterList } from './reconciliation.ts';

/**
 * Parts what is missing into history, which is booked in a lump, and news, which is told. History is what happened
 * before the connection was added, and whatever goes back of that later; never what we asked for ourselves.
 */
export async function splitHistory(
  { pool }: PaymentsNeeds,
  list: OuterList,
  missing: readonly Judged[],
): Promise<{ history: MirroredRow[]; news: Judged[] }> {
  const payloads = missing.flatMap(({ row }) => (isId('pay', row.payload ?? '') ? [row.payload ?? ''] : []));
  const asked = await askedFor(pool, list, payloads);
  const isForeign = (row: MirroredRow) => !asked.has(row.payload ?? '');
  const isOld = ({ occurredAt }: MirroredRow) => occurredAt < list.countsFrom;
  const paid = missing.filter(({ row }) => row.direction === 'in' && isForeign(row) && isOld(row));
  const oldIds = new Set([...paid.map(({ row }) => row.externalId), ...(await bookedBefore(pool, list, missing))]);
  const isHistory = ({ row, ours }: Judged) =>
    row.direction === 'in' ? isForeign(row) && isOld(row) : !ours && (oldIds.has(row.externalId) || isOld(row));
  return {
    history: missing.filter(isHistory).map(({ row }) => row),
    news: missing.filter((one) => !isHistory(one)),
  };
}

/** Of what went back: the charges that came in as history. */
async function bookedBefore(
  pool: PaymentsNeeds['pool'],
  list: OuterList,
  missing: readonly Judged[],
): Promise<string[]> {
  const back = missing.filter(({ row }) => row.direction === 'out').map(({ row }) => row.externalId);
  if (back.length === 0) return [];
  const came = await findRows(
    pool,
    list,
    back.map((externalId) => ({ externalId, direction: 'in' as const })),
  );
  return came.filter(({ booking, isUndone }) => booking === 'history' && !isUndone).map(({ externalId }) => externalId);
}
