import type { Fulfilment } from '#reselling/fulfilment';
import { keepErrand } from './errand-rows.ts';
import type { UpstreamNeeds } from './needs.ts';
import { pursueRun } from './pursue-run.ts';
import { refillRun } from './refill-run.ts';
import { stopRun } from './stop-run.ts';

/** Runs that are bought at panels. */
export const panelFulfilment = (needs: UpstreamNeeds): Fulfilment => ({
  by: 'panel',
  async begin(run) {
    await keepErrand(needs.pool, run, needs.clock.now());
    return pursueRun(needs, { workspace: run.workspace, order: run.order, run: run.number });
  },
  stop: (run) => stopRun(needs, run),
  refill: (run, refill) => refillRun(needs, run, refill),
});
