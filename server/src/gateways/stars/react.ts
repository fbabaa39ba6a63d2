import type { MoneyIn } from '#payments/gateway';
import type { BotApiNeeds, Reaction } from '#telegram';
import { answerPreCheckout } from './answer-pre-checkout.ts';
import { readMoneyMessage, readSubscription, starsCode } from './translate.ts';

/**
 * What the platform does about a bot's updates: answers a pre-checkout query from the database, in time, and
 * passes payments, refunds and news of subscriptions to `payments`. Everything else is none of its business.
 */
export const reactToUpdates = (needs: BotApiNeeds, payments: MoneyIn): Reaction => ({
  kinds: ['pre_checkout_query', 'successful_payment', 'refunded_payment', 'subscription'],
  async run(bot, update, receivedAt) {
    if ('pre_checkout_query' in update) return answerPreCheckout(needs, payments, bot, update, receivedAt);
    const { workspace, id: connection, app } = bot;
    const event = 'subscription' in update ? readSubscription(update, receivedAt) : readMoneyMessage(update);
    await payments.receive({ workspace, gateway: starsCode, connection, app, event });
  },
});
