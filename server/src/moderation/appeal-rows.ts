import { sql } from 'kysely';
import type { WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import type { Appeal, AppealStatus } from './appeal.ts';

const columns = sql`workspace_id as workspace, id, claim, worker, words, status, opened_at as "openedAt",
  due_at as "dueAt", decided_at as "decidedAt", actor, reason`;

/** False when this claim has been appealed before. */
export async function insertAppeal(tx: Tx, appeal: Appeal): Promise<boolean> {
  const { workspace, id, claim, worker, words, status, openedAt, dueAt } = appeal;
  const { numAffectedRows } = await sql`
    insert into moderation.appeal (workspace_id, id, claim, worker, words, status, opened_at, due_at)
    values (${workspace}, ${id}, ${claim}, ${worker}, ${words}, ${status}, ${openedAt}, ${dueAt})
    on conflict on constraint a_claim_is_appealed_once do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

export async function appealOfClaim(db: Pool | Tx, workspace: WorkspaceId, claim: string): Promise<Appeal | undefined> {
  const { rows } = await sql<Appeal>`
    select ${columns} from moderation.appeal where workspace_id = ${workspace} and claim = ${claim}`.execute(db);
  return rows[0];
}

export async function findAppeal(db: Pool | Tx, workspace: WorkspaceId, id: string): Promise<Appeal | undefined> {
  const { rows } = await sql<Appeal>`
    select ${columns} from moderation.appeal where workspace_id = ${workspace} and id = ${id}`.execute(db);
  return rows[0];
}

/** An appeal, locked until commit. */
export async function lockAppeal(tx: Tx, workspace: WorkspaceId, id: string): Promise<Appeal | undefined> {
  const { rows } = await sql<Appeal>`
    select ${columns} from moderation.appeal
    where workspace_id = ${workspace} and id = ${id} for update`.execute(tx);
  return rows[0];
}

export async function settleAppeal(
  tx: Tx,
  { workspace, id }: Appeal,
  settled: { status: 'upheld' | 'dismissed'; actor: string; reason: string; at: Date },
): Promise<Appeal> {
  const { rows } = await sql<Appeal>`
    update moderation.appeal set status = ${settled.status}, actor = ${settled.actor}, reason = ${settled.reason},
      decided_at = ${settled.at}
    where workspace_id = ${workspace} and id = ${id} returning ${columns}`.execute(tx);
  if (!rows[0]) throw new Error(`The appeal ${id} is gone.`);
  return rows[0];
}

/** Appeals that nobody decided in time, of all workspaces. */
export async function selectDueAppeals(
  pool: Pool,
  now: Date,
  limit: number,
): Promise<{ workspace: WorkspaceId; id: string }[]> {
  const { rows } = await sql<{ workspace: WorkspaceId; id: string }>`
    select workspace_id as workspace, id from moderation.appeal
    where status = 'open' and due_at <= ${now} order by due_at limit ${limit}`.execute(pool);
  return rows;
}

export async function selectAppeals(
  db: Pool | Tx,
  workspace: WorkspaceId,
  filter: { status: AppealStatus | null; worker: string | null; before: string | null; limit: number },
): Promise<Appeal[]> {
  const { status, worker, before, limit } = filter;
  const { rows } = await sql<Appeal>`
    select ${columns} from moderation.appeal
    where workspace_id = ${workspace} and (${status}::text is null or status = ${status})
      and (${worker}::text is null or worker = ${worker}) and (${before}::text is null or id < ${before})
    order by id desc limit ${limit}`.execute(db);
  return rows;
}
