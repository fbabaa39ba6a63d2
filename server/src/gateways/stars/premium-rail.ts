import { Refusal, stars } from '#kernel';
import type { Gateway, PayoutOrder } from '#payments/gateway';
import type { BotApiNeeds } from '#telegram';
import { findGiven, give, personOf, starsOf, userField } from './give-rail.ts';
import { starsCode } from './translate.ts';

/** What so many months cost, as the documentation of `giftPremiumSubscription` says. */
const prices: Readonly<Record<string, number>> = { '3': 1000, '6': 1500, '12': 2500 };

/** Months of Telegram Premium for Stars, at exactly Telegram's price. Nothing brings it back. */
export const premiumRail = (needs: BotApiNeeds): Gateway => ({
  code: 'stars_premium',
  name: 'Telegram Premium',
  payOut: {
    assets: ['XTR'],
    paysFrom: starsCode,
    destination: {
      user_id: userField,
      months: { about: 'How many months: 3, 6 or 12.', pattern: /^(3|6|12)$/ },
    },
    readDestination: (_connection, destination) => destination,
    checkOrder,
    isRepeatSafe: false,
    send: (connection, order) => {
      const months = { month_count: Number(order.destination['months']), star_count: starsOf(order) };
      const params = { ...personOf(order), ...months };
      return give(needs, connection, { payout: order.payout, method: 'giftPremiumSubscription', params });
    },
    find: (connection, order, since) => findGiven(needs, connection, order, { kind: 'premium_purchase', since }),
  },
});

function checkOrder({ amount, destination }: Pick<PayoutOrder, 'amount' | 'destination'>): void {
  const { months = '' } = destination;
  const price = prices[months];
  if (price !== undefined && stars(price).units === amount.units) return;
  throw new Refusal(
    'invalid_amount',
    `${months} months of Premium cost ${price ?? '?'} Stars: ask for so much, our fee on top.`,
    { stars: price },
  );
}
