import type { ChatFullInfo } from '@grammyjs/types';
import { asChat, findChat } from '../messages/find-chat.ts';
import type { Method } from './method.ts';

export const getChat: Method = (telegram, bot, call) => {
  const place = findChat(telegram, bot, call, 'read');
  const chat = asChat(place);
  const rating = place.kind === 'private' ? place.person.rating : undefined;
  return {
    ...chat,
    ...('username' in chat && chat.username && { active_usernames: [chat.username] }),
    ...(rating && { rating }),
    accent_color_id: Math.abs(chat.id % 7),
    max_reaction_count: 11,
    accepted_gift_types: {
      unlimited_gifts: true,
      limited_gifts: true,
      unique_gifts: true,
      premium_subscription: true,
      gifts_from_channels: true,
    },
  } as ChatFullInfo;
};
