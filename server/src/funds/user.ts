import { Refusal } from '#kernel';
import { places, type Place } from '#ledger';

const pattern = /^[A-Za-z0-9_-][A-Za-z0-9_.-]{0,63}$/;

/** The operator's name of a person, as it can be part of an address on the ledger. Refuses with `invalid_request`. */
export function checkUser(user: string): string {
  if (pattern.test(user)) return user;
  throw new Refusal('invalid_request', 'A user is 1 to 64 letters, digits, "_", "-" or ".", no dot first.');
}

/** What a person has here. */
export const userPlace = (user: string): Place => places.user(user);

/**
 * What a person owes after a charge-back. Apart from `receivable:<app>`, so that a person who is called like an app
 * does not pay its debts.
 */
export const debtPlace = (user: string): Place => places.receivable(`user:${user}`);
