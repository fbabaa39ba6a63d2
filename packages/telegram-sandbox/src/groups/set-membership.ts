import type { ChatMemberUpdated } from '@grammyjs/types';
import type { Telegram } from '../telegram.ts';
import { unix } from '../time/clock.ts';
import { pushUpdate } from '../updates/push-update.ts';
import type { Bot } from '../world/bot.ts';
import { asGroupChat, type Group, type InviteLink, isAdmin, type Membership } from '../world/group.ts';
import { asChatMember, userOf } from './as-chat-member.ts';
import { asInviteLink } from './invite-link.ts';

type Cause = {
  /** Who did it; the member, unless told. */
  readonly by?: number | undefined;
  readonly link?: InviteLink | undefined;
  readonly via_join_request?: boolean;
};

/** Changes what somebody is in a chat. The bots that are administrators there are told; a bot is always told of itself. */
export function setMembership(telegram: Telegram, group: Group, id: number, now: Membership, cause: Cause = {}): void {
  const before = group.members[id] ?? { status: 'left' };
  const wasAdmin = (bot: Bot) => isAdmin(group.members[bot.id]);
  const watching = Object.values(telegram.world.bots).filter((bot) => bot.id !== id && wasAdmin(bot));
  group.members[id] = now;
  if (cause.link) cause.link.joined += 1;
  group.join_requests = group.join_requests.filter(({ user }) => user !== id || now.status === 'left');
  telegram.changed({ type: 'users' });
  const update = (viewer: Bot): ChatMemberUpdated => ({
    chat: asGroupChat(group),
    from: userOf(telegram, cause.by ?? id),
    date: unix(telegram.clock.now()),
    old_chat_member: asChatMember(telegram, group, id, before),
    new_chat_member: asChatMember(telegram, group, id, now),
    ...(cause.link && { invite_link: asInviteLink(telegram, group, viewer, cause.link) }),
    ...(cause.via_join_request && { via_join_request: true }),
  });
  const self = telegram.world.bots[id];
  if (self) pushUpdate(telegram, self, { my_chat_member: update(self) });
  for (const bot of watching) pushUpdate(telegram, bot, { chat_member: update(bot) });
}
