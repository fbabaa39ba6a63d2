import { createHmac } from 'node:crypto';
import { sameSecret } from '#kernel';

/** How far, in seconds, the instant of a signature may be from ours. */
const tolerance = 300;

/** A scheme `v1` signature: HMAC-SHA256 under the endpoint's secret over the instant, a dot and the body's bytes. */
export const signatureOf = (secret: string, seconds: string, body: Buffer): string =>
  createHmac('sha256', secret).update(`${seconds}.`).update(body).digest('hex');

/**
 * Why a `Stripe-Signature` does not prove these bytes now; undefined when it does. Any one of its `v1` is enough (there
 * are two while a secret is being changed); other schemes are not looked at.
 */
export function objection(secret: string, header: unknown, body: Buffer, now: Date): string | undefined {
  if (typeof header !== 'string' || header.length > 4096) return 'There is no signature.';
  const parts = header.split(',').map((part) => part.trim().split('='));
  const instants = parts.filter(([name]) => name === 't').map(([, value = '']) => value);
  const [seconds = ''] = instants;
  if (instants.length !== 1 || !/^\d{1,12}$/.test(seconds)) return 'The signature has no instant.';
  const given = parts.flatMap(([name, value = '']) => (name === 'v1' && /^[0-9a-f]{64}$/i.test(value) ? [value] : []));
  const right = signatureOf(secret, seconds, body);
  if (!given.map((each) => sameSecret(each.toLowerCase(), right)).includes(true))
    return 'No signature is one of this secret.';
  const apart = Math.abs(now.getTime() / 1000 - Number(seconds));
  return apart > tolerance ? `The signature was made more than ${tolerance} s away from now.` : undefined;
}
