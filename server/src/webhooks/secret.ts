import { randomBytes } from 'node:crypto';
import { openSecret, sealSecret } from '#kernel';
import type { Endpoint } from './endpoint.ts';
import type { SealedEndpoint } from './endpoint-rows.ts';

type Owner = Pick<Endpoint, 'workspace' | 'id'>;

/** What a sealed secret is bound to: it opens for this endpoint of this workspace only. */
const context = ({ workspace, id }: Owner) => `webhooks.secret:${workspace}:${id}`;

/** A new secret as Standard Webhooks writes them: 32 random bytes in base64 after `whsec_`. */
export const newSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

export const sealFor = (masterKey: Buffer, owner: Owner, secret: string): string =>
  sealSecret(masterKey, secret, context(owner));

/** The secrets that sign at this instant, the current one first; after a rotation both, until the old one's end. */
export function signingSecrets(masterKey: Buffer, found: SealedEndpoint, now: Date): string[] {
  const { endpoint, sealed, sealedPrevious } = found;
  const isOverlap = endpoint.previousUntil !== null && endpoint.previousUntil > now;
  const both = sealedPrevious !== null && isOverlap ? [sealed, sealedPrevious] : [sealed];
  return both.map((one) => openSecret(masterKey, one, context(endpoint)));
}
