import type { Chat, ChatAdministratorRights, ChatBoost, ChatInviteLink } from '@grammyjs/types';
import type { Posted } from './dialog.ts';

export type Status = 'creator' | 'administrator' | 'member' | 'restricted' | 'left' | 'kicked';

export type Membership = {
  readonly status: Status;
  /** Unix time until which a restriction, a ban or a paid membership holds; 0 is for ever. */
  readonly until_date?: number;
  /** Of an administrator; all, unless told. */
  readonly rights?: Partial<ChatAdministratorRights>;
  /** Of a restricted member, who may be outside. */
  readonly is_member?: boolean;
};

export type InviteLink = Omit<ChatInviteLink, 'creator' | 'pending_join_request_count'> & {
  /** The id of the bot that made it. */
  readonly creator: number;
  joined: number;
};

type JoinRequest = { readonly user: number; readonly date: number; readonly invite_link?: string };

export type Boost = ChatBoost & { readonly user: number };

/** A group, supergroup or channel. Members are people and bots, by id. */
export type Group = {
  readonly id: number;
  readonly type: 'group' | 'supergroup' | 'channel';
  readonly title: string;
  readonly username?: string;
  members: Record<string, Membership>;
  invite_links: InviteLink[];
  join_requests: JoinRequest[];
  boosts: Boost[];
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
export function isInside(membership: Membership | undefined): boolean {
  if (!membership || membership.status === 'left' || membership.status === 'kicked') return false;
  return membership.status !== 'restricted' || membership.is_member !== false;
}

/** Whether this membership sees members, boosts and requests. */
export const isAdmin = (membership: Membership | undefined): boolean =>
  membership?.status === 'creator' || membership?.status === 'administrator';

/** Whether an administrator may do this; the owner may do everything. */
export const may = (membership: Membership | undefined, right: keyof ChatAdministratorRights): boolean =>
  membership?.status === 'creator' || (isAdmin(membership) && membership?.rights?.[right] !== false);
