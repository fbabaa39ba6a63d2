import type { Sweep } from '#jobs';
import { closeTasks } from './close-tasks.ts';
import { followRefills } from './follow-refills.ts';
import { followTasks } from './follow-tasks.ts';
import type { WorkforceNeeds } from './needs.ts';

/** The sweeps of this module, for `openJobs`. */
export const workforceSweeps = (needs: WorkforceNeeds): Sweep[] => [
  { name: 'workforce.close', run: () => closeTasks(needs) },
  { name: 'workforce.follow', run: () => followTasks(needs) },
  { name: 'workforce.refills', run: () => followRefills(needs) },
];
