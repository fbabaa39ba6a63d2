import { Refusal } from '#kernel';
import type { Destination, FormField } from '#payments/gateway';

/** Fields of a destination: a card, or a phone of the system of fast payments with the number of its bank. */
export const destinationFields: Readonly<Record<string, FormField>> = {
  payment_type: { about: '"card", or "sbp" for a phone number at a bank.', pattern: /card|sbp/, usual: 'card' },
  purse: {
    about: 'The number of the card, or the phone number with its country and without "+".',
    pattern: /[\d +()-]{10,30}/,
  },
  member_id: { about: 'The number of the bank, for sbp only (getSbpBankList).', pattern: /\d{0,20}/, usual: '' },
};

/** A destination in its one spelling: digits only. */
export type Purse = { readonly payment_type: string; readonly purse: string; readonly member_id?: string };

/** Reads a destination, or refuses with `destination_invalid`. */
export function readDestination(destination: Destination): Purse {
  const { payment_type = 'card', purse: written = '', member_id = '', ...others } = destination;
  const purse = written.replaceAll(/[ +()-]/g, '');
  if (Object.keys(others).length > 0 || !/^\d{10,19}$/.test(purse) || !/^[\d +()-]{10,30}$/.test(written))
    throw invalid('It takes "payment_type", "purse" and, for sbp, "member_id".');
  if (payment_type === 'card' && member_id === '') {
    if (!isCard(purse)) throw invalid('This is not the number of a card: a digit is wrong.');
    return { payment_type, purse };
  }
  if (payment_type === 'sbp' && /^\d{1,20}$/.test(member_id) && /^\d{10,15}$/.test(purse))
    return { payment_type, purse, member_id };
  throw invalid('A card has no "member_id"; sbp needs one, and a phone number.');
}

const invalid = (why: string) => new Refusal('destination_invalid', `UnitPay pays to a card or by sbp. ${why}`);

/** The check digit of ISO/IEC 7812 (Luhn). */
function isCard(digits: string): boolean {
  const sum = Array.from(digits)
    .toReversed()
    .reduce((total, digit, place) => {
      const value = Number(digit) * (place % 2 === 0 ? 1 : 2);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return digits.length >= 13 && sum % 10 === 0;
}
