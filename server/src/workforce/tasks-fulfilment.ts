import type { Fulfilment } from '#reselling/fulfilment';
import { beginRun } from './begin-run.ts';
import type { WorkforceNeeds } from './needs.ts';
import { refillRun } from './refill-run.ts';
import { stopRun } from './stop-run.ts';

/** Orders of resellers, done by the exchange's own workers. */
export const tasksFulfilment = (needs: WorkforceNeeds): Fulfilment => ({
  by: 'tasks',
  begin: (run) => beginRun(needs, run),
  stop: (run) => stopRun(needs, run),
  refill: (run, refill) => refillRun(needs, run, refill),
});
