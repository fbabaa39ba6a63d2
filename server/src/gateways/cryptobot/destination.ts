import { Refusal } from '#kernel';
import type { Destination, FormField } from '#payments/gateway';

/** Telegram's ids fit into 52 bits. */
const telegramId = /[1-9]\d{0,15}/;

export const receiver: FormField = {
  about: 'The Telegram id of the receiver, a number. They must have opened @CryptoBot before.',
  pattern: telegramId,
};

/** The one spelling of a destination, or the refusal `destination_invalid`. */
export function readDestination(destination: Destination): { readonly user_id: string } {
  const { user_id = '', ...others } = destination;
  const fits = new RegExp(`^${telegramId.source}$`).test(user_id) && Number(user_id) < 2 ** 52;
  if (fits && Object.keys(others).length === 0) return { user_id };
  throw new Refusal('destination_invalid', 'A transfer of CryptoBot goes to { "user_id": "<Telegram id, a number>" }.');
}
