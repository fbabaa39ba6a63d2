import { Refusal, type WorkspaceId } from '#kernel';
import type { Pool } from '#database';
import type { Bot } from './bot.ts';
import { findBot, selectBots } from './queries.ts';

/** The bots of a workspace, oldest first. */
export const listBots = (pool: Pool, workspace: WorkspaceId): Promise<readonly Bot[]> =>
  selectBots(pool, { workspace });

/** One bot of a workspace. Refuses with `not_found`, the same for a foreign one as for none. */
export async function getBot(pool: Pool, workspace: WorkspaceId, id: string): Promise<Bot> {
  const found = await findBot(pool, workspace, id);
  if (!found) throw new Refusal('not_found', 'There is no such bot in this workspace.');
  return found.bot;
}
