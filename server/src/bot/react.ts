import type { Reaction } from '#telegram';
import { converse } from './converse.ts';
import { exchangeRepertoire } from './exchange-repertoire.ts';
import type { BotNeeds, StoreBotNeeds, TalkNeeds } from './needs.ts';
import type { Repertoire } from './repertoire.ts';
import { storeRepertoire } from './store-repertoire.ts';

/** What a bot of one purpose does about messages, presses and being blocked. */
const reactionOf = <Needs extends TalkNeeds>(needs: Needs, repertoire: Repertoire<Needs>): Reaction => ({
  kinds: ['message', 'callback_query', 'my_chat_member'],
  wants: ({ purpose }) => purpose === repertoire.purpose,
  run: (bot, update, receivedAt) => converse({ needs, repertoire }, bot, update, receivedAt),
});

/** What the exchange's bot does about messages, presses and being blocked. */
export const botReaction = (needs: BotNeeds): Reaction => reactionOf(needs, exchangeRepertoire);

/** What the store's bot does about messages, presses and being blocked. */
export const storeBotReaction = (needs: StoreBotNeeds): Reaction => reactionOf(needs, storeRepertoire);
