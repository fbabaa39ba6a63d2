import { Refusal } from '#kernel';
import type { Destination, FormField, OpenConnection } from '#payments/gateway';

/** What a person enters to be paid. */
export const destinationForm: Readonly<Record<string, FormField>> = {
  service: {
    about: 'The way to pay out, as Lava names it: card_payoff, sbp_payoff, lava_payoff, steam_payoff …',
    pattern: /[a-z0-9_]{3,40}/,
  },
  wallet: { about: 'The card, phone or account that is paid.', pattern: /[A-Za-z0-9@+_. -]{3,64}/ },
};

/** The destination in its one spelling. Which services there are now is Lava's to say, when it is asked to pay. */
export function readDestination(_: OpenConnection, { service = '', wallet = '' }: Destination): Destination {
  if (!/^[a-z0-9_]{3,40}$/.test(service)) throw wrong('The way to pay out has a name such as card_payoff.');
  const spelled = spell(service, wallet.trim());
  if (spelled === undefined) throw wrong(`This cannot be paid by ${service}.`);
  return { service, wallet: spelled };
}

const wrong = (words: string) => new Refusal('destination_invalid', words);

function spell(service: string, wallet: string): string | undefined {
  if (service.startsWith('card')) {
    const digits = wallet.replace(/[ -]/g, '');
    return /^\d{13,19}$/.test(digits) && isLuhn(digits) ? digits : undefined;
  }
  if (service.startsWith('sbp')) {
    const digits = wallet.replace(/[ ()+-]/g, '').replace(/^8(?=\d{10}$)/, '7');
    return /^7\d{10}$/.test(digits) ? digits : undefined;
  }
  return /^[A-Za-z0-9@+_.-]{3,64}$/.test(wallet) ? wallet : undefined;
}

/** The check digit of cards. */
function isLuhn(digits: string): boolean {
  const sum = Array.from(digits)
    .toReversed()
    .reduce(
      (total, digit, at) =>
        total + (at % 2 === 0 ? Number(digit) : ([0, 2, 4, 6, 8, 1, 3, 5, 7, 9][Number(digit)] ?? 0)),
      0,
    );
  return sum % 10 === 0;
}
