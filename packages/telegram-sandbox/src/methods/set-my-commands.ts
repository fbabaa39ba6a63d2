import type { BotCommand } from '@grammyjs/types';
import { type Call, isObject, json } from '../bot-api/call.ts';
import { badRequest } from '../bot-api/refused.ts';
import { readScope } from './command-scope.ts';
import type { Method } from './method.ts';

export const setMyCommands: Method = (telegram, bot, call) => {
  const commands = readCommands(call);
  const scope = readScope(call);
  if (commands.length === 0) delete bot.commands[scope];
  else bot.commands[scope] = commands;
  telegram.changed({ type: 'users', bot: bot.id });
  return true;
};

function readCommands(call: Call): BotCommand[] {
  const given = json(call, 'commands', 'commands') ?? [];
  if (!Array.isArray(given)) throw badRequest('expected an Array of BotCommand');
  if (given.length > 100) throw badRequest('BOT_COMMANDS_TOO_MUCH');
  return given.map(readCommand);
}

function readCommand(given: unknown): BotCommand {
  const because = (reason: string) => badRequest(`can't parse BotCommand: ${reason}`);
  if (!isObject(given)) throw because('expected an Object');
  const { command, description } = given;
  if (typeof command !== 'string') throw because(`Can't find field "command"`);
  if (typeof description !== 'string') throw because(`Can't find field "description"`);
  const name = command.replace(/^\//, '');
  if (!/^[a-z0-9_]{1,32}$/.test(name)) throw badRequest('BOT_COMMAND_INVALID');
  if (description.length < 1 || description.length > 256) throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID');
  return { command: name, description };
}
