const second = 1000;
const leaseMilliseconds = 30 * second;
const ownLeaseMilliseconds = 10 * second;
const longestPause = 60 * 60 * second;

/** While somebody does a due thing nobody else takes it up; after a crash another one may. */
export const leaseFrom = (now: Date): Date => new Date(now.getTime() + leaseMilliseconds);

/** The same for what our own books alone take part in: nobody waits for the world, so a crash is made good sooner. */
export const ownLeaseFrom = (now: Date): Date => new Date(now.getTime() + ownLeaseMilliseconds);

/** When to try again what has failed `tries` times: 2 s, 4 s, 8 s … an hour, and never before the gateway asks to. */
export function nextTry(now: Date, tries: number, atLeastSeconds = 0): Date {
  const pause = Math.min(2 ** Math.min(tries, 20) * second, longestPause);
  return new Date(now.getTime() + Math.max(pause, atLeastSeconds * second));
}

/** What went wrong, in a line for the operator. */
export const describe = (error: unknown): string => (error instanceof Error ? error.message : String(error));
