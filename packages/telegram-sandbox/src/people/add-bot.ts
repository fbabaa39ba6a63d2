import { Wrong } from '../wrong.ts';
import type { Telegram } from '../telegram.ts';
import { firstUpdateId } from '../updates/line-up.ts';
import type { Bot } from '../world/bot.ts';
import { newToken } from '../world/new-id.ts';
import { hasUsername } from './add-person.ts';

export type NewBot = { readonly username: string; readonly first_name: string; readonly token?: string | undefined };

/** Registers a bot as BotFather does. With a token given, the bot's id is the number before its colon. */
export function addBot(telegram: Telegram, { username, first_name, token }: NewBot): Bot {
  const { world } = telegram;
  const id = token === undefined ? world.next_bot_id++ : Number(/^([1-9]\d{0,15}):[\w-]+$/.exec(token)?.[1]);
  if (!Number.isSafeInteger(id))
    throw new Wrong(400, 'A token is the number of the bot, a colon, and letters: 123:ABC.');
  if (world.bots[id] || world.users[id]) throw new Wrong(400, `The id ${id} is taken.`);
  if (hasUsername(telegram, username)) throw new Wrong(400, `The username @${username} is taken.`);
  const bot: Bot = {
    id,
    token: token ?? newToken(id),
    username,
    first_name,
    allowed_updates: null,
    webhook: null,
    pending: [],
    held: [],
    next_update_id: firstUpdateId(telegram),
    last_update_at: 0,
    next_message_id: 1,
    commands: {},
    menu_button: { type: 'commands' },
    menu_buttons: {},
    stars: [],
  };
  world.bots[id] = bot;
  telegram.changed({ type: 'users', bot: id });
  return bot;
}
