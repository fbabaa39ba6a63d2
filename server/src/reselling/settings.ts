import { sql } from 'kysely';
import { Refusal, type WorkspaceId } from '#kernel';
import { transaction, type Pool, type Tx } from '#database';
import { writeAudit } from '#identity';
import type { ResellingNeeds } from './needs.ts';

/** What a workspace has set for its panel API. */
export type PanelSettings = {
  /** How long the same order of the same key is heard as the same, where it names no request id; 0: never. */
  readonly replaySeconds: number;
  /** Whether a user may have only one open order of a service with a link: for every service, or those that are named. */
  readonly guardLinks: boolean;
  readonly guardedServices: readonly number[];
  /** Whether `services` is answered without a key. */
  readonly keylessServices: boolean;
  /** How many requests a key may make in a minute. */
  readonly requestsPerMinute: number;
};

/** Where nobody has set anything; `reselling.add` knows the first three as well. */
export const usualPanelSettings: PanelSettings = {
  replaySeconds: 120,
  guardLinks: false,
  guardedServices: [],
  keylessServices: true,
  requestsPerMinute: 60,
};

type Row = {
  replay_seconds: number;
  guard_links: boolean;
  guarded_services: number[];
  keyless_services: boolean;
  requests_per_minute: number;
};

export async function readPanelSettings(db: Pool | Tx, workspace: WorkspaceId): Promise<PanelSettings> {
  const { rows } = await sql<Row>`select * from reselling.setting where workspace_id = ${workspace}`.execute(db);
  const [row] = rows;
  if (!row) return usualPanelSettings;
  return {
    replaySeconds: row.replay_seconds,
    guardLinks: row.guard_links,
    guardedServices: row.guarded_services,
    keylessServices: row.keyless_services,
    requestsPerMinute: row.requests_per_minute,
  };
}

/** Sets what is named; the rest stays. Holds from the next request on. Refuses with `invalid_request`. */
export const setPanelSettings = (
  { pool, clock }: Pick<ResellingNeeds, 'pool' | 'clock'>,
  workspace: WorkspaceId,
  change: Partial<PanelSettings>,
  by: string,
): Promise<PanelSettings> =>
  transaction(pool, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('reselling.setting'), ${workspace})`.execute(tx);
    const settings = { ...(await readPanelSettings(tx, workspace)), ...change };
    checkSettings(settings);
    await upsert(tx, workspace, settings);
    const entry = { workspace, recordedAt: clock.now(), actor: by, action: 'panel.set', target: 'panel' };
    await writeAudit(tx, { ...entry, details: { ...settings } });
    return settings;
  });

function checkSettings({ replaySeconds, guardedServices, requestsPerMinute }: PanelSettings): void {
  const within = (value: number, least: number, most: number) =>
    Number.isInteger(value) && value >= least && value <= most;
  if (!within(replaySeconds, 0, 86_400))
    throw new Refusal('invalid_request', 'The replay window is 0 to 86400 seconds.', { field: 'replay_seconds' });
  if (!within(requestsPerMinute, 1, 100_000))
    throw new Refusal('invalid_request', 'Allow 1 to 100000 requests a minute.', { field: 'requests_per_minute' });
  if (guardedServices.length > 1000)
    throw new Refusal('invalid_request', 'Name at most 1000 services.', { field: 'guarded_services' });
}

async function upsert(tx: Tx, workspace: WorkspaceId, settings: PanelSettings): Promise<void> {
  const { replaySeconds, guardLinks, guardedServices, keylessServices, requestsPerMinute } = settings;
  await sql`insert into reselling.setting (workspace_id, replay_seconds, guard_links, guarded_services, keyless_services,
      requests_per_minute)
    values (${workspace}, ${replaySeconds}, ${guardLinks}, ${guardedServices}, ${keylessServices}, ${requestsPerMinute})
    on conflict on constraint a_panel_has_one_setting do update set replay_seconds = excluded.replay_seconds,
      guard_links = excluded.guard_links, guarded_services = excluded.guarded_services,
      keyless_services = excluded.keyless_services, requests_per_minute = excluded.requests_per_minute`.execute(tx);
}
