import { z } from 'zod';
import type { Connection, Gateway, PayoutOrder, PayoutState } from '#payments/gateway';
import { callBotApi, type BotApiNeeds } from '#telegram';
import { findGiven, give, personOf, starsOf, userField } from './give-rail.ts';
import { beforeSpending, orUnavailable } from './or-unavailable.ts';
import { botId } from './star-list.ts';
import { starsCode } from './translate.ts';

const giftsShape = z.object({ gifts: z.array(z.looseObject({ id: z.string(), star_count: z.int() })) });

/**
 * A gift for Stars: the receiver cannot turn it into Stars, and nothing brings it back. The payout has to be of exactly
 * what the gift costs.
 */
export const giftRail = (needs: BotApiNeeds): Gateway => ({
  code: 'stars_gift',
  name: 'Gift on Telegram',
  payOut: {
    assets: ['XTR'],
    paysFrom: starsCode,
    destination: {
      user_id: userField,
      gift_id: { about: 'Which gift: its id on Telegram’s list of gifts.', pattern: /^\d{1,20}$/ },
    },
    readDestination: (_connection, destination) => destination,
    isRepeatSafe: false,
    send: (connection, order) => sendGift(needs, connection, order),
    find: (connection, order, since) => findGiven(needs, connection, order, { kind: 'gift_purchase', since }),
  },
});

/** The price is asked first: what does not fit is a no before anything is spent. */
async function sendGift(needs: BotApiNeeds, connection: Connection, order: PayoutOrder): Promise<PayoutState> {
  const bot = { workspace: connection.workspace, id: botId(connection) };
  const asked = orUnavailable(callBotApi(needs, bot, 'getAvailableGifts'));
  const raw = await beforeSpending(asked.then((answer) => giftsShape.parse(answer)));
  const known = raw.gifts;
  const gift = known.find(({ id }) => id === order.destination['gift_id']);
  if (!gift) return { state: 'failed', words: 'There is no such gift any more.', raw };
  if (gift.star_count !== starsOf(order)) {
    const words = `This gift costs ${gift.star_count} Stars, and ${starsOf(order)} were to be paid out.`;
    return { state: 'failed', words, raw: gift };
  }
  const params = { ...personOf(order), gift_id: gift.id };
  return give(needs, connection, { payout: order.payout, method: 'sendGift', params });
}
