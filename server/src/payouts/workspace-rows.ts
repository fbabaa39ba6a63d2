import { sql } from 'kysely';
import { Refusal, type WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import { everyRail } from './rule.ts';

/** What a workspace has set for all its rails. */
export type WorkspaceSettings = {
  /** How old an entry of the address book has to be before it is paid. */
  readonly coolDownSeconds: number;
  /** Whether payouts go to entries of the address book only. */
  readonly bookOnly: boolean;
};

export const usualSettings: WorkspaceSettings = { coolDownSeconds: 24 * 60 * 60, bookOnly: false };

type Row = { cool_down_seconds: number; book_only: boolean };

/**
 * Takes the lock under which limits are counted and switches are thrown (`update`), or shares it (`share`): whoever
 * lets money go sees every switch that was thrown before, and no limit is counted while another one is.
 */
export async function lockSettings(
  tx: Tx,
  workspace: WorkspaceId,
  how: 'update' | 'share',
): Promise<WorkspaceSettings> {
  const { coolDownSeconds, bookOnly } = usualSettings;
  const locked = () =>
    sql<Row>`select cool_down_seconds, book_only from payouts.workspace where workspace_id = ${workspace}
      for ${sql.raw(how)}`.execute(tx);
  const { rows } = await locked();
  if (rows[0]) return toSettings(rows[0]);
  await sql`insert into payouts.workspace (workspace_id, cool_down_seconds, book_only)
    values (${workspace}, ${coolDownSeconds}, ${bookOnly}) on conflict do nothing`.execute(tx);
  const again = await locked();
  return again.rows[0] ? toSettings(again.rows[0]) : usualSettings;
}

const toSettings = (row: Row): WorkspaceSettings => ({
  coolDownSeconds: row.cool_down_seconds,
  bookOnly: row.book_only,
});

export async function findSettings(pool: Pool, workspace: WorkspaceId): Promise<WorkspaceSettings> {
  const { rows } = await sql<Row>`
    select cool_down_seconds, book_only from payouts.workspace where workspace_id = ${workspace}`.execute(pool);
  return rows[0] ? toSettings(rows[0]) : usualSettings;
}

/** The caller holds the lock. */
export async function updateSettings(tx: Tx, workspace: WorkspaceId, settings: WorkspaceSettings): Promise<void> {
  await sql`update payouts.workspace
    set cool_down_seconds = ${settings.coolDownSeconds}, book_only = ${settings.bookOnly}
    where workspace_id = ${workspace}`.execute(tx);
}

/** A switch that was thrown. */
export type Stop = {
  /** A rail's code, or `*` for all of them. */
  readonly rail: string;
  readonly reason: string;
  readonly actor: string;
  readonly stoppedAt: Date;
};

export async function selectStops(db: Pool | Tx, workspace: WorkspaceId): Promise<Stop[]> {
  const { rows } = await sql<{ rail: string; reason: string; actor: string; stopped_at: Date }>`
    select rail, reason, actor, stopped_at from payouts.stop where workspace_id = ${workspace} order by rail`.execute(
    db,
  );
  return rows.map(({ stopped_at: stoppedAt, ...stop }) => ({ ...stop, stoppedAt }));
}

/** Refuses with `payouts_stopped` while this rail, or every rail, is stopped. The caller shares or holds the lock. */
export async function requireRunning(tx: Tx, workspace: WorkspaceId, rail: string): Promise<void> {
  const stop = await stopOf(tx, workspace, rail);
  if (!stop) return;
  const what = stop.rail === everyRail ? 'Payouts are' : `Payouts by "${stop.rail}" are`;
  throw new Refusal('payouts_stopped', `${what} stopped: ${stop.reason}`, { rail: stop.rail, since: stop.stoppedAt });
}

export const stopOf = async (tx: Tx | Pool, workspace: WorkspaceId, rail: string): Promise<Stop | undefined> =>
  (await selectStops(tx, workspace)).find((one) => one.rail === everyRail || one.rail === rail);

export async function insertStop(tx: Tx, workspace: WorkspaceId, stop: Stop): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into payouts.stop (workspace_id, rail, reason, actor, stopped_at)
    values (${workspace}, ${stop.rail}, ${stop.reason}, ${stop.actor}, ${stop.stoppedAt})
    on conflict on constraint a_rail_is_stopped_once do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

export async function deleteStop(tx: Tx, workspace: WorkspaceId, rail: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from payouts.stop where workspace_id = ${workspace} and rail = ${rail}`.execute(tx);
  return numAffectedRows === 1n;
}
