import { Refusal } from '#kernel';
import type { Unknown } from '#exchange/checker';
import { BotApiError, BotApiUnreachable, callBotApi, type Bot, type BotApiNeeds } from '#telegram';

/**
 * What became of a question to Telegram. `no`: it said something definite about what was asked, which the asker reads.
 * `unknown`: it is not known how things are, and nobody may lose anything over it.
 */
export type Told =
  | { readonly is: 'told'; readonly result: unknown }
  | { readonly is: 'no'; readonly description: string }
  | { readonly is: 'unknown'; readonly reason: Unknown; readonly retryAfterSeconds?: number };

/** Somebody waits for the answer, or a sweep has many to ask: a long wait belongs to whoever plans the next look. */
const within = 5_000;

/** Asks Telegram as this bot. Never throws for what the world may answer; a fault of our own is thrown. */
export async function askTelegram(
  needs: BotApiNeeds,
  bot: Pick<Bot, 'workspace' | 'id'>,
  method: string,
  params: Readonly<Record<string, unknown>>,
): Promise<Told> {
  try {
    return { is: 'told', result: await callBotApi(needs, bot, method, params, { within }) };
  } catch (error) {
    return readTrouble(error);
  }
}

/** What an error of a call means. Throws what is not the world's. */
export function readTrouble(error: unknown): Exclude<Told, { is: 'told' }> {
  if (error instanceof BotApiUnreachable) return { is: 'unknown', reason: 'unreachable' };
  if (error instanceof Refusal && error.code === 'not_found') return { is: 'unknown', reason: 'bot_lost' };
  if (!(error instanceof BotApiError)) throw error;
  const { error_code: code, description, retryAfterSeconds } = error;
  if (code === 429)
    return {
      is: 'unknown',
      reason: 'rate_limited',
      ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    };
  return meaningOf(code, description);
}

/**
 * Telegram's words, without their case, and what they mean. The texts are those of its open server
 * (github.com/tdlib/telegram-bot-api and tdlib/td); upper-case codes pass through from inside. The first that fits counts.
 */
const meanings: readonly (readonly [words: RegExp, meaning: Unknown | 'no'])[] = [
  [/member list is inaccessible/, 'bot_lost'],
  [/chat_admin_required|need administrator rights|not enough rights|have no rights|right_forbidden/, 'bot_lost'],
  [/channel_private|chat_forbidden|bot is not a member|bot was kicked/, 'bot_lost'],
  [/chat not found|channel_invalid|chat_id_invalid|chat_invalid|peer_id_invalid/, 'target_gone'],
  [/group chat was (deactivated|upgraded)|chat was deleted|supergroup was deleted/, 'target_gone'],
  [/user_not_participant|member not found/, 'no'],
  [/bot was blocked by the user|user is deactivated|can't initiate conversation/, 'no'],
  [/query is too old|timeout|flood/, 'unreachable'],
];

/** A token that was revoked answers 401 or 404; every 403 says that the bot is not let in. */
function meaningOf(code: number, description: string): Exclude<Told, { is: 'told' }> {
  if (code === 401 || code === 404) return { is: 'unknown', reason: 'bot_lost' };
  const [, meaning] = meanings.find(([words]) => words.test(description.toLowerCase())) ?? [];
  if (meaning === 'no') return { is: 'no', description };
  if (meaning) return { is: 'unknown', reason: meaning };
  return { is: 'unknown', reason: code === 403 ? 'bot_lost' : 'not_told' };
}
