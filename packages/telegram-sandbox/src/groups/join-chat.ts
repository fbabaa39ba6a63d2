import type { Telegram } from '../telegram.ts';
import { unix } from '../time/clock.ts';
import { pushUpdate } from '../updates/push-update.ts';
import { asGroupChat, type Group, type InviteLink, isInside, may } from '../world/group.ts';
import { asUser, type Person } from '../world/person.ts';
import { dialogOf } from '../world/world.ts';
import { asInviteLink } from './invite-link.ts';
import { Wrong } from '../wrong.ts';
import { setMembership } from './set-membership.ts';

/** How long a bot may write to somebody who asked to join. */
const mayWriteFor = 5 * 60_000;

export type Joined = 'joined' | 'requested' | 'already';

/** A person opens an invite link: joins, or asks to join when the link wants that. */
export function joinByLink(telegram: Telegram, person: Person, group: Group, link: InviteLink): Joined {
  if (isInside(group.members[person.id])) return 'already';
  if (group.members[person.id]?.status === 'kicked') throw new Wrong(400, `${person.first_name} is banned there.`);
  if (link.creates_join_request) return requestToJoin(telegram, person, group, link);
  setMembership(telegram, group, person.id, { status: 'member' }, { link });
  return 'joined';
}

/** A person joins a public chat, where nobody has to invite them; who was thrown out stays outside. */
export function joinPublic(telegram: Telegram, person: Person, group: Group): Joined {
  if (isInside(group.members[person.id])) return 'already';
  if (group.members[person.id]?.status === 'kicked') throw new Wrong(400, `${person.first_name} is banned there.`);
  setMembership(telegram, group, person.id, { status: 'member' });
  return 'joined';
}

/** Asks to join. The bots that may invite people are told, and may write to the person for five minutes. */
export function requestToJoin(telegram: Telegram, person: Person, group: Group, link?: InviteLink): Joined {
  if (isInside(group.members[person.id])) return 'already';
  const now = telegram.clock.now();
  const request = { user: person.id, date: unix(now), ...(link && { invite_link: link.invite_link }) };
  group.join_requests = [...group.join_requests.filter(({ user }) => user !== person.id), request];
  telegram.changed();
  for (const bot of Object.values(telegram.world.bots)) {
    if (!may(group.members[bot.id], 'can_invite_users')) continue;
    dialogOf(telegram.world, person.id, bot.id).open_until = now.getTime() + mayWriteFor;
    pushUpdate(telegram, bot, {
      chat_join_request: {
        chat: asGroupChat(group) as never,
        from: asUser(person),
        user_chat_id: person.id,
        date: request.date,
        ...(link && { invite_link: asInviteLink(telegram, group, bot, link) }),
      },
    });
  }
  return 'requested';
}
