import type { Sweep } from '#jobs';
import { forgetQuotes } from './conversion-rows.ts';
import type { FundsNeeds } from './needs.ts';

const keptMilliseconds = 24 * 60 * 60 * 1000;

/** Quotes that ended a day ago are forgotten; what was converted by them has its price on the conversion. */
export const fundsSweeps = ({ pool, clock }: Pick<FundsNeeds, 'pool' | 'clock'>): Sweep[] => [
  {
    name: 'funds.old_quotes',
    run: () => forgetQuotes(pool, new Date(clock.now().getTime() - keptMilliseconds), 500),
  },
];
