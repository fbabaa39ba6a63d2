import { findChat } from '../messages/find-chat.ts';
import { postWithMarkup } from '../messages/post-with-markup.ts';
import { readText } from '../messages/read-text.ts';
import type { Method } from './method.ts';

export const sendMessage: Method = (telegram, bot, call) => {
  const content = readText(call);
  const place = findChat(telegram, bot, call, 'write');
  return postWithMarkup(telegram, bot, place, call, content);
};
