import { z } from 'zod';
import { addGroup } from '../groups/add-group.ts';
import { asChatMember } from '../groups/as-chat-member.ts';
import { findInvitation } from '../groups/invite-link.ts';
import { requestToJoin } from '../groups/join-chat.ts';
import { setMembership } from '../groups/set-membership.ts';
import type { Telegram } from '../telegram.ts';
import type { Group, Membership, Status } from '../world/group.ts';
import { findBot } from '../world/world.ts';
import { groupOf, personOf } from '../people/find.ts';
import { route } from './route.ts';
import { asBotApi, done, ok } from './shapes.ts';
import { Wrong } from '../wrong.ts';

const statuses = ['creator', 'administrator', 'member', 'restricted', 'left', 'kicked'] as const satisfies Status[];

const newMembership = z.strictObject({
  user: z.union([z.int(), z.string()]).describe('id of a person, or id or username of a bot'),
  status: z.enum(statuses),
  by: z.int().optional().describe('who does it; the member, or the owner when a member cannot'),
  invite_link: z.string().optional(),
  until_date: z.int().min(0).optional(),
  is_member: z.boolean().optional(),
  rights: z.record(z.string(), z.boolean()).optional(),
});

const chat = z.object({
  id: z.int(),
  type: z.enum(['group', 'supergroup', 'channel']),
  title: z.string(),
  username: z.string().optional(),
  members: z.array(asBotApi),
  boosts: z.array(asBotApi),
  join_requests: z.array(asBotApi),
});

const shown = (telegram: Telegram, group: Group) => ({
  id: group.id,
  type: group.type,
  title: group.title,
  username: group.username,
  members: Object.keys(group.members).map((id) => asChatMember(telegram, group, Number(id))),
  boosts: group.boosts,
  join_requests: group.join_requests,
});

/** The person or bot of this name; a number is either's id. */
function memberOf(telegram: Telegram, name: string | number): number {
  const id = telegram.world.users[name]?.id ?? findBot(telegram.world, name)?.id;
  if (id === undefined) throw new Wrong(404, `There is no user and no bot ${name}.`);
  return id;
}

/** People join and leave by themselves; all else an owner does. */
function actor(telegram: Telegram, group: Group, member: number, status: Status): number {
  const owner = Object.keys(group.members).find((id) => group.members[id]?.status === 'creator');
  const bySelf = telegram.world.users[member] && (status === 'member' || status === 'left');
  return bySelf || owner === undefined ? member : Number(owner);
}

export const chatRoutes = [
  route({
    method: 'GET',
    path: '/sandbox/chats',
    summary: 'All groups and channels, with their members',
    answer: z.array(chat),
    run: ({ telegram }) => Object.values(telegram.world.groups).map((group) => shown(telegram, group)),
  }),
  route({
    method: 'GET',
    path: '/sandbox/chats/{id}',
    summary: 'One group or channel',
    answer: chat,
    run: ({ telegram }, { params }) => shown(telegram, groupOf(telegram, params['id'])),
  }),
  route({
    method: 'POST',
    path: '/sandbox/chats',
    summary: 'A person makes a group or channel',
    body: z.strictObject({
      type: z.enum(['group', 'supergroup', 'channel']),
      title: z.string().min(1).max(128),
      username: z
        .string()
        .regex(/^@?[A-Za-z][A-Za-z0-9_]{2,31}$/)
        .optional(),
      owner: z.int(),
    }),
    answer: z.object({ id: z.int() }),
    run: ({ telegram }, { body }) => ({ id: addGroup(telegram, personOf(telegram, body.owner), body).id }),
  }),
  route({
    method: 'POST',
    path: '/sandbox/chats/{id}/members',
    summary: 'Somebody joins, leaves, is made administrator, restricted or thrown out; bots too',
    body: newMembership,
    answer: done,
    run: ({ telegram }, { params, body }) => {
      const group = groupOf(telegram, params['id']);
      const member = memberOf(telegram, body.user);
      const by = body.by ?? actor(telegram, group, member, body.status);
      const found = body.invite_link === undefined ? undefined : findInvitation(telegram, body.invite_link);
      if (body.invite_link !== undefined && found?.group !== group) {
        throw new Wrong(400, `${body.invite_link} is no invitation to this chat, or no longer one.`);
      }
      const { status, until_date, rights, is_member } = body;
      const membership: Membership = {
        status,
        ...(until_date !== undefined && { until_date }),
        ...(rights && { rights }),
        ...(is_member !== undefined && { is_member }),
      };
      setMembership(telegram, group, member, membership, { by, link: found?.link });
      return ok;
    },
  }),
  route({
    method: 'POST',
    path: '/sandbox/chats/{id}/join-requests',
    summary: 'A person asks to join',
    body: z.strictObject({ user: z.int(), invite_link: z.string().optional() }),
    answer: z.object({ result: z.enum(['requested', 'already']) }),
    run: ({ telegram }, { params, body }) => {
      const found = body.invite_link === undefined ? undefined : findInvitation(telegram, body.invite_link);
      const group = groupOf(telegram, params['id']);
      return { result: requestToJoin(telegram, personOf(telegram, body.user), group, found?.link) };
    },
  }),
];
