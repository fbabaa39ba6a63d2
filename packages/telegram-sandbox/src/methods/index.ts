import type { Call } from '../bot-api/call.ts';
import { Refused } from '../bot-api/refused.ts';
import type { Telegram } from '../telegram.ts';
import type { Bot } from '../world/bot.ts';
import { answerCallbackQuery } from './answer-callback-query.ts';
import { answerPreCheckoutQuery } from './answer-pre-checkout-query.ts';
import { createInvoiceLink } from './create-invoice-link.ts';
import { deleteWebhook } from './delete-webhook.ts';
import { getMe } from './get-me.ts';
import { getMyStarBalance } from './get-my-star-balance.ts';
import { getStarTransactions } from './get-star-transactions.ts';
import { getUpdates } from './get-updates.ts';
import { getWebhookInfo } from './get-webhook-info.ts';
import type { Method } from './method.ts';
import { refundStarPayment } from './refund-star-payment.ts';
import { sendInvoice } from './send-invoice.ts';
import { sendMessage } from './send-message.ts';
import { setWebhook } from './set-webhook.ts';

/** Every method that the sandbox knows, by the name the documentation gives it. */
export const methods = {
  answerCallbackQuery,
  answerPreCheckoutQuery,
  createInvoiceLink,
  deleteWebhook,
  getMe,
  getMyStarBalance,
  getStarTransactions,
  getUpdates,
  getWebhookInfo,
  refundStarPayment,
  sendInvoice,
  sendMessage,
  setWebhook,
} as const satisfies Record<string, Method>;

const byLowerCase = new Map<string, Method>(
  Object.entries(methods).map(([name, method]) => [name.toLowerCase(), method]),
);

/** Runs a method by its name, upper or lower case; an unknown one is Telegram's 404. */
export async function runMethod(telegram: Telegram, bot: Bot, name: string, call: Call): Promise<unknown> {
  const method = byLowerCase.get(name.toLowerCase());
  if (!method) {
    telegram.log(`@${bot.username} called ${name}, which the sandbox does not know.`);
    throw new Refused(404, 'Not Found: method not found');
  }
  return method(telegram, bot, call);
}
