import type { MoneyIn } from '#payments/gateway';
import type { BotApiNeeds, Reaction } from '#telegram';
import { answerPreCheckout } from './answer-pre-checkout.ts';
import { readMoneyMessage, starsCode } from './translate.ts';

/**
 * What the platform does about a bot's updates: answers a pre-checkout query from the database, in time, and
 * passes payments and refunds to `payments`. Everything else is none of its business.
 */
export const reactToUpdates = (needs: BotApiNeeds, payments: MoneyIn): Reaction => ({
  kinds: ['pre_checkout_query', 'successful_payment', 'refunded_payment'],
  async run(bot, update, receivedAt) {
    if ('pre_checkout_query' in update) return answerPreCheckout(needs, payments, bot, update, receivedAt);
    const { workspace, id: connection, app } = bot;
    await payments.receive({ workspace, gateway: starsCode, connection, app, event: readMoneyMessage(update) });
  },
});
