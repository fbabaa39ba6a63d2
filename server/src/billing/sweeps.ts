import type { Sweep } from '#jobs';
import type { Needs } from './needs.ts';

/**
 * What comes due by the clock: expired reservations are given back, expired lots go to breakage. Every answer is
 * right without them; they keep the books and the index of live lots tidy.
 */
export function billingSweeps(needs: Pick<Needs, 'pool' | 'clock' | 'engine'>): Sweep[] {
  throw new Error(`not yet ${String(needs)}`);
}
