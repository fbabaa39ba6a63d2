import type { WorkspaceId } from '#kernel';
import type { Pool } from '#database';
import type { Bot } from './bot.ts';

/** The bots of a workspace, oldest first. */
export async function listBots(pool: Pool, workspace: WorkspaceId): Promise<readonly Bot[]> {
  throw new Error(`not yet: ${workspace} ${String(pool)}`);
}

/** One bot of a workspace. Refuses with `not_found`, the same for a foreign one as for none. */
export async function getBot(pool: Pool, workspace: WorkspaceId, id: string): Promise<Bot> {
  throw new Error(`not yet: ${workspace} ${id} ${String(pool)}`);
}
