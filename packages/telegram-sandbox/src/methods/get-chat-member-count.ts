import { findMembers } from '../groups/read-members.ts';
import { isInside } from '../world/group.ts';
import type { Method } from './method.ts';

export const getChatMemberCount: Method = (telegram, bot, call) => {
  const place = findMembers(telegram, bot, call);
  return place.kind === 'private' ? 2 : Object.values(place.group.members).filter(isInside).length;
};
