import type { Message } from '@grammyjs/types';
import type { Call } from '../bot-api/call.ts';
import type { Telegram } from '../telegram.ts';
import type { Bot } from '../world/bot.ts';
import type { Product } from '../world/payment.ts';
import type { Place } from './find-chat.ts';
import { type Content, postByBot } from './post-message.ts';
import { readReply } from './read-reply.ts';
import { readReplyMarkup } from './reply-markup.ts';

/** Posts the bot's message with the keyboard of the call: inline under the message, or in place of the person's own. */
export function postWithMarkup(
  telegram: Telegram,
  bot: Bot,
  place: Place,
  call: Call,
  content: Content,
  product?: Product,
): Message {
  const markup = readReplyMarkup(call);
  const reply = readReply(call, place);
  if (place.kind === 'private' && markup) {
    if ('keyboard' in markup) place.dialog.keyboard = markup;
    if ('remove_keyboard' in markup) place.dialog.keyboard = null;
  }
  const inline = markup && 'inline_keyboard' in markup ? { reply_markup: markup } : {};
  return postByBot(telegram, bot, place, { ...reply, ...content, ...inline }, product);
}
