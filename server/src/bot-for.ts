import type { Pool } from '#database';
import { Refusal, type WorkspaceId } from '#kernel';
import { getBot, listBots, type Bot } from '#telegram';

/** Finds the bot that sells: the one that is named, by our id or by Telegram's number, or the only one there is. */
export const botFor =
  (pool: Pool) =>
  async (workspace: WorkspaceId, named?: string): Promise<Bot> => {
    if (named !== undefined) return getBot(pool, workspace, named);
    const bots = await listBots(pool, workspace);
    const [only, ...others] = bots;
    if (!only) throw new Refusal('not_found', 'Connect a bot first: POST /v1/bots.');
    if (others.length > 0) throw new Refusal('not_found', 'This workspace has several bots: name the one that sells.');
    return only;
  };
