import type { Sweep } from '#jobs';
import type { QuotesNeeds } from './needs.ts';
import { forgetQuotes } from './quote-rows.ts';

/** Forgets quotes that came to nothing. */
export const quoteSweeps = ({ pool, clock }: Pick<QuotesNeeds, 'pool' | 'clock'>): Sweep[] => [
  { name: 'quotes.forget', run: () => forgetQuotes(pool, clock.now()) },
];
