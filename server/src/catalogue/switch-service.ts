import type { Clock, WorkspaceId } from '#kernel';
import type { Tx } from '#database';
import { changing, record, within } from './change-rows.ts';
import type { Switching } from './input.ts';
import { priceService, requireService } from './list-services.ts';
import type { CatalogueNeeds } from './needs.ts';
import type { PricedService, Service } from './service.ts';
import { writeService } from './service-rows.ts';

/** Takes a service out of the list; what was ordered goes on. Again changes nothing. Refuses with `service_unknown`. */
export const disableService = (
  needs: CatalogueNeeds,
  workspace: WorkspaceId,
  { service, reason }: { readonly service: number; readonly reason: string },
  by: string,
): Promise<PricedService> => alone(needs, workspace, { service, isEnabled: false, reason, by });

/** Puts it back, whoever took it out. Refuses with `service_unknown`. */
export const enableService = (
  needs: CatalogueNeeds,
  workspace: WorkspaceId,
  { service }: { readonly service: number },
  by: string,
): Promise<PricedService> => alone(needs, workspace, { service, isEnabled: true, by });

/**
 * The same in the caller's transaction. One that somebody else has switched off stays as it is: what an operator took
 * out does not come back because a panel offers it again (`onlyAfter`).
 */
export const switchServiceIn = (
  tx: Tx,
  clock: Clock,
  workspace: WorkspaceId,
  switching: Switching,
): Promise<PricedService> => within(tx, workspace, () => turn(tx, clock, workspace, switching));

const alone = ({ pool, clock }: CatalogueNeeds, workspace: WorkspaceId, switching: Switching) =>
  changing(pool, workspace, (tx) => turn(tx, clock, workspace, switching));

async function turn(tx: Tx, clock: Clock, workspace: WorkspaceId, switching: Switching): Promise<PricedService> {
  const { service: number, by } = switching;
  const service = await requireService(tx, workspace, number);
  if (isWanted(service, switching)) {
    const disabled = switching.isEnabled ? null : { by, reason: switching.reason };
    const [before, after] = [tell(service), tell({ disabled })];
    await record(tx, clock, workspace, { by, what: 'switch', subject: String(number), before, after });
    await writeService(tx, { ...service, disabled });
  }
  return priceService(tx, workspace, { service: number, all: true });
}

function isWanted({ isEnabled, disabled }: Service, switching: Switching): boolean {
  if (isEnabled === switching.isEnabled) return false;
  return !switching.isEnabled || switching.onlyAfter === undefined || switching.onlyAfter === disabled?.by;
}

const tell = ({ disabled }: Pick<Service, 'disabled'>) => ({
  enabled: disabled === null,
  ...(disabled && { by: disabled.by, reason: disabled.reason }),
});
