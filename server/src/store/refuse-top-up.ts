import { amountToWire, Refusal, type Amount } from '#kernel';
import type { RecipientVerdict } from '#supply';

/**
 * The username that is bought for. Refuses with `recipient_invalid` somebody who cannot be topped up, or whom nobody could
 * verify where that was not accepted: its details have the `verdict`.
 */
export function refuseRecipient(found: Omit<RecipientVerdict, 'telegramId'>, acceptUnverified: boolean): string {
  const { verdict, username, reason = 'not_verified' } = found;
  const refuse = (words: string): never => {
    throw new Refusal('recipient_invalid', words, { verdict, reason });
  };
  if (verdict === 'no') return refuse('Nobody can be topped up under this name: nothing was ordered.');
  if (username === undefined) return refuse('No username is known for this recipient: nothing was ordered.');
  if (verdict === 'unknown' && !acceptUnverified)
    return refuse(
      'Nobody could verify this recipient. Ask your buyer, and send "accept_unverified": true to order anyway.',
    );
  return username;
}

/** Refuses with `price_too_high` what costs more than the reseller wants to pay. */
export function refusePrice(price: Amount, max: Amount | undefined): void {
  if (!max || (max.asset === price.asset && price.units <= max.units)) return;
  const { amount } = amountToWire(price);
  throw new Refusal('price_too_high', `It costs ${amount} ${price.asset} now, which is more than "max_price".`, {
    price: amountToWire(price),
  });
}
