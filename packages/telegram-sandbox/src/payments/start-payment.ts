import { newQueryId } from '../world/new-id.ts';
import { type Affiliate, type PaymentEnd, type Telegram } from '../telegram.ts';
import { pushUpdate } from '../updates/push-update.ts';
import type { Bot } from '../world/bot.ts';
import { currencyOf, type Product } from '../world/payment.ts';
import { asUser, type Person } from '../world/person.ts';

/** Telegram waits this long for the answer to a pre-checkout query, then the payment is off. */
const patience = 10_000;

/** A person presses Pay: the bot is asked, and the promise ends with what came of it. */
export function startPayment(
  telegram: Telegram,
  person: Person,
  bot: Bot,
  product: Product,
  affiliate?: Affiliate,
): Promise<PaymentEnd> {
  if (!canPay(person, product)) return Promise.resolve({ status: 'failed', error: 'BALANCE_TOO_LOW' });
  const id = newQueryId();
  const ended = new Promise<PaymentEnd>((close) => {
    const deadline = telegram.clock.now().getTime() + patience;
    const checkout = { id, bot: bot.id, user: person.id, product, deadline, close };
    telegram.checkouts.set(id, { ...checkout, ...(affiliate && { affiliate }) });
  });
  pushUpdate(telegram, bot, {
    pre_checkout_query: {
      id,
      from: asUser(person),
      currency: currencyOf(product),
      total_amount: product.amount,
      invoice_payload: product.payload,
    },
  });
  return ended;
}

/** Stars run out; a card of the sandbox never does. */
export const canPay = (person: Person, product: Product): boolean =>
  product.fiat !== undefined || person.stars >= product.amount;

/** Ends the payments whose bot has not answered in time. Nobody is charged. */
export function closeLateCheckouts(telegram: Telegram, now: number): void {
  for (const checkout of telegram.checkouts.values()) {
    if (checkout.deadline > now) continue;
    telegram.checkouts.delete(checkout.id);
    checkout.close({ status: 'failed', error: 'BOT_PRECHECKOUT_TIMEOUT' });
  }
}
