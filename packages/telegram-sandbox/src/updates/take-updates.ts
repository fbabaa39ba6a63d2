import type { Update } from '@grammyjs/types';
import type { Telegram } from '../telegram.ts';
import type { Bot, Pending } from '../world/bot.ts';

/**
 * Reads the updates from `offset` on. Asking for an offset confirms all before it; a negative one keeps only the
 * last so many. An offset past the end is read as the start of what waits, as Telegram does.
 */
export function takeUpdates(telegram: Telegram, bot: Bot, offset: number, limit: number): Update[] {
  const now = telegram.clock.now().getTime();
  const kept = confirm(bot.pending, offset).filter((pending) => pending.expires_at > now);
  if (kept.length !== bot.pending.length) {
    bot.pending = kept;
    telegram.changed();
  }
  return kept.slice(0, limit).map(({ update_id, change }) => ({ update_id, ...change }));
}

const confirm = (pending: Pending[], offset: number): Pending[] =>
  offset < 0 ? pending.slice(offset) : pending.filter(({ update_id }) => update_id >= offset);
