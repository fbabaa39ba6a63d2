import type { ChatMemberUpdated } from '@grammyjs/types';
import type { Telegram } from '../telegram.ts';
import { unix } from '../time/clock.ts';
import { pushUpdate } from '../updates/push-update.ts';
import { asBotUser, type Bot } from '../world/bot.ts';
import { asPrivateChat, asUser, type Person } from '../world/person.ts';
import { dialogOf } from '../world/world.ts';

/** A person blocks a bot or takes it back; the bot learns it as `my_chat_member` of the private chat. */
export function blockBot(telegram: Telegram, person: Person, bot: Bot, blocks: boolean): void {
  const dialog = dialogOf(telegram.world, person.id, bot.id);
  if (dialog.blocked === blocks) return;
  dialog.blocked = blocks;
  telegram.changed({ type: 'users', user: person.id, bot: bot.id });
  const user = asBotUser(bot);
  const member = { user, status: 'member' } as const;
  const kicked = { user, status: 'kicked', until_date: 0 } as const;
  const my_chat_member: ChatMemberUpdated = {
    chat: asPrivateChat(person),
    from: asUser(person),
    date: unix(telegram.clock.now()),
    old_chat_member: blocks ? member : kicked,
    new_chat_member: blocks ? kicked : member,
  };
  pushUpdate(telegram, bot, { my_chat_member });
}
