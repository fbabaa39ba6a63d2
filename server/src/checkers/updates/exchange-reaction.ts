import type { AccessChange, Sighting } from '#exchange/checker';
import type { Reaction } from '#telegram';
import { readAccess } from './read-access.ts';
import { readSighting } from './read-sighting.ts';

/** Who is told of what updates say. Both may be told the same twice. */
export type Watchers = {
  sight(sighting: Sighting): Promise<void>;
  accessChanged(change: AccessChange): Promise<void>;
};

/**
 * What updates tell the exchange: who came to a channel and who left, boosts given and taken away, and whether our bot
 * may still look. Every bot of ours that is an administrator somewhere may see it; what nobody is paid for is ignored.
 */
export const exchangeReaction = (watchers: Watchers): Reaction => ({
  kinds: ['chat_member', 'my_chat_member', 'chat_boost', 'removed_chat_boost'],
  wants: (bot, update) => readSighting(bot, update) !== undefined || readAccess(bot, update) !== undefined,
  async run(bot, update) {
    const sighting = readSighting(bot, update);
    if (sighting) return watchers.sight(sighting);
    const change = readAccess(bot, update);
    if (change) await watchers.accessChanged(change);
  },
});
