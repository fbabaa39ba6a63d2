import type { MoneyIn } from '#payments/gateway';
import type { BotApiNeeds, Reaction } from '#telegram';
import { answerPreCheckout } from './answer-pre-checkout.ts';
import { routeOf, type FiatRoute } from './fiat-route.ts';
import { readMoneyMessage, readSubscription, starsCode } from './translate.ts';

/**
 * What the platform does about a bot's updates: answers a pre-checkout query from the database, in time, and
 * passes payments, refunds and news of subscriptions to `payments`. Everything else is none of its business.
 * `fiat` knows whose money is charged in other currencies.
 */
export const reactToUpdates = (needs: BotApiNeeds, payments: MoneyIn, fiat?: FiatRoute): Reaction => ({
  kinds: ['pre_checkout_query', 'successful_payment', 'refunded_payment', 'subscription'],
  async run(bot, update, receivedAt) {
    if ('pre_checkout_query' in update) return answerPreCheckout(needs, payments, bot, update, receivedAt, fiat);
    const { workspace, id: connection, app } = bot;
    const event = 'subscription' in update ? readSubscription(update, receivedAt) : readMoneyMessage(update);
    const routed = event.kind === 'payment_settled' ? await routeOf(fiat, bot, update) : undefined;
    if (!routed || event.kind !== 'payment_settled')
      return void (await payments.receive({ workspace, gateway: starsCode, connection, app, event }));
    const { amount, ...account } = routed;
    await payments.receive({ workspace, ...account, event: { ...event, amount } });
  },
});
