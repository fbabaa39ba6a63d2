import { requiredText, userId } from '../bot-api/call.ts';
import { badRequest } from '../bot-api/refused.ts';
import { refundCharge } from '../payments/refund-charge.ts';
import { balanceOf, nano } from '../world/star-amount.ts';
import type { Method } from './method.ts';

/** Gives a whole payment back, if the bot still owns as much. */
export const refundStarPayment: Method = (telegram, bot, call) => {
  const user = userId(call);
  const charge = telegram.world.charges[requiredText(call, 'telegram_payment_charge_id')];
  if (!telegram.world.users[user]) throw badRequest('USER_ID_INVALID');
  if (!charge || charge.bot !== bot.id || charge.user !== user) throw badRequest('CHARGE_ID_INVALID');
  if (charge.product.fiat) throw badRequest('CHARGE_ID_INVALID');
  if (charge.refunded) throw badRequest('CHARGE_ALREADY_REFUNDED');
  if (balanceOf(bot.stars) < BigInt(charge.product.amount) * nano) throw badRequest('BALANCE_TOO_LOW');
  refundCharge(telegram, bot, charge);
  return true;
};
