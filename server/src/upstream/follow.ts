import { transaction } from '#database';
import type { Id, WorkspaceId } from '#kernel';
import { applyReading } from './apply-reading.ts';
import { findAccount } from './account-rows.ts';
import { describe } from './due.ts';
import { lockBoth } from './look-up.ts';
import type { UpstreamNeeds } from './needs.ts';
import type { Placement } from './placement.ts';
import { changePlacement, findPlacement, type PlacementName } from './placement-rows.ts';
import type { OrderReading } from './provider.ts';
import { openAccess } from './sealed.ts';

type Lot = { readonly workspace: WorkspaceId; readonly provider: Id<'prv'> };

/** Asks one panel how up to 100 orders stand, and takes each answer in by itself. */
export async function followLot(needs: UpstreamNeeds, lot: Lot, names: readonly PlacementName[]): Promise<void> {
  const sealed = await findAccount(needs.pool, lot.workspace, lot.provider);
  if (!sealed) return;
  const { provider, access } = openAccess(needs, sealed);
  const placements = await placedOf(needs, names);
  for (const placement of placements) if (placement.stop === 'wanted') await askToStop(needs, placement);
  const ids = placements.flatMap(({ externalId }) => externalId ?? []);
  if (ids.length === 0) return;
  try {
    const readings = await provider.status(access, ids);
    for (const placement of placements) await takeIn(needs, placement, readings.get(placement.externalId ?? ''));
  } catch (error) {
    needs.log.warn({ ...lot, words: describe(error) }, 'A panel did not say how orders stand; it is asked again.');
  }
}

/** One that cannot be taken in is logged, and comes again when its lease has run out. */
async function takeIn(needs: UpstreamNeeds, { workspace, id }: Placement, reading?: OrderReading): Promise<void> {
  try {
    await transaction(needs.pool, async (tx) => {
      const found = await lockBoth(tx, workspace, id);
      if (found?.placement.status === 'placed') await applyReading(tx, needs, found.errand, found.placement, reading);
    });
  } catch (error) {
    needs.log.error({ placement: id, err: error }, 'What a panel said of an order could not be taken in.');
  }
}

async function placedOf({ pool }: UpstreamNeeds, names: readonly PlacementName[]): Promise<Placement[]> {
  const found = await Promise.all(names.map(({ workspace, id }) => findPlacement(pool, workspace, id)));
  return found.filter((one): one is Placement => one?.status === 'placed');
}

/** Asks the panel to stop an order. What it answers is written down; without an answer it is asked again. */
export async function askToStop(needs: UpstreamNeeds, placement: Placement): Promise<'asked' | 'refused'> {
  const { workspace, id, externalId } = placement;
  const sealed = await findAccount(needs.pool, workspace, placement.provider);
  if (!sealed || externalId === null) return 'asked';
  const { provider, access } = openAccess(needs, sealed);
  try {
    const stop = (await provider.cancel(access, [externalId])).get(externalId) ?? 'refused';
    await transaction(needs.pool, async (tx) => {
      const found = await lockBoth(tx, workspace, id);
      if (found?.placement.status === 'placed') await changePlacement(tx, found.placement, { stop });
    });
    return stop;
  } catch (error) {
    needs.log.warn({ placement: id, words: describe(error) }, 'A panel did not say whether it stops an order.');
    return 'asked';
  }
}
