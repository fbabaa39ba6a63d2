import type { UserChatBoosts } from '@grammyjs/types';
import { asBoost } from '../groups/boosts.ts';
import { groupToWatch, knownUser } from '../groups/require.ts';
import type { Method } from './method.ts';

export const getUserChatBoosts: Method = (telegram, bot, call): UserChatBoosts => {
  const group = groupToWatch(telegram, bot, call);
  const id = knownUser(telegram, call);
  const now = telegram.clock.now().getTime() / 1000;
  const boosts = group.boosts.filter(({ user, expiration_date }) => user === id && expiration_date > now);
  return { boosts: boosts.map(asBoost) };
};
