import { randomBytes } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { House } from '../state.ts';
import { cookieNames, type FragmentAccount } from './state.ts';

/** Whose cookies these are. All four have to be right. */
export function signedIn({ state }: House, { headers }: FastifyRequest): FragmentAccount | undefined {
  const given = new Map(
    (headers.cookie ?? '').split(/;\s*/).map((pair): [string, string] => {
      const [name = '', ...rest] = pair.split('=');
      return [name, rest.join('=')];
    }),
  );
  return state().fragments.find(({ cookies }) => cookieNames.every((name) => given.get(name) === cookies[name]));
}

/** What the page calls the API by now: a new one whenever the old has ended. */
export function hashOf({ clock, changed }: House, account: FragmentAccount): string {
  const now = clock.now().getTime();
  if (!account.hash || account.hash.until <= now) {
    account.hash = { text: randomBytes(9).toString('hex'), until: now + account.temper.hash_lasts * 1000 };
    changed();
  }
  return account.hash.text;
}

export const isHash = ({ clock }: House, { hash }: FragmentAccount, given: string): boolean =>
  hash !== null && hash.text === given && hash.until > clock.now().getTime();
