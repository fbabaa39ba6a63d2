import type { Bot } from './bot.ts';
import type { BotApiNeeds } from './needs.ts';

export type CallOptions = {
  /** Milliseconds for the whole call, waits for `retry_after` included; 10,000, when not given. */
  readonly within?: number;
  readonly signal?: AbortSignal;
};

/**
 * Calls one method of the Bot API as this bot. Throws `BotApiError` for Telegram's no and
 * `BotApiUnreachable` when there was no answer. The result is as Telegram sent it: read it with care.
 */
export async function callBotApi(
  needs: BotApiNeeds,
  bot: Pick<Bot, 'workspace' | 'id'>,
  method: string,
  params: Readonly<Record<string, unknown>> = {},
  options: CallOptions = {},
): Promise<unknown> {
  throw new Error(`not yet: ${method} ${JSON.stringify([bot, params, options])} ${String(needs)}`);
}
