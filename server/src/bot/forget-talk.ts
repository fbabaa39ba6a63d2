import { sql } from 'kysely';
import type { Tx } from '#database';
import type { WorkspaceId } from '#kernel';

/** Takes away where somebody's conversations are and what they were filling in; for when they are erased. */
export async function forgetTalk(tx: Tx, workspace: WorkspaceId, user: string): Promise<void> {
  await sql`delete from bot.order_message where workspace_id = ${workspace} and chat = ${user}`.execute(tx);
  await sql`delete from bot.chat where workspace_id = ${workspace} and chat = ${user}`.execute(tx);
  await sql`delete from bot.task_draft where workspace_id = ${workspace} and owner = ${user}`.execute(tx);
}
