import { createHash, createHmac } from 'node:crypto';
import { sameSecret } from '#kernel';

/** What Crypto Pay signs a webhook with: HMAC-SHA256 over the body's bytes, its key the SHA-256 of the app's token. */
export const signatureOf = (token: string, body: Buffer): string =>
  createHmac('sha256', createHash('sha256').update(token).digest()).update(body).digest('hex');

/** Whether the owner of the token signed exactly these bytes. */
export function isSigned(token: string, body: Buffer, signature: unknown): boolean {
  const given = typeof signature === 'string' ? signature.toLowerCase() : '';
  return /^[0-9a-f]{64}$/.test(given) && sameSecret(given, signatureOf(token, body));
}
