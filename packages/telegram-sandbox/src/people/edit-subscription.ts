import { Wrong } from '../wrong.ts';
import { tellSubscription } from '../payments/renew-subscriptions.ts';
import type { Telegram } from '../telegram.ts';
import type { Subscription } from '../world/payment.ts';
import type { Person } from '../world/person.ts';

/** A person cancels a subscription, which then runs to the end of its period, or takes it up again before that. */
export function editSubscription(
  telegram: Telegram,
  person: Person,
  id: string,
  action: 'cancel' | 'reenable',
): Subscription {
  const subscription = telegram.world.subscriptions[id];
  const bot = telegram.world.bots[subscription?.bot ?? ''];
  if (!subscription || !bot || subscription.user !== person.id) {
    throw new Wrong(404, `${person.first_name} has no subscription ${id}.`);
  }
  if (action === 'cancel') {
    if (subscription.state !== 'active') throw new Wrong(400, `The subscription is ${subscription.state} already.`);
    subscription.state = 'canceled';
    subscription.canceled_by = 'user';
  } else {
    if (subscription.state !== 'canceled')
      throw new Wrong(400, `The subscription is ${subscription.state}, not canceled.`);
    if (subscription.canceled_by === 'bot')
      throw new Wrong(400, 'The bot has ended this subscription; only the bot can open it again.');
    subscription.state = 'active';
    delete subscription.canceled_by;
  }
  telegram.changed({ type: 'stars', user: person.id, bot: bot.id });
  tellSubscription(telegram, bot, person, subscription, subscription.state);
  return subscription;
}
