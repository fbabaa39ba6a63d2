import { readScope } from './command-scope.ts';
import type { Method } from './method.ts';

export const getMyCommands: Method = (_, bot, call) => bot.commands[readScope(call)] ?? [];
