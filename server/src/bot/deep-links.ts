import { isId } from '#kernel';
import type { Where } from './view.ts';

/** What stands behind `/start`: Telegram allows 64 letters, digits, "_" and "-". */
export const paramOf = (text: string): string | undefined => /^\/start(?:@\w+)?\s+([\w-]{1,64})$/.exec(text)?.[1];

/** Where a link into the bot leads. One that we do not know leads to the menu. */
export function whereTo(param: string | undefined): Where {
  if (param === undefined) return ['home'];
  const task = param.startsWith('t_') ? param.slice(2) : '';
  if (isId('tsk', task)) return ['task', task];
  if (param === 'claim') return ['tasks'];
  return ['home'];
}

/** The link that names whoever invites. */
export const inviteLink = (bot: string, user: string): string => `https://t.me/${bot}?start=r_${user}`;
