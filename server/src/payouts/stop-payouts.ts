import type { WorkspaceId } from '#kernel';
import { transaction } from '#database';
import { writeAudit } from '#identity';
import type { PayoutsNeeds } from './needs.ts';
import { railFor } from './rail.ts';
import { everyRail } from './rule.ts';
import { deleteStop, insertStop, lockSettings, selectStops, type Stop } from './workspace-rows.ts';

/** A switch to throw: for one rail, or for all of them when none is named. */
export type Switch = {
  readonly workspace: WorkspaceId;
  readonly rail?: string;
  readonly reason: string;
  readonly actor: string;
};

/**
 * Stops payouts: once this returns nothing is approved or sent any more. What is on its way is followed to its end.
 * Stopping what is stopped changes nothing. Answers all switches that are thrown. Refuses with `invalid_request`.
 */
export const stopPayouts = (needs: PayoutsNeeds, asked: Switch): Promise<Stop[]> =>
  transaction(needs.pool, async (tx) => {
    const { workspace, rail = everyRail, reason, actor } = asked;
    if (rail !== everyRail) railFor(needs, rail);
    await lockSettings(tx, workspace, 'update');
    const stoppedAt = needs.clock.now();
    if (await insertStop(tx, workspace, { rail, reason, actor, stoppedAt })) {
      const audited = { workspace, recordedAt: stoppedAt, actor, target: rail, details: { reason } };
      await writeAudit(tx, { ...audited, action: 'payouts.stop' });
    }
    return selectStops(tx, workspace);
  });

/** Takes a switch back; what was approved before goes on. The switch for all rails and those of single ones are apart. */
export const resumePayouts = (needs: PayoutsNeeds, asked: Switch): Promise<Stop[]> =>
  transaction(needs.pool, async (tx) => {
    const { workspace, rail = everyRail, reason, actor } = asked;
    if (rail !== everyRail) railFor(needs, rail);
    await lockSettings(tx, workspace, 'update');
    const at = needs.clock.now();
    if (await deleteStop(tx, workspace, rail)) {
      const audited = { workspace, recordedAt: at, actor, target: rail, details: { reason } };
      await writeAudit(tx, { ...audited, action: 'payouts.resume' });
    }
    return selectStops(tx, workspace);
  });
