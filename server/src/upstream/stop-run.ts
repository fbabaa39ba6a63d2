import { transaction, type Tx } from '#database';
import type { Run } from '#reselling/fulfilment';
import { changeErrand, keepErrand, lockErrand } from './errand-rows.ts';
import { askToStop } from './follow.ts';
import type { UpstreamNeeds } from './needs.ts';
import type { Placement } from './placement.ts';
import { changePlacement, placementsOf } from './placement-rows.ts';

/**
 * The buyer wants no more of a run. What lies nowhere ends at once; what lies at a panel is asked back from it; what is
 * in the air is asked back as soon as it is found.
 */
export async function stopRun(needs: UpstreamNeeds, run: Run): Promise<'asked' | 'refused'> {
  await keepErrand(needs.pool, run, needs.clock.now());
  const live = await transaction(needs.pool, (tx) => wantStop(tx, needs, run));
  if (live === 'ended') return 'refused';
  if (live?.status !== 'placed') return 'asked';
  return askToStop(needs, live);
}

async function wantStop(tx: Tx, needs: UpstreamNeeds, run: Run): Promise<Placement | 'ended' | undefined> {
  const { workspace, order, number } = run;
  const errand = await lockErrand(tx, { workspace, order, run: number });
  if (!errand) throw new Error(`Nothing is known of run ${number} of ${order}.`);
  const live = (await placementsOf(tx, errand)).find(({ status }) => status !== 'refused');
  if (live?.status === 'ended') return 'ended';
  const stopWantedAt = errand.stopWantedAt ?? needs.clock.now();
  if (live) {
    await changeErrand(tx, errand, { state: 'begun', stopWantedAt });
    if (live.status === 'placed' && live.stop === null) await changePlacement(tx, live, { stop: 'wanted' });
    return live;
  }
  if (errand.state === 'over') return undefined;
  await changeErrand(tx, errand, { state: 'over', stopWantedAt, problem: 'It was stopped.' });
  await needs.reports.reportRun(tx, workspace, errand, { delivered: 0, ended: true }, { reason: 'It was stopped.' });
  return undefined;
}
