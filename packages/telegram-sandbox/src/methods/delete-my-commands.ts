import { readScope } from './command-scope.ts';
import type { Method } from './method.ts';

export const deleteMyCommands: Method = (telegram, bot, call) => {
  delete bot.commands[readScope(call)];
  telegram.changed({ type: 'users', bot: bot.id });
  return true;
};
