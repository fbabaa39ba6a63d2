import type { Telegram } from '../telegram.ts';
import type { Bot, Change, ChangeKind } from '../world/bot.ts';
import { queueOf } from './queue.ts';
import { retentionSeconds } from './retention.ts';
import { dispatch } from './dispatch.ts';

const week = 7 * 24 * 3600;

/** Gives the update its number and puts it at the end of the bot's list, to be taken or delivered. */
export function lineUp(telegram: Telegram, bot: Bot, kind: ChangeKind, change: Change, copies = 1): void {
  const now = telegram.clock.now().getTime();
  const update_id = nextUpdateId(telegram, bot, now);
  for (let copy = 0; copy < copies; copy += 1) {
    bot.pending.push({
      update_id,
      kind,
      queue: queueOf(kind, change),
      change,
      expires_at: now + retentionSeconds(kind) * 1000,
      due_at: now,
      delay_seconds: 1,
      fails: 0,
    });
  }
  telegram.changed();
  dispatch(telegram, bot);
}

/** Numbers follow each other; after a week of silence they start again from somewhere else. */
function nextUpdateId(telegram: Telegram, bot: Bot, now: number): number {
  if (bot.last_update_at !== 0 && now - bot.last_update_at > week * 1000) {
    bot.next_update_id = firstUpdateId(telegram);
  }
  bot.last_update_at = now;
  bot.next_update_id += 1;
  return bot.next_update_id - 1;
}

/** Starts from the seconds of the clock and a random part, so that a restart without a state file repeats no number. */
export function firstUpdateId(telegram: Pick<Telegram, 'clock' | 'random'>): number {
  const seconds = Math.floor(telegram.clock.now().getTime() / 1000);
  return (seconds % 1_000_000_000) + Math.floor(telegram.random() * 1_000_000_000);
}
