import { badRequest } from '../bot-api/refused.ts';
import { setMembership } from '../groups/set-membership.ts';
import { findChat } from '../messages/find-chat.ts';
import type { Method } from './method.ts';

export const leaveChat: Method = (telegram, bot, call) => {
  const place = findChat(telegram, bot, call, 'write');
  if (place.kind === 'private') throw badRequest("chat member status can't be changed in private chats");
  setMembership(telegram, place.group, bot.id, { status: 'left' });
  return true;
};
