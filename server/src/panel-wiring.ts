import { priceService } from '#catalogue';
import { readSettings, requireOpen } from '#exchange';
import type { Sweep } from '#jobs';
import type { Door } from '#outbound';
import { smmPanel } from '#providers/smm-panel';
import { deskFulfilment, resellingSweeps, type FulfillingNeeds, type ResellingNeeds } from '#reselling';
import { openReports, openShelf, panelFulfilment, upstreamSweeps, type UpstreamNeeds } from '#upstream';
import { tasksFulfilment, workforceSweeps, type WorkforceNeeds } from '#workforce';

/** What the panel is built from: the exchange, whose workers do what is ordered, and the way out to panels. */
export type PanelParts = WorkforceNeeds & {
  readonly door: Door;
  readonly masterKey: Buffer;
};

/** The reseller panel, put together: what its commands can touch, and what runs by itself. */
export function wirePanel(parts: PanelParts) {
  const ports = portsOf(parts);
  const upstream: UpstreamNeeds = { ...parts, ...ports };
  const fulfilling: FulfillingNeeds = {
    ...parts,
    fulfilments: { tasks: tasksFulfilment(parts), desk: deskFulfilment(parts), panel: panelFulfilment(upstream) },
  };
  return {
    needs: ports,
    sweeps: [...resellingSweeps(fulfilling), ...workforceSweeps(parts), ...upstreamSweeps(upstream)] satisfies Sweep[],
  };
}

type Ports = Pick<ResellingNeeds, 'priceService' | 'requireWritable'> &
  Pick<UpstreamNeeds, 'providers' | 'checkUrl' | 'shelf' | 'reports'>;

/** What the modules of the panel ask of others. The exchange's switch for everything stops orders as well. */
const portsOf = ({ pool, clock, door }: PanelParts): Ports => ({
  priceService: (workspace, { service, user }) => priceService(pool, workspace, { service, user }),
  requireWritable: async (workspace) => requireOpen(await readSettings(pool, workspace)),
  providers: byCode([smmPanel({ door })]),
  checkUrl: (url) => door.check(url),
  shelf: openShelf({ clock }),
  reports: openReports({ clock }),
});

const byCode = <T extends { readonly code: string }>(all: readonly T[]): Readonly<Record<string, T>> =>
  Object.fromEntries(all.map((one) => [one.code, one]));
