import { badRequest } from '../bot-api/refused.ts';
import { findChat } from '../messages/find-chat.ts';
import { postWithMarkup } from '../messages/post-with-markup.ts';
import { readReplyMarkup } from '../messages/reply-markup.ts';
import { readProduct } from '../payments/read-product.ts';
import { asInvoice } from '../world/payment.ts';
import type { Call } from '../bot-api/call.ts';
import type { Method } from './method.ts';

export const sendInvoice: Method = (telegram, bot, call) => {
  const product = readProduct(call);
  const place = findChat(telegram, bot, call, 'write');
  requirePayFirst(call);
  return postWithMarkup(telegram, bot, place, call, { invoice: asInvoice(product) }, product);
};

/** A keyboard under an invoice has to begin with the Pay button. */
function requirePayFirst(call: Call): void {
  const markup = readReplyMarkup(call);
  if (!markup || !('inline_keyboard' in markup)) return;
  const first = markup.inline_keyboard[0]?.[0];
  if (!first || !('pay' in first)) throw badRequest('REPLY_MARKUP_BUY_EMPTY');
}
