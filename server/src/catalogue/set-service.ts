import { Refusal, type Clock, type WorkspaceId } from '#kernel';
import type { Tx } from '#database';
import { changing, record, within } from './change-rows.ts';
import { checkService } from './check-service.ts';
import type { ServiceInput } from './input.ts';
import { priceService } from './list-services.ts';
import type { CatalogueNeeds } from './needs.ts';
import type { PricedService, Service } from './service.ts';
import { highest, readServices, writeService } from './service-rows.ts';
import { requireStarted } from './term-rows.ts';
import { tellService } from './told.ts';

/** Numbers below are the exchange's own services', and those an operator chooses. */
const firstFree = 100;

const servicesMax = 10_000;

/**
 * Puts a service in the list, or changes the one with its number; what was ordered keeps what it was ordered with. A new
 * one can be ordered at once. Refuses with `invalid_request`, `wrong_asset`, `price_below_cost`, and with `not_found`
 * where no catalogue was begun.
 */
export const setService = (
  { pool, clock }: CatalogueNeeds,
  workspace: WorkspaceId,
  input: ServiceInput,
  by: string,
): Promise<PricedService> => changing(pool, workspace, (tx) => set(tx, clock, workspace, input, by));

/** The same in the caller's transaction: for whoever imports services. */
export const setServiceIn = (
  tx: Tx,
  clock: Clock,
  workspace: WorkspaceId,
  input: ServiceInput,
  by: string,
): Promise<PricedService> => within(tx, workspace, () => set(tx, clock, workspace, input, by));

async function set(tx: Tx, clock: Clock, workspace: WorkspaceId, input: ServiceInput, by: string) {
  await requireStarted(tx, workspace);
  const before = await formerOf(tx, workspace, input.number);
  const service = await toService(tx, workspace, input, before, by);
  checkService(service);
  const { number } = service;
  const subject = String(number);
  const was = before && tellService(before);
  if (await record(tx, clock, workspace, { by, what: 'service', subject, before: was, after: tellService(service) }))
    await writeService(tx, service);
  return priceService(tx, workspace, { service: number, all: true });
}

async function formerOf(tx: Tx, workspace: WorkspaceId, number: number | undefined): Promise<Service | null> {
  if (number === undefined) return null;
  const [found] = await readServices(tx, workspace, { number });
  return found ?? null;
}

async function toService(
  tx: Tx,
  workspace: WorkspaceId,
  input: ServiceInput,
  before: Service | null,
  by: string,
): Promise<Service> {
  const most = await highest(tx, workspace);
  if (!before && most.count >= servicesMax)
    throw new Refusal('above_limit', 'The list is full: use the number of a service you offer no more.', {
      limit: servicesMax,
    });
  const { isEnabled = true, cost = before?.cost ?? null, ...rest } = input;
  const disabled = before ? before.disabled : isEnabled ? null : { by, reason: 'Not offered yet.' };
  return {
    ...rest,
    workspace,
    cost,
    number: input.number ?? Math.max(most.number + 1, firstFree),
    position: input.position ?? before?.position ?? most.position + 1,
    disabled,
    isEnabled: disabled === null,
  };
}
