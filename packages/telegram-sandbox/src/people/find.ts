import type { Telegram } from '../telegram.ts';
import type { Bot } from '../world/bot.ts';
import type { Group } from '../world/group.ts';
import type { Person } from '../world/person.ts';
import { findBot } from '../world/world.ts';
import { Wrong } from '../wrong.ts';

export function personOf({ world }: Telegram, id: string | number | undefined): Person {
  const person = world.users[id ?? ''];
  if (!person) throw new Wrong(404, `There is no user ${id}. Make one with POST /sandbox/users.`);
  return person;
}

export function botOf({ world }: Telegram, name: string | number | undefined): Bot {
  const bot = findBot(world, name ?? '');
  if (!bot)
    throw new Wrong(404, `There is no bot ${name}. Name it by id or username, or make it with POST /sandbox/bots.`);
  return bot;
}

export function groupOf({ world }: Telegram, id: string | number | undefined): Group {
  const group = world.groups[id ?? ''];
  if (!group) throw new Wrong(404, `There is no chat ${id}. Make one with POST /sandbox/chats.`);
  return group;
}
