import { badRequest } from '../bot-api/refused.ts';
import { editMessage } from '../messages/edit-message.ts';
import { findOwnMessage } from '../messages/find-own-message.ts';
import { readText } from '../messages/read-text.ts';
import type { Method } from './method.ts';

export const editMessageText: Method = (telegram, bot, call) => {
  const content = readText(call);
  const found = findOwnMessage(telegram, bot, call);
  if (found.posted.message.text === undefined) throw badRequest('there is no text in the message to edit');
  return editMessage(telegram, bot, call, found, { without: ['text', 'entities'], content });
};
