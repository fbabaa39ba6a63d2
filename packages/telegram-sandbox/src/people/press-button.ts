import { setTimeout as wait } from 'node:timers/promises';
import { type PressAnswer, type Telegram, lineOf } from '../telegram.ts';
import { pushUpdate } from '../updates/push-update.ts';
import type { Bot } from '../world/bot.ts';
import type { Posted } from '../world/dialog.ts';
import { newQueryId } from '../world/new-id.ts';
import { asUser, type Person } from '../world/person.ts';

/** How long a person looks at the spinning button before turning away; in real time. */
const patience = 5_000;
const queryLifetime = 150_000;

/**
 * A person presses an inline button with callback data. Waits for the bot's answer for as long as somebody listens;
 * a bot that nobody runs gets the update all the same, and the answer stays empty.
 */
export async function pressButton(
  telegram: Telegram,
  person: Person,
  bot: Bot,
  posted: Posted,
  data: string,
): Promise<PressAnswer | undefined> {
  const id = newQueryId();
  const expires_at = telegram.clock.now().getTime() + queryLifetime;
  const answered = new Promise<PressAnswer>((answer) => telegram.presses.set(id, { bot: bot.id, expires_at, answer }));
  const listens = isListening(telegram, bot);
  pushUpdate(telegram, bot, {
    callback_query: {
      id,
      from: asUser(person),
      message: { ...structuredClone(posted.message), date: posted.message.date },
      chat_instance: `${bot.id}${person.id}`,
      data,
    },
  });
  if (!listens) return undefined;
  return Promise.race([answered, wait(patience, undefined, { ref: false })]);
}

/** Whether somebody takes this bot's updates: by a webhook, or by long polls, between which a bot may work a while. */
export function isListening(telegram: Telegram, bot: Bot): boolean {
  const line = lineOf(telegram, bot);
  return bot.webhook !== null || line.poll !== undefined || Date.now() - line.long_polled_at < patience;
}
