import { createHmac } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { Refusal, sameSecret } from '#kernel';

/** How far the time stamp of a delivery may be from our clock, in seconds. */
export const stampSecondsMax = 300;

const invalid = (sentence: string) => new Refusal('signature_invalid', sentence);

/**
 * The id of a delivery that is signed as Standard Webhooks has it: HMAC-SHA256 over `id.timestamp.body`, byte for byte, in
 * base64 behind `v1,`. Refuses with `signature_invalid` anything else, and what is signed for another time.
 */
export function verifyDelivery(secret: string, headers: IncomingHttpHeaders, body: Buffer, now: Date): string {
  const [id, stamp, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => headers[name]);
  if (typeof id !== 'string' || typeof stamp !== 'string' || typeof signatures !== 'string')
    throw invalid('Send webhook-id, webhook-timestamp and webhook-signature.');
  if (!/^[\w.-]{1,128}$/.test(id)) throw invalid('"webhook-id" is 1 to 128 letters, digits, "_", "." or "-".');
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const expected = createHmac('sha256', key).update(`${id}.${stamp}.`).update(body).digest('base64');
  const given = signatures.split(' ', 8).filter((each) => each.startsWith('v1,'));
  if (!given.some((each) => sameSecret(each.slice('v1,'.length), expected)))
    throw invalid('The signature does not fit the body. Sign the bytes you send with the secret of this task.');
  const seconds = /^\d{1,12}$/.test(stamp) ? Math.abs(now.getTime() / 1000 - Number(stamp)) : Infinity;
  if (seconds > stampSecondsMax)
    throw invalid(`"webhook-timestamp" is more than ${stampSecondsMax} s from now. Sign each try anew.`);
  return id;
}
