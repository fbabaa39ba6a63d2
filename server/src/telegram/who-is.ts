import { z } from 'zod';
import { callWithToken, type CallOptions } from './call-bot-api.ts';
import type { Bot } from './bot.ts';
import type { BotApiNeeds } from './needs.ts';

const meShape = z.looseObject({ id: z.int(), is_bot: z.literal(true), first_name: z.string(), username: z.string() });

/** Whether a text has the shape of a bot's token. */
export const isToken = (text: string): boolean => /^\d{1,20}:[A-Za-z0-9_-]{1,128}$/.test(text);

/**
 * Whose token this is. It is used for this one question and kept nowhere. Throws `BotApiError` and
 * `BotApiUnreachable` as `callBotApi` does; undefined when the answer names no bot.
 */
export async function whoIs(
  needs: Pick<BotApiNeeds, 'config'>,
  token: string,
  options?: CallOptions,
): Promise<Pick<Bot, 'telegramId' | 'username' | 'name'> | undefined> {
  const { data } = meShape.safeParse(await callWithToken(needs, token, 'getMe', {}, options));
  return data && { telegramId: String(data.id), username: data.username, name: data.first_name };
}
