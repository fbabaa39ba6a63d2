import { setTimeout as sleep } from 'node:timers/promises';
import { SupplierSilent } from './supplier.ts';

/** Shorter than the lease of what is done: whoever took something on is through with it before another may. */
export const callMax = 20_000;

/** What a supplier says, or `SupplierSilent` when it takes longer: what it does then, nobody knows. */
export async function inTime<T>(call: Promise<T> | undefined, milliseconds = callMax): Promise<T | undefined> {
  if (!call) return undefined;
  const tooLate = new AbortController();
  const waiting = sleep(milliseconds, undefined, { signal: tooLate.signal, ref: false }).then(() => {
    throw new SupplierSilent(`No answer within ${milliseconds / 1000} s.`);
  });
  waiting.catch(() => {}); // ended before its time, on purpose
  call.catch(() => {}); // nobody listens any more when it was too slow
  try {
    return await Promise.race([call, waiting]);
  } finally {
    tooLate.abort();
  }
}
