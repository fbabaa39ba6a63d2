const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** The pauses after the first try, the second, and so on; the last one repeats. */
const pauses = [5 * second, 30 * second, 2 * minute, 10 * minute, hour, 3 * hour, 6 * hour, 12 * hour, 24 * hour];

/** An event is tried for this long after its first try. */
export const triedFor = 72 * hour;

/** An endpoint that has answered nothing but failures for this long is disabled. */
export const failingMax = 5 * 24 * hour;

/** From so many failures in a row on the receiver is taken to be down: it is asked with one event at a time. */
export const downAfter = 3;

const longestRest = hour;
const longestRetryAfter = 24 * hour;

const pauseOf = (tries: number): number => pauses[Math.min(tries, pauses.length) - 1] ?? 0;

/** Up to a tenth longer, so that what failed together does not come back together. `luck` is from 0 to 1. */
const jittered = (milliseconds: number, luck: number): number => Math.round(milliseconds * (1 + luck / 10));

export type Failed = {
  readonly now: Date;
  /** This try included. */
  readonly tries: number;
  readonly firstTriedAt: Date;
  /** What the receiver asked for, in milliseconds. */
  readonly retryAfter?: number | undefined;
};

/**
 * When an event that has failed is sent again; undefined when it is given up. The last try comes when its three days
 * are over, and never before the receiver asks to (a day at most).
 */
export function nextTry(
  { now, tries, firstTriedAt, retryAfter = 0 }: Failed,
  luck: number = Math.random(),
): Date | undefined {
  const end = firstTriedAt.getTime() + triedFor;
  if (now.getTime() >= end) return undefined;
  const wanted = now.getTime() + jittered(pauseOf(tries), luck);
  const asked = now.getTime() + Math.min(retryAfter, longestRetryAfter);
  return new Date(Math.max(Math.min(wanted, end), asked));
}

/** Until when a receiver that is down, or asked for peace, is left alone; undefined when there is no reason to. */
export function restOf(
  { now, failures, retryAfter = 0 }: { now: Date; failures: number; retryAfter?: number | undefined },
  luck: number = Math.random(),
): Date | undefined {
  const down = failures >= downAfter ? jittered(Math.min(pauseOf(failures), longestRest), luck) : 0;
  const rest = Math.max(down, Math.min(retryAfter, longestRetryAfter));
  return rest > 0 ? new Date(now.getTime() + rest) : undefined;
}

/** A Retry-After header in milliseconds: seconds, or a date. Anything else is as if it were not there. */
export function readRetryAfter(header: string | undefined, now: Date): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header.trim()) * second;
  const at = Date.parse(header);
  return Number.isNaN(at) || at <= now.getTime() ? undefined : at - now.getTime();
}
