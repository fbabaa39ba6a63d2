import { editMessage } from '../messages/edit-message.ts';
import { findOwnMessage } from '../messages/find-own-message.ts';
import type { Method } from './method.ts';

export const editMessageReplyMarkup: Method = (telegram, bot, call) =>
  editMessage(telegram, bot, call, findOwnMessage(telegram, bot, call), { without: [], content: {} });
