import { fulfillers } from '#catalogue';
import type { Sweep } from '#jobs';
import { beginDueRefills } from './begin-refills.ts';
import { beginDueRuns } from './begin-runs.ts';
import type { FulfillingNeeds } from './needs.ts';
import { stopRuns } from './stop-runs.ts';

/**
 * The sweeps of this module, for `openJobs`: for each who does what is ordered, in a lane of its own, so that a slow panel
 * delays neither workers nor the desk. Runs of somebody who is not there wait.
 */
export const resellingSweeps = (needs: FulfillingNeeds): Sweep[] =>
  fulfillers.flatMap((by) => {
    const fulfilment = needs.fulfilments[by];
    if (!fulfilment) return [];
    const run = async () =>
      (await stopRuns(needs, fulfilment)) +
      (await beginDueRuns(needs, fulfilment)) +
      (await beginDueRefills(needs, fulfilment));
    return [{ name: `reselling.${by}`, lane: `reselling.${by}`, run }];
  });
