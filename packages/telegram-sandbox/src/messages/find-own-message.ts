import { type Call, integer, requiredText, text } from '../bot-api/call.ts';
import { badRequest } from '../bot-api/refused.ts';
import type { Telegram } from '../telegram.ts';
import type { Bot } from '../world/bot.ts';
import type { Posted } from '../world/dialog.ts';
import { findChat, messagesOf, type Place } from './find-chat.ts';

/** A message of the bot that it wants to change. Inline messages do not exist here. */
export function findOwnMessage(telegram: Telegram, bot: Bot, call: Call): { place: Place; posted: Posted } {
  const id = integer(call, 'message_id', 0, 0);
  if (text(call, 'chat_id') === '' && id === 0) {
    requiredText(call, 'inline_message_id');
    throw badRequest('MESSAGE_ID_INVALID');
  }
  const place = findChat(telegram, bot, call, 'write');
  const posted = messagesOf(place).find(({ message }) => message.message_id === id);
  if (!posted) throw badRequest('message to edit not found');
  const author = posted.message.from?.id ?? bot.id;
  if (posted.by !== 'bot' || author !== bot.id) throw badRequest("message can't be edited");
  return { place, posted };
}
