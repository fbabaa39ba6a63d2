import { sql } from 'kysely';
import { Refusal, type WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import type { TaskKind } from './checker.ts';
import { usualTerms, type ExchangeSettings, type ExchangeTerms } from './settings.ts';

type Row = {
  version: number;
  is_enabled: boolean;
  terms: unknown;
  changed_by: string;
  changed_at: Date;
  accepted_by: string | null;
  rules_version: string | null;
  accepted_at: Date | null;
};

type StoredTerms = Omit<ExchangeTerms, 'leastRewards'> & {
  readonly leastRewards: readonly { readonly kind: TaskKind; readonly asset: string; readonly units: string }[];
};

const toTerms = (stored: StoredTerms): ExchangeTerms => ({
  ...usualTerms,
  ...stored,
  leastRewards: stored.leastRewards.map(({ kind, asset, units }) => ({ kind, least: { asset, units: BigInt(units) } })),
});

const toStored = ({ leastRewards, ...terms }: ExchangeTerms): StoredTerms => ({
  ...terms,
  leastRewards: leastRewards.map(({ kind, least }) => ({ kind, asset: least.asset, units: String(least.units) })),
});

/** What is set now; the usual terms, and not enabled, where nobody has set anything. */
export async function readSettings(db: Pool | Tx, workspace: WorkspaceId): Promise<ExchangeSettings> {
  const { rows } = await sql<Row>`
    select s.version, s.is_enabled, s.terms, s.changed_by, s.changed_at, a.accepted_by, a.rules_version, a.accepted_at
    from exchange.setting s left join lateral (
      select * from exchange.acceptance where workspace_id = s.workspace_id order by version desc limit 1) a on true
    where s.workspace_id = ${workspace} order by s.version desc limit 1`.execute(db);
  const [row] = rows;
  if (!row) return { workspace, ...usualTerms, ...untouched };
  const { accepted_by: by, rules_version: rulesVersion, accepted_at: at } = row;
  return {
    workspace,
    ...toTerms(row.terms as StoredTerms), // written by `insertSettings` alone
    version: row.version,
    isEnabled: row.is_enabled,
    accepted: by !== null && rulesVersion !== null && at !== null ? { by, rulesVersion, at } : null,
    changedBy: row.changed_by,
    changedAt: row.changed_at,
  };
}

const untouched = { version: 0, isEnabled: false, accepted: null, changedBy: null, changedAt: null } as const;

export type SettingsChange = {
  readonly version: number;
  readonly isEnabled: boolean;
  readonly terms: ExchangeTerms;
  readonly by: string;
  readonly at: Date;
};

export async function insertSettings(tx: Tx, workspace: WorkspaceId, change: SettingsChange): Promise<void> {
  const { version, isEnabled, terms, by, at } = change;
  await sql`insert into exchange.setting (workspace_id, version, is_enabled, terms, changed_by, changed_at)
    values (${workspace}, ${version}, ${isEnabled}, ${JSON.stringify(toStored(terms))}, ${by}, ${at})`.execute(tx);
}

export async function insertAcceptance(
  tx: Tx,
  workspace: WorkspaceId,
  { version, by, rulesVersion, at }: { version: number; by: string; rulesVersion: string; at: Date },
): Promise<void> {
  await sql`insert into exchange.acceptance (workspace_id, version, accepted_by, rules_version, accepted_at)
    values (${workspace}, ${version}, ${by}, ${rulesVersion}, ${at})`.execute(tx);
}

/**
 * Whoever changes settings waits until every command that has begun is done, and no command begins meanwhile: once a
 * switch is thrown nothing slips through.
 */
export const lockSettings = (tx: Tx, workspace: WorkspaceId) =>
  sql`select pg_advisory_xact_lock(hashtext('exchange.setting'), ${workspace})`.execute(tx);

const shareSettings = (tx: Tx, workspace: WorkspaceId) =>
  sql`select pg_advisory_xact_lock_shared(hashtext('exchange.setting'), ${workspace})`.execute(tx);

/** The settings, where the exchange is enabled. Refuses with `exchange_disabled`. */
export async function requireEnabled(db: Pool | Tx, workspace: WorkspaceId): Promise<ExchangeSettings> {
  return requireOn(await readSettings(db, workspace));
}

/** The same no, of settings that were read already. */
export function requireOn(settings: ExchangeSettings): ExchangeSettings {
  if (settings.isEnabled) return settings;
  throw new Refusal('exchange_disabled', 'The exchange is off here. Its operator enables it after reading its rules.');
}

/**
 * The first statement of every command of the exchange, before any row is locked: the settings stay as they are until
 * the transaction ends. Refuses with `exchange_disabled`, `read_only`, or `kind_stopped` where a kind is named that is
 * stopped or not offered.
 */
export async function enterExchange(tx: Tx, workspace: WorkspaceId, kind?: TaskKind): Promise<ExchangeSettings> {
  await shareSettings(tx, workspace);
  const settings = await requireEnabled(tx, workspace);
  requireOpen(settings, kind);
  return settings;
}

/**
 * The same for commands that only bring to an end what was begun: they stay possible where the exchange was disabled
 * since. Refuses with `read_only`.
 */
export async function leaveExchange(tx: Tx, workspace: WorkspaceId): Promise<void> {
  await shareSettings(tx, workspace);
  requireOpen(await readSettings(tx, workspace));
}

/** Workspaces where nothing can be changed just now. */
export async function standstills(db: Pool | Tx): Promise<readonly WorkspaceId[]> {
  const { rows } = await sql<{ id: WorkspaceId }>`select s.workspace_id as id from exchange.setting s
    where (s.terms -> 'switches' ->> 'readOnly')::boolean and not exists (select from exchange.setting later
      where later.workspace_id = s.workspace_id and later.version > s.version)`.execute(db);
  return rows.map(({ id }) => id);
}

/** The same noes, of settings that were read already. */
export function requireOpen({ switches, kinds }: ExchangeSettings, kind?: TaskKind): void {
  if (switches.readOnly) throw new Refusal('read_only', 'Nothing can be changed here just now. Try again later.');
  if (kind !== undefined && (switches.kinds.includes(kind) || !kinds.includes(kind)))
    throw new Refusal('kind_stopped', 'Tasks of this kind are stopped just now.', { kind });
}
