import { type Call, flag, integer, text } from '../bot-api/call.ts';
import { badRequest } from '../bot-api/refused.ts';
import { asInviteLink } from '../groups/invite-link.ts';
import { groupToInvite } from '../groups/require.ts';
import type { InviteLink } from '../world/group.ts';
import { newSlug } from '../world/new-id.ts';
import type { Method } from './method.ts';

export const createChatInviteLink: Method = (telegram, bot, call) => {
  const group = groupToInvite(telegram, bot, call);
  const link = readLink(call, bot.id);
  group.invite_links.push(link);
  telegram.changed();
  return asInviteLink(telegram, group, bot, link);
};

function readLink(call: Call, creator: number): InviteLink {
  const name = text(call, 'name');
  const expire_date = integer(call, 'expire_date', 0, 0);
  const member_limit = integer(call, 'member_limit', 0, 0, 100_000);
  const creates_join_request = flag(call, 'creates_join_request');
  if (name.length > 32) throw badRequest('INVITE_LINK_NAME_TOO_LONG');
  if (creates_join_request && member_limit > 0) {
    throw badRequest("member limit can't be specified for links requiring administrator approval");
  }
  return {
    invite_link: `https://t.me/+${newSlug()}`,
    ...(name && { name }),
    creator,
    ...(expire_date > 0 && { expire_date }),
    ...(member_limit > 0 && { member_limit }),
    creates_join_request,
    is_primary: false,
    is_revoked: false,
    joined: 0,
  };
}
