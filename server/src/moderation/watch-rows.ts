import { sql } from 'kysely';
import type { Id, WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';

/** What a target was called when somebody said yes to it. */
export type Watch = {
  readonly workspace: WorkspaceId;
  readonly task: Id<'tsk'>;
  readonly title: string;
  readonly username: string | null;
};

const columns = sql`w.workspace_id as workspace, w.task, w.title, w.username`;

/** From now on the target is what it is now called; it is looked at again at `dueAt`. */
export async function keepWatch(tx: Tx, { workspace, task, title, username }: Watch, dueAt: Date): Promise<void> {
  await sql`insert into moderation.watch (workspace_id, task, title, username, due_at)
    values (${workspace}, ${task}, ${title}, ${username}, ${dueAt})
    on conflict on constraint a_task_is_watched_once
    do update set title = excluded.title, username = excluded.username, due_at = excluded.due_at`.execute(tx);
}

/** Takes what is due, and plans the next look at once: two processes never look at the same thing. */
export async function takeDueWatches(pool: Pool, now: Date, next: Date, limit: number): Promise<Watch[]> {
  const { rows } = await sql<Watch>`
    update moderation.watch w set due_at = ${next}, looked_at = ${now}
    where (w.workspace_id, w.task) in (
      select workspace_id, task from moderation.watch where due_at <= ${now}
      order by due_at limit ${limit} for update skip locked)
    returning ${columns}`.execute(pool);
  return rows;
}

/** What it is called now: a person has to see it. */
export async function noteSeen(
  tx: Tx,
  { workspace, task }: Watch,
  seen: { readonly title: string; readonly username: string | null },
): Promise<void> {
  await sql`update moderation.watch set seen_title = ${seen.title}, seen_username = ${seen.username}
    where workspace_id = ${workspace} and task = ${task}`.execute(tx);
}

/** Somebody said yes to what it is called now. */
export async function acceptSeen(tx: Tx, workspace: WorkspaceId, task: string): Promise<void> {
  await sql`update moderation.watch
    set title = seen_title, username = seen_username, seen_title = null, seen_username = null
    where workspace_id = ${workspace} and task = ${task} and seen_title is not null`.execute(tx);
}

/** Nobody told: look again soon. */
export async function postponeWatch(pool: Pool, { workspace, task }: Watch, dueAt: Date): Promise<void> {
  await sql`update moderation.watch set due_at = ${dueAt}
    where workspace_id = ${workspace} and task = ${task}`.execute(pool);
}

export async function endWatch(db: Pool | Tx, workspace: WorkspaceId, task: string): Promise<void> {
  await sql`delete from moderation.watch where workspace_id = ${workspace} and task = ${task}`.execute(db);
}
