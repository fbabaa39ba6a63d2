import type { Call } from '../bot-api/call.ts';
import { Refused } from '../bot-api/refused.ts';
import type { Telegram } from '../telegram.ts';
import type { Bot } from '../world/bot.ts';
import { answerCallbackQuery } from './answer-callback-query.ts';
import { answerPreCheckoutQuery } from './answer-pre-checkout-query.ts';
import { approveChatJoinRequest } from './approve-chat-join-request.ts';
import { createChatInviteLink } from './create-chat-invite-link.ts';
import { createInvoiceLink } from './create-invoice-link.ts';
import { declineChatJoinRequest } from './decline-chat-join-request.ts';
import { deleteMessage } from './delete-message.ts';
import { deleteMyCommands } from './delete-my-commands.ts';
import { deleteWebhook } from './delete-webhook.ts';
import { editMessageCaption } from './edit-message-caption.ts';
import { editMessageReplyMarkup } from './edit-message-reply-markup.ts';
import { editMessageText } from './edit-message-text.ts';
import { editUserStarSubscription } from './edit-user-star-subscription.ts';
import { getAvailableGifts } from './get-available-gifts.ts';
import { getChat } from './get-chat.ts';
import { getChatAdministrators } from './get-chat-administrators.ts';
import { getChatMember } from './get-chat-member.ts';
import { getChatMemberCount } from './get-chat-member-count.ts';
import { getChatMenuButton } from './get-chat-menu-button.ts';
import { getMe } from './get-me.ts';
import { getMyCommands } from './get-my-commands.ts';
import { getMyStarBalance } from './get-my-star-balance.ts';
import { getStarTransactions } from './get-star-transactions.ts';
import { getUpdates } from './get-updates.ts';
import { getUserChatBoosts } from './get-user-chat-boosts.ts';
import { getWebhookInfo } from './get-webhook-info.ts';
import { giftPremiumSubscription } from './gift-premium-subscription.ts';
import { leaveChat } from './leave-chat.ts';
import { refundStarPayment } from './refund-star-payment.ts';
import { revokeChatInviteLink } from './revoke-chat-invite-link.ts';
import { sendChatAction } from './send-chat-action.ts';
import { sendGift } from './send-gift.ts';
import { sendInvoice } from './send-invoice.ts';
import { sendMessage } from './send-message.ts';
import { sendPhoto } from './send-photo.ts';
import { setChatMenuButton } from './set-chat-menu-button.ts';
import { setMyCommands } from './set-my-commands.ts';
import { setWebhook } from './set-webhook.ts';
import type { Method } from './method.ts';

/** Every method that the sandbox knows, by the name the documentation gives it. */
const methods = {
  answerCallbackQuery,
  answerPreCheckoutQuery,
  approveChatJoinRequest,
  createChatInviteLink,
  createInvoiceLink,
  declineChatJoinRequest,
  deleteMessage,
  deleteMyCommands,
  deleteWebhook,
  editMessageCaption,
  editMessageReplyMarkup,
  editMessageText,
  editUserStarSubscription,
  getAvailableGifts,
  getChat,
  getChatAdministrators,
  getChatMember,
  getChatMemberCount,
  getChatMenuButton,
  getMe,
  getMyCommands,
  getMyStarBalance,
  getStarTransactions,
  getUpdates,
  getUserChatBoosts,
  getWebhookInfo,
  giftPremiumSubscription,
  leaveChat,
  refundStarPayment,
  revokeChatInviteLink,
  sendChatAction,
  sendGift,
  sendInvoice,
  sendMessage,
  sendPhoto,
  setChatMenuButton,
  setMyCommands,
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
