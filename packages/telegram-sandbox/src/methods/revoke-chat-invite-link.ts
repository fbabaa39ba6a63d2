import { requiredText } from '../bot-api/call.ts';
import { badRequest } from '../bot-api/refused.ts';
import { asInviteLink } from '../groups/invite-link.ts';
import { groupToInvite } from '../groups/require.ts';
import type { Method } from './method.ts';

export const revokeChatInviteLink: Method = (telegram, bot, call) => {
  const group = groupToInvite(telegram, bot, call);
  const url = requiredText(call, 'invite_link');
  const link = group.invite_links.find(({ invite_link, creator }) => invite_link === url && creator === bot.id);
  if (!link) throw badRequest('INVITE_HASH_EXPIRED');
  const revoked = { ...link, is_revoked: true };
  group.invite_links = group.invite_links.map((each) => (each === link ? revoked : each));
  telegram.changed();
  return asInviteLink(telegram, group, bot, revoked);
};
