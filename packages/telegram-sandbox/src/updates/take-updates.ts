import type { Update } from '@grammyjs/types';
import type { Telegram } from '../telegram.ts';
import type { Bot, Pending } from '../world/bot.ts';

/** Telegram takes an offset further ahead than this for one of another time, as after numbers started anew. */
const furthestAhead = 10;

/**
 * Reads the updates from `offset` on. Asking for an offset confirms all before it; a negative one keeps only the
 * last so many. An offset far past the end confirms nothing and is read as the start of what waits.
 */
export function takeUpdates(telegram: Telegram, bot: Bot, offset: number, limit: number): Update[] {
  const now = telegram.clock.now().getTime();
  const kept = confirm(bot, offset).filter((pending) => pending.expires_at > now);
  if (kept.length !== bot.pending.length) {
    bot.pending = kept;
    telegram.changed();
  }
  return kept.slice(0, limit).map(({ update_id, change }) => ({ update_id, ...change }));
}

function confirm({ pending, next_update_id }: Bot, offset: number): Pending[] {
  if (offset < 0) return pending.slice(offset);
  if (offset > next_update_id + furthestAhead) return pending;
  return pending.filter(({ update_id }) => update_id >= offset);
}
