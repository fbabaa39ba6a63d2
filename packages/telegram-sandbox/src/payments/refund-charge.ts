import type { StarTransaction } from '@grammyjs/types';
import { postByPerson } from '../messages/post-message.ts';
import type { Telegram } from '../telegram.ts';
import { unix } from '../time/clock.ts';
import type { Bot } from '../world/bot.ts';
import type { Charge } from '../world/payment.ts';
import { providerChargeId } from './charge-person.ts';

/**
 * Gives the person all Stars of a charge back. The bot's list gets a row with the same id and a receiver; the
 * bot gets `refunded_payment`. Whether the bot can pay for it is the caller's question.
 */
export function refundCharge(telegram: Telegram, bot: Bot, charge: Charge): void {
  const person = telegram.world.users[charge.user];
  const paid = bot.stars.find((row) => row.id === charge.id && row.source !== undefined);
  if (!person || !paid) throw new Error(`The charge ${charge.id} is on no Star list.`);
  charge.refunded = true;
  person.stars += charge.product.amount;
  bot.stars.push(outgoingRow(telegram, paid));
  telegram.changed({ type: 'stars', user: person.id, bot: bot.id });
  postByPerson(telegram, bot, person, {
    refunded_payment: {
      currency: 'XTR',
      total_amount: charge.product.amount,
      invoice_payload: charge.product.payload,
      telegram_payment_charge_id: charge.id,
      provider_payment_charge_id: providerChargeId(charge),
    },
  });
}

function outgoingRow({ clock }: Telegram, { source, ...paid }: StarTransaction): StarTransaction {
  return { ...paid, date: unix(clock.now()), ...(source && { receiver: source }) };
}
