import { requiredText, text, userId } from '../bot-api/call.ts';
import { badRequest } from '../bot-api/refused.ts';
import { checkWords, gifts, personFor, spendStars } from '../payments/gifts.ts';
import type { Method } from './method.ts';

/** Gives a gift to a person; the bot's Stars pay for it and nothing brings them back. Channels are not known here. */
export const sendGift: Method = (telegram, bot, call) => {
  const person = personFor(telegram, userId(call));
  const wanted = requiredText(call, 'gift_id');
  const gift = gifts.find(({ id }) => id === wanted);
  if (!gift) throw badRequest('STARGIFT_INVALID');
  checkWords(text(call, 'text'));
  spendStars(telegram, bot, { person, stars: gift.star_count, about: { transaction_type: 'gift_purchase', gift } });
  return true;
};
