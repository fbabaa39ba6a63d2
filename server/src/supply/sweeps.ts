import type { Sweep } from '#jobs';
import type { SupplyNeeds } from './needs.ts';

/** The sweeps of this module, for `openJobs`: each in a lane of its own, for all of them wait for suppliers. */
export const supplySweeps = (_needs: SupplyNeeds): Sweep[] => [];
