import { sql } from 'kysely';
import type { WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';

/** That a task which the treasury pays for came on; `ids` is what was told of it. */
export type TaskNews = { readonly workspace: WorkspaceId; readonly task: string; readonly ids: readonly bigint[] };

/**
 * Tells whoever follows them that these tasks came on, if the caller's transaction commits: only those the treasury pays
 * for are told of. Rows are added and never changed, so nobody waits for another here.
 */
export async function noteNews(tx: Tx, workspace: WorkspaceId, tasks: readonly string[]): Promise<void> {
  await sql`insert into exchange.task_news (workspace_id, task)
    select workspace_id, id from exchange.task
    where workspace_id = ${workspace} and id = any(${[...new Set(tasks)]}::text[]) and payer = 'treasury'`.execute(tx);
}

/** Tasks with news, the longest waiting first. Reading them leaves them there. */
export async function readNews(pool: Pool, limit: number): Promise<TaskNews[]> {
  const { rows } = await sql<TaskNews>`
    select workspace_id as workspace, task, array_agg(id) as ids from exchange.task_news
    group by workspace_id, task order by min(id) limit ${limit}`.execute(pool);
  return rows;
}

/** What was read has been followed; what was told meanwhile stays. */
export async function dropNews(pool: Pool, { workspace, ids }: TaskNews): Promise<void> {
  await sql`delete from exchange.task_news
    where workspace_id = ${workspace} and id = any(${ids.map(String)}::bigint[])`.execute(pool);
}
