import { userId } from '../bot-api/call.ts';
import { asChatMember, userOf } from '../groups/as-chat-member.ts';
import { findMembers } from '../groups/read-members.ts';
import { knownUser } from '../groups/require.ts';
import { findChat } from '../messages/find-chat.ts';
import type { Method } from './method.ts';

export const getChatMember: Method = (telegram, bot, call) => {
  const isSelf = userId(call) === bot.id;
  const place = isSelf ? findChat(telegram, bot, call, 'read') : findMembers(telegram, bot, call);
  const id = knownUser(telegram, call);
  if (place.kind === 'group') return asChatMember(telegram, place.group, id);
  const isPart = id === place.person.id || id === bot.id;
  return { user: userOf(telegram, id), status: isPart ? 'member' : 'left' };
};
