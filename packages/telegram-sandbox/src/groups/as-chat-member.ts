import type { ChatAdministratorRights, ChatMember, User } from '@grammyjs/types';
import type { Telegram } from '../telegram.ts';
import { asBotUser } from '../world/bot.ts';
import { type Group, type Membership, isInside } from '../world/group.ts';
import { asUser } from '../world/person.ts';

/** A person or a bot, whoever has this id. */
export function userOf({ world }: Telegram, id: number): User {
  const person = world.users[id];
  if (person) return asUser(person);
  const bot = world.bots[id];
  if (bot) return asBotUser(bot);
  throw new Error(`Nobody has the id ${id}.`);
}

/** A membership as the Bot API shows it. Who never joined has left. */
export function asChatMember(
  telegram: Telegram,
  group: Group,
  id: number,
  membership: Membership = group.members[id] ?? { status: 'left' },
): ChatMember {
  const user = userOf(telegram, id);
  const { status, until_date = 0 } = membership;
  switch (status) {
    case 'creator':
      return { user, status, is_anonymous: false };
    case 'administrator':
      return { user, status, can_be_edited: false, ...allRights(group), ...membership.rights, is_anonymous: false };
    case 'member':
      return { user, status, ...(until_date > 0 && { until_date }) };
    case 'restricted':
      return { user, status, until_date, ...permissions(), is_member: isInside(membership) };
    case 'left':
      return { user, status };
    case 'kicked':
      return { user, status, until_date };
  }
}

function allRights({ type }: Group): ChatAdministratorRights {
  return {
    is_anonymous: false,
    can_manage_chat: true,
    can_delete_messages: true,
    can_manage_video_chats: true,
    can_restrict_members: true,
    can_promote_members: false,
    can_change_info: true,
    can_invite_users: true,
    can_post_stories: true,
    can_edit_stories: true,
    can_delete_stories: true,
    can_send_welcome_messages: true,
    ...(type === 'channel' ? { can_post_messages: true, can_edit_messages: true } : { can_pin_messages: true }),
  };
}

const permissions = () => ({
  can_send_messages: false,
  can_send_audios: false,
  can_send_documents: false,
  can_send_photos: false,
  can_send_videos: false,
  can_send_video_notes: false,
  can_send_voice_notes: false,
  can_send_polls: false,
  can_send_other_messages: false,
  can_add_web_page_previews: false,
  can_react_to_messages: false,
  can_edit_tag: false,
  can_change_info: false,
  can_invite_users: false,
  can_pin_messages: false,
  can_manage_topics: false,
});
