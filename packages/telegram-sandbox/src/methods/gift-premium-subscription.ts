import { integer, text, userId } from '../bot-api/call.ts';
import { badRequest } from '../bot-api/refused.ts';
import { checkWords, personFor, premiumPrices, spendStars } from '../payments/gifts.ts';
import type { Method } from './method.ts';

/** Gives months of Telegram Premium to a person, at exactly the price the documentation names. */
export const giftPremiumSubscription: Method = (telegram, bot, call) => {
  const person = personFor(telegram, userId(call));
  const months = integer(call, 'month_count', 0);
  const stars = premiumPrices.get(months);
  if (stars === undefined || stars !== integer(call, 'star_count', 0)) throw badRequest('STARS_AMOUNT_INVALID');
  checkWords(text(call, 'text'));
  const about = { transaction_type: 'premium_purchase', premium_subscription_duration: months } as const;
  spendStars(telegram, bot, { person, stars, about });
  telegram.world.users[person.id] = { ...person, is_premium: true };
  return true;
};
