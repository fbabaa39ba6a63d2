import { Refusal } from '#kernel';
import type { Call } from './operation.ts';

type Asking = Pick<Call<never, never, never>, 'person' | 'caller'>;

/**
 * For whom a call acts: the person of the session, or the user that an API key names. Refuses with `scope_missing` a
 * session that names somebody else, and with `invalid_request` a key that names nobody.
 */
export function actor({ person }: Pick<Asking, 'person'>, named?: string): string {
  if (person === undefined) return named ?? refuseNobody();
  if (named === undefined || named === person) return person;
  throw new Refusal('scope_missing', 'A session acts for its own person only.', { person });
}

function refuseNobody(): never {
  throw new Refusal('invalid_request', 'Say in `user` for whom this is: an API key acts for any person.');
}

/** Who did it, for records and the audit log: `person:77`, or `key:key_…`. */
export const doneBy = ({ person, caller }: Asking): string =>
  person === undefined ? `key:${caller.key}` : `person:${person}`;
