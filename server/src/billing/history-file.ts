import { csvLine, formatUnits, scaleOf, type WorkspaceId } from '#kernel';
import type { Reading } from './needs.ts';
import { customerStatement } from './statement.ts';
import { customerTimeline, type TimelinePage } from './timeline.ts';
import type { TimelineEntry } from './timeline-entry.ts';

/**
 * Histories as files. Every cell that a spreadsheet would run as a formula is made harmless by `csvLine`, for reasons,
 * notes and names come from people.
 */
const columns = [
  'at',
  'kind',
  'credit_type',
  'available',
  'reserved',
  'debt',
  'balance',
  'lots',
  'feature',
  'reservation',
  'payment',
  'product',
  'amount',
  'category',
  'reason',
  'actor',
  'policy',
  'count',
  'text',
  'transfer',
];

const entriesMax = 10_000;
const pageSize = 200;

/** The timeline as CSV, newest first: at most 10,000 entries. Refuses as `customerTimeline` does. */
export async function timelineCsv(
  needs: Reading,
  workspace: WorkspaceId,
  customer: string,
  page: Omit<TimelinePage, 'cursor' | 'limit'> = {},
): Promise<string> {
  const asOf = page.asOf ?? needs.clock.now();
  const lines = [csvLine(columns)];
  let cursor: string | undefined;
  do {
    const slice = { ...page, asOf, limit: pageSize, ...(cursor !== undefined && { cursor }) };
    const told = await customerTimeline(needs, workspace, customer, slice);
    lines.push(...told.entries.map((entry) => csvLine(cellsOf(entry))));
    cursor = told.cursor;
  } while (cursor !== undefined && lines.length <= entriesMax);
  return lines.slice(0, entriesMax + 1).join('');
}

/** A statement as CSV: for each credit type its opening, every movement, and its closing. Refuses as `customerStatement` does. */
export async function statementAsCsv(
  needs: Reading,
  workspace: WorkspaceId,
  customer: string,
  period: { readonly from: Date; readonly to: Date; readonly asOf?: Date },
): Promise<string> {
  const { from, to, statements } = await customerStatement(needs, workspace, customer, period);
  const bound = (kind: string, at: Date, creditType: string, balance: bigint) =>
    csvLine([at.toISOString(), kind, creditType, '', '', '', String(balance), ...columns.slice(7).map(() => '')]);
  const lines = statements.flatMap(({ creditType, opening, closing, movements }) => {
    let balance = opening;
    const moved = movements.map((entry) => csvLine(cellsOf({ ...entry, balance: (balance += entry.available) })));
    return [bound('opening', from, creditType, opening), ...moved, bound('closing', to, creditType, closing)];
  });
  return [csvLine(columns), ...lines].join('');
}

function cellsOf(entry: TimelineEntry): string[] {
  const { amount } = entry;
  const money = amount ? `${formatUnits(amount.units, scaleOf(amount.asset))} ${amount.asset}` : '';
  const lots = entry.lots.map(({ grant = 'pass', units }) => `${grant}:${units}`).join(' ');
  return [
    entry.at.toISOString(),
    entry.step ? `${entry.kind} ${entry.step}` : entry.kind,
    entry.creditType ?? '',
    String(entry.available),
    String(entry.reserved),
    String(entry.debt),
    entry.balance === undefined ? '' : String(entry.balance),
    lots,
    entry.feature ?? '',
    entry.reservation ?? '',
    entry.payment ?? '',
    entry.product ?? '',
    money,
    entry.category ?? '',
    entry.reason ?? '',
    entry.actor ?? '',
    entry.policy ?? '',
    entry.count === undefined ? '' : String(entry.count),
    entry.text ?? entry.problem ?? '',
    entry.transfer ?? '',
  ];
}
