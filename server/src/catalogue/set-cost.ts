import type { Clock, WorkspaceId } from '#kernel';
import type { Tx } from '#database';
import { record, within } from './change-rows.ts';
import type { CostChange } from './input.ts';
import { priceService, requireService } from './list-services.ts';
import type { PricedService } from './service.ts';
import { writeService } from './service-rows.ts';
import { requireUsd } from './terms.ts';
import { tellIfAny } from './told.ts';

/**
 * Says what 1,000 of a service cost us now. A price by cost follows at once; one that was fixed, or given to a reseller,
 * is never under it. Refuses with `service_unknown` and `wrong_asset`.
 */
export const setCost = (
  tx: Tx,
  clock: Clock,
  workspace: WorkspaceId,
  { service: number, cost, by }: CostChange & { readonly by: string },
): Promise<PricedService> =>
  within(tx, workspace, async () => {
    requireUsd(cost, 'cost');
    const service = await requireService(tx, workspace, number);
    const [before, after] = [{ cost: tellIfAny(service.cost) }, { cost: tellIfAny(cost) }];
    if (await record(tx, clock, workspace, { by, what: 'cost', subject: String(number), before, after }))
      await writeService(tx, { ...service, cost });
    return priceService(tx, workspace, { service: number, all: true });
  });
