import { type Call, userId } from '../bot-api/call.ts';
import { badRequest } from '../bot-api/refused.ts';
import { findChat } from '../messages/find-chat.ts';
import type { Telegram } from '../telegram.ts';
import type { Bot } from '../world/bot.ts';
import { type Group, isAdmin, may } from '../world/group.ts';

/** The group or channel of a call in which the bot has to be an administrator who may invite people. */
export function groupToInvite(telegram: Telegram, bot: Bot, call: Call): Group {
  const place = findChat(telegram, bot, call, 'write');
  if (place.kind === 'private') throw badRequest("can't access the chat");
  if (!may(place.group.members[bot.id], 'can_invite_users')) {
    throw badRequest('not enough rights to manage chat invite link');
  }
  return place.group;
}

/** The supergroup or channel of a call in which the bot has to be an administrator. */
export function groupToWatch(telegram: Telegram, bot: Bot, call: Call): Group {
  const place = findChat(telegram, bot, call, 'write');
  if (place.kind === 'private' || place.group.type === 'group') throw badRequest("can't boost the chat");
  if (!isAdmin(place.group.members[bot.id])) throw badRequest('CHAT_ADMIN_REQUIRED');
  return place.group;
}

/** The person or bot that a call names; one that Telegram never saw is refused. */
export function knownUser({ world }: Telegram, call: Call): number {
  const id = userId(call);
  if (!world.users[id] && !world.bots[id]) throw badRequest('PARTICIPANT_ID_INVALID');
  return id;
}
