import { sql } from 'kysely';
import type { WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';

export async function insertControl(
  db: Pool | Tx,
  workspace: WorkspaceId,
  { task, actor, at }: { task: string; actor: string; at: Date },
): Promise<void> {
  await sql`insert into moderation.control (workspace_id, task, actor, made_at, due_at)
    values (${workspace}, ${task}, ${actor}, ${at}, ${at})
    on conflict on constraint a_task_is_a_control_once do nothing`.execute(db);
}

/** False when this claim's outcome is noted already. */
export async function insertControlResult(
  tx: Tx,
  workspace: WorkspaceId,
  { claim, task, passed, at }: { claim: string; task: string; passed: boolean; at: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into moderation.control_result (workspace_id, claim, task, passed, noted_at)
    values (${workspace}, ${claim}, ${task}, ${passed}, ${at})
    on conflict on constraint a_control_is_noted_once do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

/** Takes the control tasks whose claims are to be looked at, and plans the next look. */
export async function takeDueControls(
  pool: Pool,
  now: Date,
  next: Date,
  limit: number,
): Promise<{ workspace: WorkspaceId; task: string }[]> {
  const { rows } = await sql<{ workspace: WorkspaceId; task: string }>`
    update moderation.control c set due_at = ${next}
    where (c.workspace_id, c.task) in (
      select workspace_id, task from moderation.control where due_at <= ${now}
      order by due_at limit ${limit} for update skip locked)
    returning c.workspace_id as workspace, c.task`.execute(pool);
  return rows;
}

/** Every claim of it is decided and noted. */
export async function endControl(pool: Pool, workspace: WorkspaceId, task: string): Promise<void> {
  await sql`update moderation.control set due_at = null
    where workspace_id = ${workspace} and task = ${task}`.execute(pool);
}
