import { Refusal, unitsMax } from '#kernel';

/** A customer uses a feature. `customer` is the operator's own name for the person. */
export type Use = {
  readonly customer: string;
  readonly feature: string;
  /** Units of the feature; at least 1. */
  readonly quantity: bigint;
};

/** A use that is booked once per `key`: the caller's Idempotency-Key. */
export type KeyedUse = Use & { readonly key: string };

/** What can be said about a use before looking anything up. Refuses with `invalid_request` or `invalid_amount`. */
export function checkUse({ customer, feature, quantity }: Use): void {
  checkName('customer', customer, 128);
  checkName('feature', feature, 64);
  checkQuantity(quantity);
}

/** A count of something: at least 1, and no more than an account can hold. */
export function checkQuantity(quantity: bigint): void {
  if (quantity < 1n) throw new Refusal('invalid_amount', `A quantity is at least 1; ${quantity} was asked for.`);
  if (quantity > unitsMax)
    throw new Refusal('invalid_amount', `A quantity is at most ${unitsMax}; ${quantity} was asked for.`);
}

/** A name that somebody outside chose: plain text that can be stored and looked up. */
export function checkName(field: string, name: string, most: number): void {
  if (name.length === 0 || name.length > most)
    throw new Refusal('invalid_request', `A ${field} has 1 to ${most} characters.`);
  if (/\p{Cc}/u.test(name) || !name.isWellFormed())
    throw new Refusal('invalid_request', `A ${field} is plain text without control characters.`);
}

/** The ledger's key of a command of the API. */
export function apiKeyOf(key: string): string {
  checkName('key', key, 200);
  return `api:${key}`;
}

/** Whether something that came from outside is such a name: visible text, as the API takes it. */
export const isNameOf = (name: unknown, most: number): name is string =>
  typeof name === 'string' &&
  name.length <= most &&
  name.isWellFormed() &&
  /^[^\s\p{C}]([^\p{C}]*[^\s\p{C}])?$/u.test(name);
