import { setTimeout as sleep } from 'node:timers/promises';
import { GatewayUnavailable } from './gateway.ts';

/** Shorter than the lease of what is done: whoever took something on is through with it before another may. */
const longestMilliseconds = 20_000;

/**
 * What a gateway says, or `GatewayUnavailable` when it takes longer than 20 s: an adapter may call more than once, and
 * a gateway that drips holds nothing up for longer than this.
 */
export async function inTime<T>(call: Promise<T>): Promise<T> {
  const tooLate = new AbortController();
  const waiting = sleep(longestMilliseconds, undefined, { signal: tooLate.signal, ref: false }).then(() => {
    throw new GatewayUnavailable(`No answer within ${longestMilliseconds / 1000} s.`, 'unknown');
  });
  waiting.catch(() => {}); // ended before its time, on purpose
  call.catch(() => {}); // nobody listens any more when it was too slow
  try {
    return await Promise.race([call, waiting]);
  } finally {
    tooLate.abort();
  }
}
