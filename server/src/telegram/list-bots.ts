import { Refusal, type WorkspaceId } from '#kernel';
import type { Pool } from '#database';
import type { Bot } from './bot.ts';
import { findBot, selectBots, selectChangedBots } from './queries.ts';

/** The bots of a workspace, oldest first. */
export const listBots = (pool: Pool, workspace: WorkspaceId): Promise<readonly Bot[]> =>
  selectBots(pool, { workspace });

/** One bot of a workspace. Refuses with `not_found`, the same for a foreign one as for none. */
export async function getBot(pool: Pool, workspace: WorkspaceId, id: string): Promise<Bot> {
  const found = await findBot(pool, workspace, id);
  if (!found) throw new Refusal('not_found', 'There is no such bot in this workspace.');
  return found.bot;
}

/** Bots of all workspaces that were added, or connected anew, since this instant; every one, when not told. */
export const listChangedBots = (pool: Pool, since?: Date): Promise<readonly Bot[]> => selectChangedBots(pool, since);
