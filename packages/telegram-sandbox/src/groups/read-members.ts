import type { Call } from '../bot-api/call.ts';
import { badRequest } from '../bot-api/refused.ts';
import { findChat, type Place } from '../messages/find-chat.ts';
import type { Telegram } from '../telegram.ts';
import type { Bot } from '../world/bot.ts';
import { isAdmin } from '../world/group.ts';

/** The chat of a call whose members the bot wants to see: in a channel only administrators see them. */
export function findMembers(telegram: Telegram, bot: Bot, call: Call): Place {
  const place = findChat(telegram, bot, call, 'read');
  if (place.kind === 'group' && place.group.type === 'channel' && !isAdmin(place.group.members[bot.id])) {
    throw badRequest('member list is inaccessible');
  }
  return place;
}
