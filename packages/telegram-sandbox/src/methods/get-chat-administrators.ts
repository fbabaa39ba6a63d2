import { badRequest } from '../bot-api/refused.ts';
import { asChatMember } from '../groups/as-chat-member.ts';
import { findMembers } from '../groups/read-members.ts';
import { isAdmin } from '../world/group.ts';
import type { Method } from './method.ts';

/** The owner and the administrators; of bots only the one that asks. */
export const getChatAdministrators: Method = (telegram, bot, call) => {
  const place = findMembers(telegram, bot, call);
  if (place.kind === 'private') throw badRequest('there are no administrators in the private chat');
  return Object.entries(place.group.members)
    .filter(([id, membership]) => isAdmin(membership) && (!telegram.world.bots[id] || Number(id) === bot.id))
    .map(([id]) => asChatMember(telegram, place.group, Number(id)));
};
