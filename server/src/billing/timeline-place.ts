import { readCursor, readInstant, writeCursor } from './page.ts';
import type { Balances } from './running-balance.ts';
import { ranks, type Before, type HistoryEvent, type Rank } from './timeline-entry.ts';

/** Where a page of a timeline ended, and what the customer could spend before that. */
export type Place = {
  readonly until: Date;
  readonly rank: Rank;
  readonly id: string;
  readonly below: bigint;
  readonly balances: Balances | undefined;
};

/** What a source shows of the instant at which the page before ended: sources come in the order of their ranks. */
export function beforeOf(place: Place | undefined, rank: Rank): Before {
  if (!place || rank < place.rank) return null;
  return rank === place.rank ? place.id : '';
}

/** The cursor of the next page. */
export function placeAfter(
  last: HistoryEvent,
  shown: readonly HistoryEvent[],
  start: bigint,
  balances: Balances | undefined,
): string {
  const below = shown.reduce((lowest, event) => event.seq ?? lowest, start);
  const left = balances ? JSON.stringify([...balances].map(([type, units]) => [type, String(units)])) : '';
  return writeCursor([last.at.toISOString(), last.rank, last.id, String(below), left]);
}

/** Refuses with `invalid_request` what is no cursor of a timeline. */
export function readPlace(cursor: string | undefined): Place | undefined {
  const [until, rank, id = '', below = '', balances = ''] = readCursor(cursor, 5) ?? [];
  if (rank === undefined) return undefined;
  const known = Object.values(ranks).find((one) => String(one) === rank) ?? ranks.due;
  return { until: readInstant(until), rank: known, id, below: readSeq(below), balances: readBalances(balances) };
}

const readSeq = (text: string): bigint => (/^\d{1,19}$/.test(text) ? BigInt(text) : 0n);

function readBalances(text: string): Balances | undefined {
  try {
    const pairs: unknown = text === '' ? undefined : JSON.parse(text);
    if (!Array.isArray(pairs)) return undefined;
    return new Map(pairs.map(([type, units]: [string, string]) => [String(type), BigInt(units)]));
  } catch {
    return undefined; // a cursor that was tampered with shows no balances
  }
}
