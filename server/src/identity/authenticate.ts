import { hash } from 'node:crypto';
import { Refusal, type Clock, type Id, type WorkspaceId } from '#kernel';
import { digestOf, looksLikeSecret } from './api-key.ts';
import type { Keyring, KnownKey } from './keyring.ts';
import { callerNetwork } from './network.ts';
import type { Scope } from './scope.ts';

/** Who is asking, as the rest of the platform sees it. */
export type Caller = {
  readonly workspace: WorkspaceId;
  /** The API key, or the session of a person. */
  readonly key: Id<'key'> | Id<'ses'>;
  /** Whose session it is: Telegram's number as text. Not given for an API key. */
  readonly person?: string;
  readonly scopes: ReadonlySet<Scope>;
  readonly requestsPerMinute: number | null;
};

type Needs = { readonly keyring: Keyring; readonly clock: Clock };

const unknown = 'This API key is not known. Send "Authorization: Bearer ak_…" with a key of your workspace.';

/**
 * Who holds this secret. The answer comes at once for a key seen lately, else after one indexed read. Refuses
 * `unauthenticated` (no such key), `key_revoked`, `key_expired`, `address_not_allowed`.
 */
export function authenticate({ keyring, clock }: Needs, secret: string, address: string): Caller | Promise<Caller> {
  if (!looksLikeSecret(secret)) throw new Refusal('unauthenticated', unknown);
  const known = keyring.find(digestOf(secret));
  if (known instanceof Promise) return known.then((key) => judge(key, address, clock.now()));
  return judge(known, address, clock.now());
}

function judge(key: KnownKey | undefined, address: string, now: Date): Caller {
  if (!key) throw new Refusal('unauthenticated', unknown);
  if (key.revoked) throw new Refusal('key_revoked', 'This API key has been revoked. Ask the operator for a new one.');
  if (key.expiresAt !== null && key.expiresAt <= now.getTime())
    throw new Refusal('key_expired', 'This API key has expired. Ask the operator for a new one.');
  if (!key.allows(address))
    throw new Refusal(
      'address_not_allowed',
      `This API key does not work from ${address}. Call from an allowed address.`,
    );
  key.usedAt = now;
  return key.caller;
}

/** Refuses `scope_missing` unless the caller's key may do this. */
export function requireScope(caller: Caller, scope: Scope): void {
  if (caller.scopes.has(scope) || caller.scopes.has('all')) return;
  throw new Refusal('scope_missing', `This API key may not do this: it needs the scope "${scope}".`, { scope });
}

/**
 * Counts one request of this caller against its limit, which holds over all processes. At once while this process
 * has requests in hand, else after leasing more. Refuses `rate_limited` with `retryAfterSeconds`.
 */
export const takeRequest = ({ keyring, clock }: Needs, caller: Caller): void | Promise<void> =>
  caller.requestsPerMinute === null
    ? undefined
    : keyring.takeRequest(countedBy(caller), caller.requestsPerMinute, clock.now());

/** A person's sessions share one limit. */
const countedBy = ({ workspace, key, person }: Caller) => ({
  workspace,
  key: person === undefined ? key : `person:${workspace}:${person}`,
});

const entrancesPerMinute = 60;
type Entrance = {
  readonly address: string;
  readonly perMinute?: number | undefined;
  /** Who knocks at one door uses up nothing of another: a busy list of prices keeps nobody from signing in. */
  readonly door?: 'panel' | 'shop' | 'checkout';
};

/** No workspace is known yet when somebody knocks: addresses are counted beside all of them. */
const beforeAnyWorkspace: WorkspaceId = 0;

/**
 * Counts one try of somebody who has no key or session yet, by the address they come from, over all processes: 60 a
 * minute unless told. Who has IPv6 has a whole /64 of addresses, so that counts as one. Refuses `rate_limited`.
 */
export const takeEntrance = (
  { keyring, clock }: Needs,
  { address, perMinute = entrancesPerMinute, door }: Entrance,
): void | Promise<void> =>
  keyring.takeRequest(
    {
      workspace: beforeAnyWorkspace,
      key: `${door ? `${door}:` : ''}address:${hash('sha256', callerNetwork(address), 'base64url')}`,
    },
    perMinute,
    clock.now(),
  );
