import { randomBytes } from 'node:crypto';

/** The number of a query, as a decimal string of 18 digits. */
export const newQueryId = (): string =>
  (10n ** 17n + (randomBytes(8).readBigUInt64BE() % (9n * 10n ** 17n))).toString();

export const newChargeId = (): string => `stx${randomBytes(30).toString('base64url')}`;

export const newSlug = (bytes = 12): string => randomBytes(bytes).toString('base64url');

export const newToken = (bot: number): string => `${bot}:${randomBytes(26).toString('base64url').slice(0, 35)}`;
