import { transaction, type Tx } from '#database';
import { bookAffiliate, bookHistory, bookRow, undoRow } from './book-row.ts';
import { compare, rowSubject, type ListedFact, type Verdict } from './compare.ts';
import { settleFindings } from './finding-rows.ts';
import { findingsOf } from './findings-of.ts';
import { healRows } from './heal-row.ts';
import type { Judging } from './judging.ts';
import { factsOf, ourCharges, type OurCharge } from './our-charges.ts';
import { reportFinding } from './report-finding.ts';
import { renewLease } from './outer-list-rows.ts';
import { leaseFrom } from './due.ts';
import { writeVerdicts, type MirroredRow, type RowVerdict } from './outer-rows.ts';
import type { PaymentsNeeds } from './purpose.ts';
import { splitHistory } from './split-history.ts';

/** A row of the list, what comparing it came to, and the charge of ours it is about. */
export type Judged = {
  readonly row: MirroredRow;
  readonly verdict: RowVerdict | 'missing';
  readonly compared?: Verdict;
  readonly ours?: OurCharge | undefined;
};

/**
 * Compares rows that are mirrored with our books, makes right what can be made right without asking anybody, and
 * writes down what cannot. Safe to repeat, from any point on.
 */
export async function judgeRows(needs: PaymentsNeeds, judging: Judging, rows: readonly MirroredRow[]): Promise<void> {
  const { list } = judging;
  const seen = await look(
    needs,
    judging,
    rows.filter(({ kind }) => kind === 'payment'),
  );
  const missing = seen.filter(({ verdict }) => verdict === 'missing');
  const { history, news } = await splitHistory(needs, list, missing);
  await bookHistory(needs, list, history);
  const healed = await heal(needs, judging, news);
  const known = [...seen.filter(({ verdict }) => verdict !== 'missing'), ...healed];
  await correctBooks(needs, judging, known);
  // what came in comes first, so that what went out finds it there
  const others = await bookOthers(
    needs,
    judging,
    rows.filter(({ kind }) => kind !== 'payment'),
  );
  const old = history.map((row): Judged => ({ row, verdict: 'history' }));
  await transaction(needs.pool, (tx) => conclude(tx, needs, judging, [...others, ...old, ...known]));
}

const asFact = ({ externalId, direction, amount, affiliate, payer, payload }: MirroredRow): ListedFact => ({
  externalId,
  direction,
  asset: amount.asset,
  units: amount.units,
  affiliate: affiliate ?? 0n,
  payer: payer ?? null,
  payload: direction === 'in' ? (payload ?? null) : null,
});

async function look(
  { pool, clock }: PaymentsNeeds,
  { list }: Judging,
  rows: readonly MirroredRow[],
): Promise<Judged[]> {
  const charges = await ourCharges(
    pool,
    list,
    rows.map(({ externalId }) => externalId),
  );
  const ours = new Map(charges.map((one) => [one.charge, one]));
  const verdicts = compare(rows.map(asFact), charges.flatMap(factsOf), clock.now());
  const bySubject = new Map(verdicts.map((one) => [rowSubject(one), one]));
  return rows.map((row) => {
    const compared = bySubject.get(rowSubject(row));
    const { verdict = 'missing' } = compared ?? {};
    const known = verdict === 'agreed' || verdict === 'different' ? verdict : 'missing';
    return { row, verdict: known, ours: ours.get(row.externalId), ...(compared && { compared }) };
  });
}

/** What was missing is told now; what is still missing then waits. */
async function heal(needs: PaymentsNeeds, judging: Judging, news: readonly Judged[]): Promise<Judged[]> {
  if (news.length === 0) return [];
  const rows = news.map(({ row }) => row);
  for (const row of rows)
    if (row.booking === 'history' && !row.isUndone) await undoRow(needs, judging.list, row, 'payments.opening');
  const ours = new Map(news.flatMap(({ row, ours: one }) => (one ? [[row.externalId, one] as const] : [])));
  await healRows(needs, judging.list, rows, ours);
  const outcome: Partial<Record<Judged['verdict'], RowVerdict>> = { missing: 'waiting', agreed: 'healed' };
  const seen = await look(needs, judging, rows);
  return seen.map((one) => ({ ...one, verdict: outcome[one.verdict] ?? one.verdict }));
}

/** The affiliate's part, where the list proves that it never reached us; and history that turned out to be a payment. */
async function correctBooks(needs: PaymentsNeeds, { list }: Judging, known: readonly Judged[]): Promise<void> {
  for (const { row, compared } of known) {
    if (compared?.verdict === 'missing') continue;
    if (row.booking === 'history' && !row.isUndone) await undoRow(needs, list, row, 'payments.opening');
    if (compared?.verdict === 'agreed' && compared.isNet && row.booking !== 'affiliate')
      await bookAffiliate(needs, list, row);
  }
}

/** Rows that belong to no payment: each is booked once, and undone when it failed. */
async function bookOthers(needs: PaymentsNeeds, { list }: Judging, rows: readonly MirroredRow[]): Promise<Judged[]> {
  const fresh = rows.filter(({ booking, state }) => !booking && state !== 'failed');
  const isOld = ({ occurredAt }: MirroredRow) => occurredAt < list.countsFrom;
  await bookHistory(needs, list, fresh.filter(isOld));
  for (const row of fresh) if (!isOld(row)) await bookRow(needs, list, row);
  for (const row of rows)
    if (row.state === 'failed' && row.booking && !row.isUndone)
      await undoRow(needs, list, row, `payments.${row.kind}_failed`);
  return rows.map((row) => ({ row, verdict: 'booked' }));
}

async function conclude(
  tx: Tx,
  needs: PaymentsNeeds,
  { list, lease, run }: Judging,
  judged: readonly Judged[],
): Promise<void> {
  const now = needs.clock.now();
  await renewLease(tx, lease, leaseFrom(now));
  const verdicts = judged.flatMap(({ row, verdict }) => (verdict === 'missing' ? [] : [{ ...row, verdict }]));
  await writeVerdicts(tx, list, run.id, verdicts);
  const fine = judged.filter(({ verdict }) => verdict !== 'different' && verdict !== 'waiting');
  await settleFindings(
    tx,
    list,
    fine.map(({ row }) => rowSubject(row)),
    now,
  );
  for (const found of judged.flatMap(findingsOf)) await reportFinding(tx, list, run.id, found, now);
}
