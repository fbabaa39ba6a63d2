import { flag, requiredText, userId } from '../bot-api/call.ts';
import { badRequest } from '../bot-api/refused.ts';
import type { Method } from './method.ts';

/**
 * Stops the renewal of a subscription, which then stays until the end of its period and cannot be taken up again
 * by the person; or lets the person take it up again. The charge is the first one of the subscription.
 */
export const editUserStarSubscription: Method = (telegram, bot, call) => {
  const user = userId(call);
  const subscription = telegram.world.subscriptions[requiredText(call, 'telegram_payment_charge_id')];
  if (!telegram.world.users[user]) throw badRequest('USER_ID_INVALID');
  if (!subscription || subscription.bot !== bot.id || subscription.user !== user) throw badRequest('CHARGE_ID_INVALID');
  if (flag(call, 'is_canceled')) {
    if (subscription.state === 'active' || subscription.state === 'canceled') {
      subscription.state = 'canceled';
      subscription.canceled_by = 'bot';
    }
  } else if (subscription.canceled_by === 'bot') subscription.canceled_by = 'user';
  telegram.changed();
  return true;
};
