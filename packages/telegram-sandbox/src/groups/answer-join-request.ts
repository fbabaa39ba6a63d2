import type { Call } from '../bot-api/call.ts';
import { badRequest } from '../bot-api/refused.ts';
import type { Telegram } from '../telegram.ts';
import type { Bot } from '../world/bot.ts';
import { isInside } from '../world/group.ts';
import { groupToInvite, knownUser } from './require.ts';
import { setMembership } from './set-membership.ts';

/** Lets somebody in who asked to join, or turns the request down, which tells nobody. */
export function answerJoinRequest(telegram: Telegram, bot: Bot, call: Call, approves: boolean): void {
  const group = groupToInvite(telegram, bot, call);
  const id = knownUser(telegram, call);
  const request = group.join_requests.find(({ user }) => user === id);
  if (!request) throw badRequest(isInside(group.members[id]) ? 'USER_ALREADY_PARTICIPANT' : 'HIDE_REQUESTER_MISSING');
  group.join_requests = group.join_requests.filter((other) => other !== request);
  telegram.changed();
  if (!approves) return;
  const link = group.invite_links.find(({ invite_link }) => invite_link === request.invite_link);
  setMembership(telegram, group, id, { status: 'member' }, { by: bot.id, link, via_join_request: true });
}
