import type { StarAmount } from '@grammyjs/types';
import { balanceOf, fromNanostars } from '../world/star-amount.ts';
import type { Method } from './method.ts';

export const getMyStarBalance: Method = (_, bot): StarAmount => fromNanostars(balanceOf(bot.stars));
