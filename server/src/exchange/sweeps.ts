import type { Sweep } from '#jobs';
import { endDueTasks } from './end-due-tasks.ts';
import type { ExchangeNeeds } from './needs.ts';
import { closeDueLinks, openDueLinks } from './open-links.ts';

/** The sweeps of this module, for `openJobs`. */
export const exchangeSweeps = (needs: Pick<ExchangeNeeds, 'pool' | 'clock' | 'checkers'>): Sweep[] => [
  { name: 'exchange.end', run: () => endDueTasks(needs) },
  { name: 'exchange.links', lane: 'exchange.links', run: () => openDueLinks(needs) },
  { name: 'exchange.close', lane: 'exchange.links', run: () => closeDueLinks(needs) },
];
