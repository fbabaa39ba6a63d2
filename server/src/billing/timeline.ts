import type { WorkspaceId } from '#kernel';
import { readDue, readTransfers } from './history-rows.ts';
import { momentOf } from './moment.ts';
import type { Reading } from './needs.ts';
import { limitOf, readCursor, readInstant, writeCursor, type Page } from './page.ts';
import type { HistoryEvent, Span, TimelineEntry } from './timeline-entry.ts';
import { checkName } from './use.ts';

/**
 * Why did my credits change? Newest first. What is due by the clock stands at the instant it was due, whether or not
 * a job has booked it. `limit` counts events; one that moved two credit types is two entries.
 */
export async function customerTimeline(
  needs: Reading,
  workspace: WorkspaceId,
  customer: string,
  page: Page = {},
): Promise<{ entries: TimelineEntry[]; cursor?: string }> {
  checkName('customer', customer, 128);
  const limit = limitOf(page);
  const { at, seq } = await momentOf(needs, workspace, page.asOf);
  const from = readPlace(page.cursor);
  const span = { since: new Date(0), above: 0n, until: from?.until ?? at, below: from?.below ?? seqAfter(seq) };
  const events = await eventsIn(needs, workspace, customer, { ...span, before: from?.before }, limit + 1);
  const shown = events.slice(0, limit);
  const entries = shown.flatMap((event) => event.entries);
  const last = shown.at(-1);
  if (events.length <= limit || !last) return { entries };
  const below = shown.reduce((lowest, event) => (event.seq !== undefined ? event.seq : lowest), span.below);
  return {
    entries,
    cursor: writeCursor([last.at.toISOString(), last.seq === undefined ? last.id : '', String(below)]),
  };
}

/** The place of a transfer that is above all others: the book is not that long. */
const endOfBook = 9_000_000_000_000_000_000n;
export const seqAfter = (seq: bigint | null): bigint => (seq === null ? endOfBook : seq + 1n);

/** The newest events of a part of the history. At one instant, commands come after what was due. */
export async function eventsIn(
  { pool }: Pick<Reading, 'pool'>,
  workspace: WorkspaceId,
  customer: string,
  span: Span,
  most: number,
): Promise<HistoryEvent[]> {
  const transfers = await readTransfers(pool, workspace, customer, span, most);
  const due = await readDue(pool, workspace, customer, span, most);
  return [...transfers, ...due].sort(newestFirst).slice(0, most);
}

function newestFirst(one: HistoryEvent, other: HistoryEvent): number {
  if (+one.at !== +other.at) return +other.at - +one.at;
  if (one.seq !== undefined && other.seq !== undefined) return one.seq < other.seq ? 1 : -1;
  if (one.seq !== undefined || other.seq !== undefined) return one.seq !== undefined ? -1 : 1;
  return one.id < other.id ? 1 : -1;
}

function readPlace(cursor: string | undefined) {
  const [until, before, below] = readCursor(cursor, 3) ?? [];
  if (below === undefined) return undefined;
  return { until: readInstant(until), before: before === '' ? undefined : before, below: readSeq(below) };
}

const readSeq = (text: string): bigint => (/^\d{1,19}$/.test(text) ? BigInt(text) : 0n);
