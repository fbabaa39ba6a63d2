import type { Telegram } from '../telegram.ts';
import { pushUpdate } from '../updates/push-update.ts';
import type { Bot } from '../world/bot.ts';
import type { Subscription } from '../world/payment.ts';
import { asUser, type Person } from '../world/person.ts';
import { chargePerson } from './charge-person.ts';

/** Renews what has run out by now, period by period; a person without the Stars loses the subscription. */
export function renewSubscriptions(telegram: Telegram, now: number): void {
  for (const subscription of Object.values(telegram.world.subscriptions)) {
    while (isRunning(subscription) && subscription.expires_at * 1000 <= now) renew(telegram, subscription);
  }
}

const isRunning = ({ state }: Subscription): boolean => state === 'active' || state === 'canceled';

function renew(telegram: Telegram, subscription: Subscription): void {
  const person = telegram.world.users[subscription.user];
  const bot = telegram.world.bots[subscription.bot];
  const { product, expires_at, state } = subscription;
  if (!person || !bot || state === 'canceled') {
    subscription.state = 'ended';
    return telegram.changed();
  }
  if (person.stars < product.amount) {
    subscription.state = 'failed';
    telegram.changed();
    return tellSubscription(telegram, bot, person, subscription, 'failed');
  }
  subscription.expires_at += product.subscription_period ?? 0;
  subscription.renewals += 1;
  chargePerson(telegram, bot, person, product, { renews: subscription, at: new Date(expires_at * 1000) });
}

/** The `subscription` update: it names the payload, not the charge. */
export function tellSubscription(
  telegram: Telegram,
  bot: Bot,
  person: Person,
  { product }: Subscription,
  state: 'active' | 'canceled' | 'failed',
): void {
  pushUpdate(telegram, bot, { subscription: { user: asUser(person), invoice_payload: product.payload, state } });
}
