import { badRequest } from '../bot-api/refused.ts';
import type { Telegram } from '../telegram.ts';
import type { Bot } from '../world/bot.ts';
import { chargePerson } from './charge-person.ts';
import { canPay } from './start-payment.ts';

/** The bot's word on a pre-checkout query. Too late, or twice, is refused; yes charges the person at once. */
export function answerCheckout(telegram: Telegram, bot: Bot, id: string, refusal: string | undefined): void {
  const checkout = telegram.checkouts.get(id);
  if (!checkout || checkout.bot !== bot.id || checkout.deadline <= telegram.clock.now().getTime()) {
    throw badRequest('query is too old and response timeout expired or query ID is invalid');
  }
  telegram.checkouts.delete(id);
  if (refusal !== undefined) return checkout.close({ status: 'failed', error: refusal });
  const person = telegram.world.users[checkout.user];
  if (!person || !canPay(person, checkout.product)) {
    return checkout.close({ status: 'failed', error: 'BALANCE_TOO_LOW' });
  }
  const charge = chargePerson(telegram, bot, person, checkout.product, { affiliate: checkout.affiliate });
  checkout.close({ status: 'paid', charge_id: charge.id });
}
