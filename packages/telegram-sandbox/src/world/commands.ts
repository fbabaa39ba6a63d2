import type { BotCommand } from '@grammyjs/types';
import type { Bot } from './bot.ts';
import type { Person } from './person.ts';

/** The commands that a person sees: Telegram's own order of looking, narrow scope and own language first. */
export function commandsFor({ commands }: Bot, { id, language_code }: Person): BotCommand[] {
  for (const scope of [`chat:${id}`, 'all_private_chats', 'default']) {
    const found = commands[`${scope}/${language_code ?? ''}`] ?? commands[`${scope}/`];
    if (found) return found;
  }
  return [];
}
