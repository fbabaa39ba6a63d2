import type { WorkspaceId } from '#kernel';
import type { Tx } from '#database';
import { changing, record } from './change-rows.ts';
import { defaultCatalogue, defaultCategories } from './default-catalogue.ts';
import type { ServiceInput } from './input.ts';
import { listServices } from './list-services.ts';
import type { CatalogueNeeds } from './needs.ts';
import type { PricedService } from './service.ts';
import { writeCategory, writeService } from './service-rows.ts';
import { insertConstants, readVersions } from './term-rows.ts';
import { usualConstants } from './terms.ts';
import { tellConstants } from './told.ts';

/** Begins the catalogue of a workspace, with the usual services and constants. One that was begun stays as it is. */
export const startCatalogue = (
  { pool, clock }: CatalogueNeeds,
  workspace: WorkspaceId,
  by: string,
): Promise<readonly PricedService[]> =>
  changing(pool, workspace, async (tx) => {
    const [begun] = await readVersions(tx, workspace);
    if (!begun) {
      await insertConstants(tx, workspace, { ...usualConstants, version: 1, by, at: clock.now() });
      for (const category of defaultCategories) await writeCategory(tx, workspace, category);
      for (const service of defaultCatalogue) await write(tx, workspace, service);
      const after = { ...tellConstants(usualConstants), services: defaultCatalogue.map(({ number }) => number) };
      await record(tx, clock, workspace, { by, what: 'started', subject: '', before: null, after });
    }
    return listServices(tx, workspace, { all: true });
  });

const write = (tx: Tx, workspace: WorkspaceId, service: ServiceInput & { readonly number: number }) =>
  writeService(tx, { position: service.number, ...service, workspace, cost: null, isEnabled: true, disabled: null });
