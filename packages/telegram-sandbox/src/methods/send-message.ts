import { type Call, requiredText } from '../bot-api/call.ts';
import { badRequest } from '../bot-api/refused.ts';
import { findChat } from '../messages/find-chat.ts';
import { postWithMarkup } from '../messages/post-with-markup.ts';
import { readFormatted } from '../messages/read-formatted.ts';
import type { Method } from './method.ts';

export const sendMessage: Method = (telegram, bot, call) => {
  const place = findChat(telegram, bot, call, 'write');
  return postWithMarkup(telegram, bot, place, call, readText(call));
};

/** The text of a message with its entities: 1 to 4096 characters after the mark-up is taken out. */
export function readText(call: Call): ReturnType<typeof readFormatted<'text', 'entities'>> {
  if (!call.args.get('text')) throw badRequest('message text is empty');
  const content = readFormatted(call, requiredText(call, 'text'), 'text', 'entities');
  if (content.text.trim() === '') throw badRequest('message text is empty');
  if (content.text.length > 4096) throw badRequest('message is too long');
  return content;
}
