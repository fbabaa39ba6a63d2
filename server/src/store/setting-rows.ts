import { sql } from 'kysely';
import { Refusal, type WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import { usualStoreTerms, type StoreSettings, type StoreTerms } from './settings.ts';

type Row = {
  version: number;
  is_enabled: boolean;
  terms: Partial<StoreTerms>;
  changed_by: string;
  changed_at: Date;
  accepted_by: string | null;
  rules_version: string | null;
  accepted_at: Date | null;
};

const untouched = { version: 0, isEnabled: false, accepted: null, changedBy: null, changedAt: null } as const;

/** What is set now; the usual terms, and not enabled, where nobody has set anything. */
export async function readStoreSettings(db: Pool | Tx, workspace: WorkspaceId): Promise<StoreSettings> {
  const { rows } = await sql<Row>`
    select s.version, s.is_enabled, s.terms, s.changed_by, s.changed_at, a.accepted_by, a.rules_version, a.accepted_at
    from store.setting s left join lateral (
      select * from store.acceptance where workspace_id = s.workspace_id order by version desc limit 1) a on true
    where s.workspace_id = ${workspace} order by s.version desc limit 1`.execute(db);
  const [row] = rows;
  if (!row) return { workspace, ...usualStoreTerms, ...untouched };
  const { accepted_by: by, rules_version: rulesVersion, accepted_at: at } = row;
  return {
    workspace,
    ...usualStoreTerms,
    ...row.terms,
    version: row.version,
    isEnabled: row.is_enabled,
    accepted: by !== null && rulesVersion !== null && at !== null ? { by, rulesVersion, at } : null,
    changedBy: row.changed_by,
    changedAt: row.changed_at,
  };
}

export type SettingsChange = {
  readonly version: number;
  readonly isEnabled: boolean;
  readonly terms: StoreTerms;
  readonly by: string;
  readonly at: Date;
};

export async function insertSettings(tx: Tx, workspace: WorkspaceId, change: SettingsChange): Promise<void> {
  const { version, isEnabled, terms, by, at } = change;
  await sql`insert into store.setting (workspace_id, version, is_enabled, terms, changed_by, changed_at)
    values (${workspace}, ${version}, ${isEnabled}, ${JSON.stringify(terms)}, ${by}, ${at})`.execute(tx);
}

export async function insertAcceptance(
  tx: Tx,
  workspace: WorkspaceId,
  { version, by, rulesVersion, at }: { version: number; by: string; rulesVersion: string; at: Date },
): Promise<void> {
  await sql`insert into store.acceptance (workspace_id, version, accepted_by, rules_version, accepted_at)
    values (${workspace}, ${version}, ${by}, ${rulesVersion}, ${at})`.execute(tx);
}

/** Whoever changes settings waits until every command that has begun is done, and none begins meanwhile. */
export const lockSettings = (tx: Tx, workspace: WorkspaceId) =>
  sql`select pg_advisory_xact_lock(hashtext('store.setting'), ${workspace})`.execute(tx);

/** Whether anything was ever ordered here: the currency is fixed from then on. */
export async function hasOrders(tx: Tx, workspace: WorkspaceId): Promise<boolean> {
  const { rows } = await sql`select from store.counter where workspace_id = ${workspace}`.execute(tx);
  return rows.length > 0;
}

/** The settings, where something may be sold. Refuses with `store_disabled` or `read_only`. */
export function requireOpen(settings: StoreSettings): StoreSettings {
  if (!settings.isEnabled)
    throw new Refusal('store_disabled', 'The store is closed here. Its operator opens it after reading its rules.');
  if (settings.isReadOnly)
    throw new Refusal(
      'read_only',
      'Nothing new is sold here just now. What is paid for is delivered. Try again later.',
    );
  return settings;
}

/**
 * The first statement of a command that sells: settings stay as they are until the transaction ends. Refuses with
 * `store_disabled` or `read_only`.
 */
export async function enterStore(tx: Tx, workspace: WorkspaceId): Promise<StoreSettings> {
  await sql`select pg_advisory_xact_lock_shared(hashtext('store.setting'), ${workspace})`.execute(tx);
  return requireOpen(await readStoreSettings(tx, workspace));
}
