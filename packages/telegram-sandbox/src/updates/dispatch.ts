import { type Telegram, lineOf } from '../telegram.ts';
import type { Bot } from '../world/bot.ts';
import { deliver } from './deliver.ts';
import { takeUpdates } from './take-updates.ts';

/** Moves what can move: answers a waiting getUpdates, or sends to the webhook what is due. */
export function dispatch(telegram: Telegram, bot: Bot): void {
  const { poll } = lineOf(telegram, bot);
  if (bot.webhook) deliver(telegram, bot, bot.webhook);
  else if (poll) {
    const updates = takeUpdates(telegram, bot, poll.offset, poll.limit);
    if (updates.length > 0) poll.answer(updates);
  }
}
