import { sql } from 'kysely';
import { isId, type WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import type { Complaint } from './complaint.ts';

const columns = sql`workspace_id as workspace, id, task, complainant, reason, words, counts, opened_at as "openedAt",
  outcome, decided_at as "decidedAt"`;

/** False when this person has complained of this task before. */
export async function insertComplaint(tx: Tx, complaint: Complaint): Promise<boolean> {
  const { workspace, id, task, complainant, reason, words, counts, openedAt } = complaint;
  const { numAffectedRows } = await sql`
    insert into moderation.complaint (workspace_id, id, task, complainant, reason, words, counts, opened_at)
    values (${workspace}, ${id}, ${task}, ${complainant}, ${reason}, ${words}, ${counts}, ${openedAt})
    on conflict on constraint somebody_complains_of_a_task_once do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

export async function complaintOf(
  db: Pool | Tx,
  workspace: WorkspaceId,
  task: string,
  complainant: string,
): Promise<Complaint | undefined> {
  const { rows } = await sql<Complaint>`
    select ${columns} from moderation.complaint
    where workspace_id = ${workspace} and task = ${task} and complainant = ${complainant}`.execute(db);
  return rows[0];
}

/** How many undecided complaints of a task count. */
export async function countOpenComplaints(tx: Tx, workspace: WorkspaceId, task: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from moderation.complaint
    where workspace_id = ${workspace} and task = ${task} and counts and outcome is null`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** Whether the last so many decided complaints of somebody were all wrong. */
export async function isOftenWrong(
  tx: Tx,
  workspace: WorkspaceId,
  complainant: string,
  inARow: number,
): Promise<boolean> {
  const { rows } = await sql<{ outcome: string }>`
    select outcome from moderation.complaint
    where workspace_id = ${workspace} and complainant = ${complainant} and outcome is not null
    order by decided_at desc, id desc limit ${inARow}`.execute(tx);
  return rows.length === inARow && rows.every(({ outcome }) => outcome === 'dismissed');
}

/** Decides every open complaint of a task, and answers them. */
export async function closeComplaints(
  tx: Tx,
  workspace: WorkspaceId,
  task: string,
  { outcome, at }: { outcome: 'upheld' | 'dismissed'; at: Date },
): Promise<Complaint[]> {
  const { rows } = await sql<Complaint>`
    update moderation.complaint set outcome = ${outcome}, decided_at = ${at}
    where workspace_id = ${workspace} and task = ${task} and outcome is null returning ${columns}`.execute(tx);
  return rows;
}

export async function selectComplaints(
  db: Pool | Tx,
  workspace: WorkspaceId,
  filter: { task: string | null; complainant: string | null; before: string | null; limit: number },
): Promise<Complaint[]> {
  const { task, complainant, before, limit } = filter;
  const { rows } = await sql<Complaint>`
    select ${columns} from moderation.complaint
    where workspace_id = ${workspace} and (${task}::text is null or task = ${task})
      and (${complainant}::text is null or complainant = ${complainant})
      and (${before}::text is null or id < ${before})
    order by id desc limit ${limit}`.execute(db);
  if (rows.some(({ id }) => !isId('cmp', id))) throw new Error('A complaint has a damaged id.');
  return rows;
}
