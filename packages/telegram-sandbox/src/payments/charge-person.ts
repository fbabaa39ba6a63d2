import type { StarTransaction, SuccessfulPayment, TransactionPartner } from '@grammyjs/types';
import { postByPerson } from '../messages/post-message.ts';
import type { Affiliate, Telegram } from '../telegram.ts';
import { unix } from '../time/clock.ts';
import type { Bot } from '../world/bot.ts';
import { newChargeId } from '../world/new-id.ts';
import { type Charge, currencyOf, type Product, type Subscription } from '../world/payment.ts';
import { asUser, type Person } from '../world/person.ts';
import { affiliateShare } from './affiliate-share.ts';

type Circumstances = {
  readonly affiliate?: Affiliate | undefined;
  /** The subscription that this charge renews. */
  readonly renews?: Subscription;
  /** The instant of the charge; now, unless told. */
  readonly at?: Date;
};

/**
 * Moves the Stars from the person to the bot and writes the bot's Star list, or has a provider charge the person's card,
 * and sends `successful_payment`.
 */
export function chargePerson(
  telegram: Telegram,
  bot: Bot,
  person: Person,
  product: Product,
  { affiliate, renews, at = telegram.clock.now() }: Circumstances,
): Charge {
  const id = newChargeId();
  const date = unix(at);
  const subscription = renews ?? openSubscription(telegram, bot, person, product, id, date);
  const charge: Charge = {
    id,
    bot: bot.id,
    user: person.id,
    product,
    date,
    ...(subscription && { subscription: subscription.id }),
    refunded: false,
  };
  telegram.world.charges[id] = charge;
  if (!product.fiat) {
    person.stars -= product.amount;
    bot.stars.push(incomingRow(telegram, charge, person, affiliate));
  }
  telegram.changed({ type: 'stars', user: person.id, bot: bot.id });
  postByPerson(telegram, bot, person, { successful_payment: asPayment(charge, subscription) }, at);
  return charge;
}

function openSubscription(
  telegram: Telegram,
  bot: Bot,
  person: Person,
  product: Product,
  id: string,
  date: number,
): Subscription | undefined {
  if (product.subscription_period === undefined) return undefined;
  const expires_at = date + product.subscription_period;
  const subscription: Subscription = {
    id,
    bot: bot.id,
    user: person.id,
    product,
    expires_at,
    state: 'active',
    renewals: 0,
  };
  telegram.world.subscriptions[id] = subscription;
  return subscription;
}

function asPayment(charge: Charge, subscription: Subscription | undefined): SuccessfulPayment {
  return {
    currency: currencyOf(charge.product),
    total_amount: charge.product.amount,
    invoice_payload: charge.product.payload,
    ...(subscription && {
      subscription_expiration_date: subscription.expires_at,
      is_recurring: true,
      ...(subscription.id === charge.id && { is_first_recurring: true }),
    }),
    telegram_payment_charge_id: charge.id,
    provider_payment_charge_id: providerChargeId(charge),
  };
}

/** The charge as its provider names it. For Stars this field is always there and means nothing. */
export const providerChargeId = ({ id, user, date, product }: Charge): string =>
  product.fiat ? `ch_${id.slice(-24)}` : `${user}_${date}`;

/** The row of the bot's Star list: the charge's id, and the amount that reaches the bot. */
function incomingRow(
  telegram: Telegram,
  charge: Charge,
  person: Person,
  affiliate: Affiliate | undefined,
): StarTransaction {
  const { id, date, product } = charge;
  const share = affiliate && affiliateShare(telegram, affiliate, product.amount);
  const source: TransactionPartner = {
    type: 'user',
    transaction_type: 'invoice_payment',
    user: asUser(person),
    invoice_payload: product.payload,
    ...(product.subscription_period !== undefined && { subscription_period: product.subscription_period }),
    ...(share && { affiliate: share.info }),
  };
  return { id, date, ...(share ? share.rest : { amount: product.amount }), source };
}
