import { hash, randomBytes } from 'node:crypto';
import type { Id, WorkspaceId } from '#kernel';
import type { Scope } from './scope.ts';

/** A key as an operator sees it: everything but the secret, which is stored nowhere. */
export type ApiKey = {
  readonly workspace: WorkspaceId;
  readonly id: Id<'key'>;
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** Networks (CIDR) or addresses the key works from; empty means from everywhere. */
  readonly allowedAddresses: readonly string[];
  /** Over all processes; null means no limit. */
  readonly requestsPerMinute: number | null;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
  /** The key that took over from this one at a rotation. */
  readonly replacedBy: Id<'key'> | null;
  /** Within half a minute. */
  readonly lastUsedAt: Date | null;
};

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const length = 43; // of 256 bits in base 62

/** What a secret opens: the API for a program, or for a person. */
type SecretPrefix = 'ak' | 'ses';

/** A new secret, `ak_` and 32 random bytes in base 62: shown once, to the one who asked for it. */
export function newSecret(prefix: SecretPrefix = 'ak'): string {
  let rest = BigInt(`0x${randomBytes(32).toString('hex')}`);
  let text = '';
  for (let n = 0; n < length; n++) {
    text = digits.charAt(Number(rest % 62n)) + text;
    rest /= 62n;
  }
  return `${prefix}_${text}`;
}

/** Whether a text could be a secret of ours: what cannot be one costs no look-up. */
export const looksLikeSecret = (text: string, prefix: SecretPrefix = 'ak'): boolean =>
  text.length === prefix.length + 1 + length &&
  text.startsWith(`${prefix}_`) &&
  /^[0-9A-Za-z]+$/.test(text.slice(prefix.length + 1));

/** What is kept of a secret: its SHA-256, in hexadecimal. A random secret of 256 bits needs no slower hash. */
export const digestOf = (secret: string): string => hash('sha256', secret, 'hex');
