import type { Sweep } from '#jobs';
import { forgetBefore } from './delivery-rows.ts';
import type { StartsNeeds } from './needs.ts';
import { stampSecondsMax } from './verify-delivery.ts';

const day = 86_400_000;
/** A token nobody used is of interest as long as somebody may ask why. */
const tokenMilliseconds = 30 * day;

/** The sweep of this module, for `openJobs`: forgets what can have no effect any more. */
export const startsSweeps = ({ pool, clock }: Pick<StartsNeeds, 'pool' | 'clock'>): Sweep[] => [
  {
    name: 'starts.old',
    run() {
      const now = clock.now().getTime();
      return forgetBefore(pool, new Date(now - 4 * stampSecondsMax * 1000), new Date(now - tokenMilliseconds));
    },
  },
];
