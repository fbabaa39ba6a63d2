import type { ExchangeNeeds } from '#exchange';
import type { Log } from '#jobs';

/** What workforce can touch. */
export type WorkforceNeeds = Pick<ExchangeNeeds, 'pool' | 'clock' | 'checkers' | 'screen' | 'taskMade'> & {
  readonly log: Log;
};
