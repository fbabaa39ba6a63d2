import type { Sweep } from '#jobs';
import { quotaSweeps } from '#quotas';
import { decideOverdue, defaultUndecided } from './decide-overdue.ts';
import { expireGrants, expireReservations } from './expire.ts';
import { questionSweep } from './ask-payload.ts';
import type { Needs } from './needs.ts';

/**
 * What comes due by the clock: expired reservations are given back, expired lots go to breakage. Every answer is
 * right without them; they keep the books and the index of live lots tidy. Then the noes that were gathered, what a
 * person has not decided in time, and questions to operators' own programs that have to be asked again.
 */
export const billingSweeps = (needs: Pick<Needs, 'pool' | 'clock' | 'engine' | 'undecided' | 'refusals'>): Sweep[] => [
  { name: 'billing.expire_reservations', run: () => expireReservations(needs) },
  { name: 'billing.expire_grants', run: () => expireGrants(needs) },
  questionSweep(needs),
  { name: 'billing.refusals', run: async () => (await needs.refusals?.flush()) ?? 0 },
  { name: 'billing.undecided_refunds', run: () => decideOverdue(needs, needs.undecided ?? defaultUndecided) },
  ...quotaSweeps(needs),
];
