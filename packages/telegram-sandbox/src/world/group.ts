import type { Chat, ChatAdministratorRights, ChatBoost, ChatInviteLink } from '@grammyjs/types';
import type { Posted } from './dialog.ts';

export type Membership = {
  status: 'creator' | 'administrator' | 'member' | 'restricted' | 'left' | 'kicked';
  /** Unix time until which a restriction or a ban holds; 0 is for ever. */
  until_date?: number;
  rights?: ChatAdministratorRights;
};

export type InviteLink = Omit<ChatInviteLink, 'creator' | 'pending_join_request_count'> & {
  readonly creator: number;
  joined: number;
};

export type JoinRequest = { readonly user: number; readonly date: number; readonly invite_link?: string };

/** A group, supergroup or channel. Members are people and bots, by id. */
export type Group = {
  readonly id: number;
  readonly type: 'group' | 'supergroup' | 'channel';
  readonly title: string;
  readonly username?: string;
  members: Record<string, Membership>;
  invite_links: InviteLink[];
  join_requests: JoinRequest[];
  boosts: (ChatBoost & { user: number })[];
  messages: Posted[];
  next_message_id: number;
};

/** The chat as updates show it. */
export function asGroupChat({
  id,
  type,
  title,
  username,
}: Group): Chat.GroupChat | Chat.SupergroupChat | Chat.ChannelChat {
  if (type === 'group') return { id, type, title };
  return { id, type, title, ...(username && { username }) };
}

/** Whether this membership counts as being in the chat. */
export const isInside = (membership: Membership | undefined): boolean =>
  membership !== undefined && membership.status !== 'left' && membership.status !== 'kicked';

/** Whether this membership sees members, boosts and requests. */
export const isAdmin = (membership: Membership | undefined): boolean =>
  membership?.status === 'creator' || membership?.status === 'administrator';
