import type { Sweep } from '#jobs';
import { expireGrants, expireReservations } from './expire.ts';
import { questionSweep } from './ask-payload.ts';
import type { Needs } from './needs.ts';

/**
 * What comes due by the clock: questions to operators are asked again; expired reservations are given back, expired lots go to breakage. Every answer is
 * right without them; they keep the books and the index of live lots tidy.
 */
export const billingSweeps = (needs: Pick<Needs, 'pool' | 'clock' | 'engine'>): Sweep[] => [
  { name: 'billing.expire_reservations', run: () => expireReservations(needs) },
  { name: 'billing.expire_grants', run: () => expireGrants(needs) },
  questionSweep(needs),
];
