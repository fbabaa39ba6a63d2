import { sql } from 'kysely';
import type { WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import type { Audience } from './policy.ts';
import { periodStart, type Schedule } from './schedule.ts';

/** A customer whose refill is due. */
export type Turn = { readonly workspace: WorkspaceId; readonly policy: string; readonly customer: string };

export type TurnState = { readonly anchor: Date; readonly dueAt: Date; readonly rebase: boolean };

/** Somebody who may get refills: since when billing knows them, and from when on they are meant. */
export type Meant = { readonly customer: string; readonly since: Date; readonly from: Date };

/**
 * Puts customers on the list: the period that ran when they were first meant is theirs, also when nobody looked at the
 * list until much later.
 */
export async function insertTurns(
  db: Pool | Tx,
  workspace: WorkspaceId,
  { code, schedule, changedAt }: { code: string; schedule: Schedule; changedAt: Date },
  meant: readonly Meant[],
): Promise<void> {
  const since = meant.map((one) => one.since.toISOString());
  const due = meant.map((one) => periodStart(schedule, one.since, one.from > changedAt ? one.from : changedAt));
  await sql`insert into refills.turn (workspace_id, policy, customer, anchor, due_at)
    select distinct on (k.customer) ${workspace}::integer, ${code}, k.customer, k.since, k.due
    from unnest(${meant.map((one) => one.customer)}::text[], ${since}::timestamptz[],
      ${due.map((at) => at.toISOString())}::timestamptz[]) as k (customer, since, due)
    order by k.customer, k.due desc
    on conflict (workspace_id, policy, customer) do nothing`.execute(db);
}

/** A new schedule begins with the next period. */
export async function rebaseTurns(tx: Tx, workspace: WorkspaceId, policy: string, at: Date): Promise<void> {
  await sql`update refills.turn set rebase = true, due_at = ${at}
    where workspace_id = ${workspace} and policy = ${policy}`.execute(tx);
}

/** Those who are not meant any more leave the list. */
export async function removeTurns(tx: Tx, workspace: WorkspaceId, policy: string, audience: Audience): Promise<void> {
  if (audience.to === 'all') return;
  const kept = audience.to === 'named' ? audience.customers : [];
  await sql`delete from refills.turn where workspace_id = ${workspace} and policy = ${policy}
    and customer <> all (${kept}::text[])`.execute(tx);
}

/** Whose turn it is, at most so many; those who wait longest first. */
export async function dueTurns(pool: Pool, at: Date, most: number): Promise<Turn[]> {
  const { rows } = await sql<{ workspace_id: number; policy: string; customer: string }>`
    select t.workspace_id, t.policy, t.customer from refills.turn t
    join refills.policy p on p.workspace_id = t.workspace_id and p.code = t.policy
    where t.due_at <= ${at} and p.active order by t.due_at limit ${most}`.execute(pool);
  return rows.map(({ workspace_id, ...turn }) => ({ workspace: workspace_id, ...turn }));
}

/** The turn, locked, if it is still due: another process may have been there first. */
export async function lockTurn(
  tx: Tx,
  { workspace, policy, customer }: Turn,
  at: Date,
): Promise<TurnState | undefined> {
  const { rows } = await sql<{ anchor: Date; due_at: Date; rebase: boolean }>`
    select anchor, due_at, rebase from refills.turn
    where workspace_id = ${workspace} and policy = ${policy} and customer = ${customer} and due_at <= ${at}
    for update`.execute(tx);
  return rows[0] && { anchor: rows[0].anchor, dueAt: rows[0].due_at, rebase: rows[0].rebase };
}

export async function moveTurn(tx: Tx, { workspace, policy, customer }: Turn, dueAt: Date): Promise<void> {
  await sql`update refills.turn set due_at = ${dueAt}, rebase = false
    where workspace_id = ${workspace} and policy = ${policy} and customer = ${customer}`.execute(tx);
}

/** Off the list until new access puts them on it again. */
export async function dropTurn(tx: Tx, { workspace, policy, customer }: Turn): Promise<void> {
  await sql`delete from refills.turn
    where workspace_id = ${workspace} and policy = ${policy} and customer = ${customer}`.execute(tx);
}
