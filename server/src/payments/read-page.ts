import { transaction } from '#database';
import { rowSubject } from './compare.ts';
import { leaseFrom } from './due.ts';
import type { OuterRow } from './gateway.ts';
import { judgeRows } from './judge-rows.ts';
import { connectionOf, type Judging } from './judging.ts';
import { renewLease } from './outer-list-rows.ts';
import { findRows, mirrorRows, type ReadRow } from './outer-rows.ts';
import type { PaymentsNeeds } from './purpose.ts';
import { availableAt } from './reconciliation.ts';
import { advanceRun } from './reconciliation-rows.ts';

/** What came of a page: there may be more, or the list is at its end. */
export type PageEnd = 'more' | 'end';

const timesRepeated = 3;

/**
 * Reads the run's next page, mirrors it and compares it; only then the run stands after it, so that a run that died
 * reads the page again.
 */
export async function readPage(needs: PaymentsNeeds, judging: Judging, before: readonly OuterRow[]) {
  const { run, list } = judging;
  const page = await readNews(judging, before);
  const isNews = await mirror(needs, judging, page.rows, run.nextRow);
  if (isShifted(judging, page.rows.length, isNews)) {
    await advanceRun(needs.pool, run, { from: run.nextRow, to: 0, restart: true }, leaseFrom(needs.clock.now()));
    return { end: 'more' as PageEnd, rows: [] };
  }
  if (page.rows.length > 0) await judgeRows(needs, judging, await findRows(needs.pool, list, page.rows));
  const to = run.nextRow + page.rows.length;
  await advanceRun(needs.pool, run, { from: run.nextRow, to, restart: false }, leaseFrom(needs.clock.now()));
  const end: PageEnd = page.more ? 'more' : 'end';
  return { end, rows: page.rows };
}

/** Where a run begins, in a tail that was read before, nothing is known: then the list is not numbered as it was. */
const isShifted = ({ run, list }: Judging, rows: number, isNews: number): boolean =>
  run.nextRow === run.beganAtRow && run.beganAtRow > 0 && list.rowsRead > run.beganAtRow && isNews === rows;

/** A page that is nothing but the page before is asked for again; a list that goes on so cannot be read. */
async function readNews({ history, list, run }: Judging, before: readonly OuterRow[]) {
  const known = new Set(before.map(rowSubject));
  for (let times = 0; times < timesRepeated; times++) {
    const page = await history.read(connectionOf(list), run.nextRow);
    if (page.rows.length === 0 || page.rows.some((row) => !known.has(rowSubject(row)))) return page;
  }
  throw new Error(`The list shows the same page again at row ${run.nextRow}.`);
}

/** Writes rows as they are numbered from here on. Answers how many nobody had seen before. */
export const mirror = (
  { pool, clock }: PaymentsNeeds,
  { list, lease, rules }: Judging,
  rows: readonly OuterRow[],
  from: number,
): Promise<number> =>
  transaction(pool, async (tx) => {
    const now = clock.now();
    await renewLease(tx, lease, leaseFrom(now));
    const read = rows.map((row, index): ReadRow => ({
      row,
      position: from + index,
      availableAt: availableAt(rules, row.occurredAt),
    }));
    return mirrorRows(tx, list, read, now);
  });
