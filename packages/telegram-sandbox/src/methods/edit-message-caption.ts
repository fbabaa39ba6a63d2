import { badRequest } from '../bot-api/refused.ts';
import { editMessage } from '../messages/edit-message.ts';
import { findOwnMessage } from '../messages/find-own-message.ts';
import { readCaption } from '../messages/read-text.ts';
import type { Method } from './method.ts';

export const editMessageCaption: Method = (telegram, bot, call) => {
  const content = readCaption(call);
  const found = findOwnMessage(telegram, bot, call);
  if (found.posted.message.photo === undefined) throw badRequest('there is no caption in the message to edit');
  return editMessage(telegram, bot, call, found, { without: ['caption', 'caption_entities'], content });
};
