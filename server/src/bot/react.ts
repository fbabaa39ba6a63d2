import type { Reaction } from '#telegram';
import { converse } from './converse.ts';
import type { BotNeeds } from './needs.ts';

/** What the exchange's bot does about messages, presses and being blocked. */
export const botReaction = (needs: BotNeeds): Reaction => ({
  kinds: ['message', 'callback_query', 'my_chat_member'],
  wants: ({ purpose }) => purpose === 'exchange',
  run: (bot, update, receivedAt) => converse(needs, bot, update, receivedAt),
});
