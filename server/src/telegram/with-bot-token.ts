import type { Bot } from './bot.ts';
import type { BotApiNeeds } from './needs.ts';
import { findBotAnywhere } from './queries.ts';
import { openToken } from './secrets.ts';

/**
 * Shows the token of a bot to a function that checks something with it, and answers what that says; nothing, when no
 * workspace has a bot of this id. The token is not to be kept.
 */
export async function withBotToken<T>(
  { pool, masterKey }: Pick<BotApiNeeds, 'pool' | 'masterKey'>,
  id: string,
  use: (bot: Bot, token: string) => T,
): Promise<T | undefined> {
  const found = await findBotAnywhere(pool, id);
  return found && use(found.bot, openToken(masterKey, found));
}
