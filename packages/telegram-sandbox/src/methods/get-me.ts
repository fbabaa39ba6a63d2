import { asMe } from '../world/bot.ts';
import type { Method } from './method.ts';

export const getMe: Method = (_, bot) => asMe(bot);
