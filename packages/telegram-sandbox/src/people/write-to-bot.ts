import type { Message } from '@grammyjs/types';
import { findEntities } from '../messages/find-entities.ts';
import { postByPerson } from '../messages/post-message.ts';
import type { Telegram } from '../telegram.ts';
import type { Bot } from '../world/bot.ts';
import type { Person } from '../world/person.ts';

/** A person writes to a bot. `/start t_abc` is what a deep link with `?start=t_abc` sends. */
export function writeToBot(telegram: Telegram, person: Person, bot: Bot, text: string): Message {
  const entities = findEntities(text);
  return postByPerson(telegram, bot, person, { text, ...(entities.length > 0 && { entities }) });
}
