import type { ChatInviteLink } from '@grammyjs/types';
import type { Telegram } from '../telegram.ts';
import type { Bot } from '../world/bot.ts';
import type { Group, InviteLink } from '../world/group.ts';
import { userOf } from './as-chat-member.ts';

/** The link as a bot sees it: of a link that somebody else made, the second part is hidden. */
export function asInviteLink(telegram: Telegram, group: Group, viewer: Bot, link: InviteLink): ChatInviteLink {
  const { creator, joined: _, ...rest } = link;
  const pending = group.join_requests.filter(({ invite_link }) => invite_link === link.invite_link).length;
  const shown = creator === viewer.id ? link.invite_link : mask(link.invite_link);
  return {
    ...rest,
    invite_link: shown,
    creator: userOf(telegram, creator),
    ...(pending > 0 && { pending_join_request_count: pending }),
  };
}

function mask(link: string): string {
  const start = link.indexOf('+') + 1;
  return `${link.slice(0, start + Math.ceil((link.length - start) / 2))}...`;
}

/** The chat that this link leads into, if the link still works. */
export function findInvitation(telegram: Telegram, url: string): { group: Group; link: InviteLink } | undefined {
  const now = telegram.clock.now().getTime() / 1000;
  for (const group of Object.values(telegram.world.groups)) {
    const link = group.invite_links.find(({ invite_link }) => invite_link === url);
    if (!link || link.is_revoked || (link.expire_date ?? Infinity) <= now) continue;
    if (link.member_limit !== undefined && link.joined >= link.member_limit) continue;
    return { group, link };
  }
  return undefined;
}
