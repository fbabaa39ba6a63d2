import type { HistoryEvent, TimelineEntry } from './timeline-entry.ts';

/** What a customer can spend, by credit type. */
export type Balances = ReadonlyMap<string, bigint>;

/**
 * The entries of these events, newest first, each with what could be spent after it: from `start`, which holds after
 * the newest, backwards. `left` holds before the oldest. Without a start there are no balances to tell.
 */
export function balanced(events: readonly HistoryEvent[], start: Balances | undefined) {
  const entries = events.flatMap((event) => event.entries);
  if (!start) return { entries, left: undefined };
  const running = new Map(start);
  const told = entries.map((entry): TimelineEntry => {
    if (entry.creditType === undefined) return entry;
    const balance = running.get(entry.creditType) ?? 0n;
    running.set(entry.creditType, balance - entry.available);
    return { ...entry, balance };
  });
  return { entries: told, left: running };
}
