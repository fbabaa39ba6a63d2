export { tasksFulfilment } from './tasks-fulfilment.ts';
export { workforceSweeps } from './sweeps.ts';
export { fundTreasury } from './fund-treasury.ts';
export { readTreasury, type Treasury, type TreasuryLine } from './read-treasury.ts';
export { houseUser, sources, type Funding, type Source } from './postings.ts';
export { reckon, type Reckoning } from './reckon.ts';
export { workStatuses, workTransitions, type Work, type WorkStatus } from './work.ts';
export { worksOf } from './work-rows.ts';
export type { WorkforceNeeds } from './needs.ts';
