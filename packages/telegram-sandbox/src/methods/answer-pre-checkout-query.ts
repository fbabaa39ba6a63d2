import { flag, requiredText, text } from '../bot-api/call.ts';
import { answerCheckout } from '../payments/answer-checkout.ts';
import type { Method } from './method.ts';

export const answerPreCheckoutQuery: Method = (telegram, bot, call) => {
  const refusal = flag(call, 'ok') ? undefined : requiredText(call, 'error_message');
  answerCheckout(telegram, bot, text(call, 'pre_checkout_query_id'), refusal);
  return true;
};
