import { priceService } from '#catalogue';
import { readSettings, requireOpen } from '#exchange';
import type { Sweep } from '#jobs';
import type { Engine } from '#ledger';
import { deskFulfilment, resellingSweeps, type FulfillingNeeds, type ResellingNeeds } from '#reselling';
import { tasksFulfilment, workforceSweeps, type WorkforceNeeds } from '#workforce';

/** What the panel is built from: the exchange, whose workers do what is ordered, and the posting engine. */
export type PanelParts = WorkforceNeeds & { readonly engine: Engine };

/** The reseller panel, put together: what its commands can touch, and what runs by itself. */
export function wirePanel(parts: PanelParts) {
  const { pool } = parts;
  const needs: Pick<ResellingNeeds, 'priceService' | 'requireWritable'> = {
    priceService: (workspace, { service, user }) => priceService(pool, workspace, { service, user }),
    requireWritable: async (workspace) => requireOpen(await readSettings(pool, workspace)),
  };
  const fulfilling: FulfillingNeeds = {
    ...parts,
    fulfilments: { tasks: tasksFulfilment(parts), desk: deskFulfilment(parts) },
  };
  return {
    needs,
    sweeps: [...resellingSweeps(fulfilling), ...workforceSweeps(parts)] satisfies Sweep[],
  };
}
