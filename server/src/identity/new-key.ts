import { Refusal } from '#kernel';
import { isNetwork } from './network.ts';
import type { NewKey } from './create-key.ts';
import { isScope, scopes } from './scope.ts';

const refuse = (message: string): never => {
  throw new Refusal('invalid_request', message);
};

/** Throws a refusal that says what is wrong with a key somebody wants to make. */
export function requireNewKey({ name, scopes: wanted, allowedAddresses = [], requestsPerMinute }: NewKey): void {
  if (name.length < 1 || name.length > 200) refuse('Give the key a name of 1 to 200 characters.');
  if (wanted.length === 0) refuse(`Give the key at least one scope: ${scopes.join(', ')}.`);
  const unknown = wanted.find((scope: string) => !isScope(scope));
  if (unknown) refuse(`"${unknown}" is not a scope. The scopes are ${scopes.join(', ')}.`);
  const unreadable = allowedAddresses.find((network) => !isNetwork(network));
  if (unreadable) refuse(`"${unreadable}" is not an address or a network such as 10.0.0.0/8 or 2001:db8::/32.`);
  if (requestsPerMinute != null && !(Number.isInteger(requestsPerMinute) && requestsPerMinute > 0))
    refuse('The limit of requests per minute is a whole number above zero, or null for no limit.');
}
