import type { Chat, User, UserRating } from '@grammyjs/types';

/** A Telegram account of a human, with the Stars it can spend. */
export type Person = {
  readonly id: number;
  readonly first_name: string;
  readonly last_name?: string;
  readonly username?: string;
  readonly language_code?: string;
  readonly is_premium?: true;
  /** What others see of how much they spent on Telegram; bots read it by getChat. */
  readonly rating?: UserRating;
  stars: number;
};

/** The account as updates show it. */
export function asUser({ id, first_name, last_name, username, language_code, is_premium }: Person): User {
  return {
    id,
    is_bot: false,
    first_name,
    ...(last_name && { last_name }),
    ...(username && { username }),
    ...(language_code && { language_code }),
    ...(is_premium && { is_premium }),
  };
}

/** The account as a private chat. */
export function asPrivateChat({ id, first_name, last_name, username }: Person): Chat.PrivateChat {
  return { id, first_name, ...(last_name && { last_name }), ...(username && { username }), type: 'private' };
}
