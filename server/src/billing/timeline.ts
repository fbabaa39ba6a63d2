import { Refusal, type WorkspaceId } from '#kernel';
import { readDue, readTransfers } from './history-rows.ts';
import { momentOf, type Moment } from './moment.ts';
import type { Reading } from './needs.ts';
import { limitOf, type Page } from './page.ts';
import { reasonsOf } from './read-transfer.ts';
import { availableAt } from './read-customer.ts';
import { balanced } from './running-balance.ts';
import { lotPayments, withPayments } from './lot-payments.ts';
import {
  ranks,
  timelineKinds,
  type HistoryEvent,
  type Span,
  type TimelineEntry,
  type TimelineKind,
} from './timeline-entry.ts';
import { beforeOf, placeAfter, readPlace, type Place } from './timeline-place.ts';
import { readChanges, readPayments, readRefusals } from './told-rows.ts';
import { checkName } from './use.ts';

export type TimelinePage = Page & {
  /** Only what happened at or after this instant, and before that one. */
  readonly from?: Date;
  readonly to?: Date;
  /** Only these kinds; all, when not given. */
  readonly kinds?: readonly TimelineKind[];
};

/**
 * Everything that happened to a customer: what changed the credits, payments, noes, what was done and said. Newest
 * first. What is due by the clock stands at the instant it was due, whether or not a job has booked it. `limit` counts
 * events; one that moved two credit types is two entries.
 */
export async function customerTimeline(
  needs: Reading,
  workspace: WorkspaceId,
  customer: string,
  page: TimelinePage = {},
): Promise<{ entries: TimelineEntry[]; cursor?: string }> {
  checkName('customer', customer, 128);
  const limit = limitOf(page);
  const question = await asked(needs, workspace, customer, page);
  const events = await allEvents(needs, question, limit + 1);
  const shown = events.slice(0, limit);
  const start = await balancesAt(needs, question, shown);
  const { entries, left } = balanced(shown, start);
  const told = withPayments(entries, await lotPayments(needs.pool, workspace, entries));
  const last = shown.at(-1);
  if (events.length <= limit || !last) return { entries: told };
  return { entries: told, cursor: placeAfter(last, shown, question.span.below, left) };
}

/** What is asked of every source. */
type Question = {
  readonly workspace: WorkspaceId;
  readonly customer: string;
  readonly span: Span;
  readonly place: Place | undefined;
  readonly kinds: readonly TimelineKind[];
  /** The instant of the past that is asked about; not given for the present. */
  readonly asOf: Date | undefined;
  readonly top: Moment;
};

async function asked(needs: Reading, workspace: WorkspaceId, customer: string, page: TimelinePage): Promise<Question> {
  const { from, to, kinds = timelineKinds } = page;
  if (from && to && from > to) throw new Refusal('invalid_request', 'A span of time ends after it begins.');
  const known = await momentOf(needs, workspace, page.asOf);
  const top = to && to <= known.at ? await momentOf(needs, workspace, justBefore(to)) : known;
  const bottom = from ? await momentOf(needs, workspace, justBefore(from)) : { seq: 0n };
  const place = readPlace(page.cursor);
  const span = {
    since: from ?? new Date(0),
    until: place?.until ?? top.at,
    above: bottom.seq ?? endOfBook,
    below: place?.below ?? seqAfter(top.seq),
  };
  return { workspace, customer, span, place, kinds, top, asOf: known.seq === null ? undefined : known.at };
}

const justBefore = (instant: Date) => new Date(instant.getTime() - 1);

/**
 * What could be spent where the page begins, of each credit type on it: from the page before where that showed the
 * type, else from the books. With some kinds left out, the changes that are shown do not add up to a balance.
 */
async function balancesAt({ pool }: Reading, question: Question, events: readonly HistoryEvent[]) {
  const { workspace, customer, top, kinds, place } = question;
  if (kinds.length < timelineKinds.length) return undefined;
  const balances = new Map(place?.balances);
  const { at, seq } = place ? { at: place.until, seq: place.below - 1n } : top;
  const types = events.flatMap((event) => event.entries.flatMap((entry) => entry.creditType ?? []));
  for (const type of new Set(types))
    if (!balances.has(type)) balances.set(type, await availableAt(pool, workspace, customer, type, { at, seq }));
  return balances;
}

const changes: readonly TimelineKind[] = [
  'note',
  'entitlement_override',
  'quota_override',
  'subscription',
  'refill',
  'refund_decision',
  'refusal',
];

/** The newest events of every source that shows any of the kinds. */
async function allEvents({ pool }: Pick<Reading, 'pool'>, question: Question, most: number): Promise<HistoryEvent[]> {
  const { workspace, customer, span, place, kinds, asOf } = question;
  const wanted = (...some: readonly TimelineKind[]) => some.filter((kind) => kinds.includes(kind));
  const at = (rank: HistoryEvent['rank']) => beforeOf(place, rank);
  const ask = (rank: HistoryEvent['rank']) => ({ pool, workspace, customer, span, before: at(rank), most });
  const reasons = reasonsOf(kinds);
  const due = wanted('expiry', 'release');
  const found = await Promise.all([
    reasons.only?.length === 0 ? [] : readTransfers(pool, workspace, customer, span, most, reasons),
    due.length === 0 ? [] : readDue(pool, workspace, customer, span, at(ranks.due), most, due),
    wanted('payment').length === 0 ? [] : readPayments(ask(ranks.payment), asOf === undefined),
    readChanges(ask(ranks.change), wanted(...changes)),
    wanted('refusal').length === 0 ? [] : readRefusals(ask(ranks.refusal), asOf),
  ]);
  return found.flat().sort(newestFirst).slice(0, most);
}

/** The place of a transfer that is above all others: the book is not that long. */
const endOfBook = 9_000_000_000_000_000_000n;
export const seqAfter = (seq: bigint | null): bigint => (seq === null ? endOfBook : seq + 1n);

/** The newest changes of credits in a part of the history. At one instant, commands come after what was due. */
export async function movementsIn(
  { pool }: Pick<Reading, 'pool'>,
  workspace: WorkspaceId,
  customer: string,
  span: Span,
  most: number,
): Promise<HistoryEvent[]> {
  const transfers = await readTransfers(pool, workspace, customer, span, most);
  const due = await readDue(pool, workspace, customer, span, null, most);
  return [...transfers, ...due].sort(newestFirst).slice(0, most);
}

function newestFirst(one: HistoryEvent, other: HistoryEvent): number {
  if (+one.at !== +other.at) return +other.at - +one.at;
  if (one.rank !== other.rank) return other.rank - one.rank;
  if (one.seq !== undefined && other.seq !== undefined) return one.seq < other.seq ? 1 : -1;
  return one.id < other.id ? 1 : -1;
}
