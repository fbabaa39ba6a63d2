export { checkWindow, periods, readWindow, writeWindow, type KeptWindow, type Period, type Window } from './window.ts';
export { checkQuota, quotaScopes, type PlanLimit, type Quota, type QuotaInput, type QuotaScope } from './quota.ts';
export { removeQuota, writeQuota } from './write-quota.ts';
export { selectQuota, selectQuotas } from './read-quotas.ts';
export { overrideQuota, type Override } from './override-quota.ts';
export { readStates, type QuotaState } from './read-states.ts';
export { openCounter, endCounter } from './counter.ts';
export { quotaSweeps } from './sweeps.ts';
