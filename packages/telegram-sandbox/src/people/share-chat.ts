import type { KeyboardButton, KeyboardButtonRequestChat } from '@grammyjs/types';
import { Wrong } from '../wrong.ts';
import { setMembership } from '../groups/set-membership.ts';
import { postByPerson } from '../messages/post-message.ts';
import type { Telegram } from '../telegram.ts';
import type { Bot } from '../world/bot.ts';
import { type Group, isAdmin, isInside } from '../world/group.ts';
import type { Person } from '../world/person.ts';

/** A person presses a `request_chat` button and picks this chat; the bot is made what the button asks for. */
export function shareChat(telegram: Telegram, person: Person, bot: Bot, group: Group, request_id?: number): number {
  const asked = findRequest(telegram, person, bot, request_id);
  if (asked.chat_is_channel !== (group.type === 'channel')) {
    throw new Wrong(400, `The button asks for a ${asked.chat_is_channel ? 'channel' : 'group'}.`);
  }
  const needsAdmin = asked.bot_administrator_rights !== undefined || asked.user_administrator_rights !== undefined;
  if (needsAdmin && !isAdmin(group.members[person.id])) {
    throw new Wrong(400, `${person.first_name} is no administrator of the chat ${group.id}.`);
  }
  letIn(telegram, person, bot, group, asked);
  const { message_id } = postByPerson(telegram, bot, person, {
    chat_shared: {
      request_id: asked.request_id,
      chat_id: group.id,
      ...(asked.request_title && { title: group.title }),
      ...(asked.request_username && group.username && { username: group.username }),
    },
  });
  return message_id;
}

function letIn(telegram: Telegram, person: Person, bot: Bot, group: Group, asked: KeyboardButtonRequestChat): void {
  const before = group.members[bot.id];
  const rights = asked.bot_administrator_rights;
  if (rights && !isAdmin(before)) {
    setMembership(telegram, group, bot.id, { status: 'administrator', rights }, { by: person.id });
  } else if (asked.bot_is_member && !isInside(before)) {
    setMembership(telegram, group, bot.id, { status: 'member' }, { by: person.id });
  }
}

function findRequest(telegram: Telegram, person: Person, bot: Bot, id?: number): KeyboardButtonRequestChat {
  const keys = telegram.world.dialogs[`${person.id}:${bot.id}`]?.keyboard?.keyboard.flat() ?? [];
  const asked = keys.map(requestOf).find((each) => each && (id === undefined || each.request_id === id));
  if (!asked) throw new Wrong(404, `The keyboard of the chat with @${bot.username} asks for no chat.`);
  return asked;
}

const requestOf = (key: KeyboardButton): KeyboardButtonRequestChat | undefined =>
  typeof key === 'object' && 'request_chat' in key ? key.request_chat : undefined;
