import { isId } from '#kernel';
import type { Notified, Notifier } from '#refills';
import { BotApiError, BotApiUnreachable, callBotApi, languageOf, type BotApiNeeds } from '#telegram';

/** How modules write to people: a message of the bot, with buttons that open addresses. */
export const botNotifier = (needs: BotApiNeeds): Notifier => ({
  async notify(workspace, { bot, customer, text, buttons }) {
    const keyboard = { inline_keyboard: buttons.map((button) => [button]) };
    const message = { chat_id: customer, text, ...(buttons.length > 0 && { reply_markup: keyboard }) };
    if (!isId('bot', bot)) return { outcome: 'refused', problem: `There is no bot "${bot}".` };
    try {
      await callBotApi(needs, { workspace, id: bot }, 'sendMessage', message);
      return { outcome: 'sent' };
    } catch (error) {
      return outcomeOf(error);
    }
  },
  languageOf: (workspace, bot, customer) => languageOf(needs.pool, workspace, bot, customer),
});

/** A no of Telegram is certain; without an answer only a connection that never stood is. */
function outcomeOf(error: unknown): Notified {
  if (error instanceof BotApiError) {
    const problem = error.message;
    if (error.error_code === 429) return { outcome: 'later', seconds: error.retryAfterSeconds ?? 1, problem };
    return { outcome: error.error_code === 403 ? 'blocked' : 'refused', problem };
  }
  if (error instanceof BotApiUnreachable)
    return error.effect === 'none'
      ? { outcome: 'later', seconds: 30, problem: error.message }
      : { outcome: 'unknown', problem: error.message };
  throw error;
}
