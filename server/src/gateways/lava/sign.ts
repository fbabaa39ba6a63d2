import { createHmac } from 'node:crypto';
import { ksort, phpJson, type JsonObject, type JsonTree } from '#gateways/wire';

/** HMAC-SHA256 over a text, as lower-case hex. */
export const lavaSign = (text: string | Buffer, key: string): string =>
  createHmac('sha256', key).update(text).digest('hex');

/** The members in the order of their names, as PHP writes them by default: what signatures of Lava are made over. */
export const canonical = (members: Iterable<readonly [string, JsonTree]>): string =>
  phpJson(new Map(ksort(members)), { unicode: 'escaped' });

/** How a request carries its signature: as a header over its bytes (form A), or as a member of its body (form B). */
export type SignatureForm = 'header' | 'body';

/**
 * A request as it goes on the wire. Its members are in order and written as PHP does, so that the bytes are what Lava
 * hashes whichever of the two it does.
 */
export function signedRequest(
  members: Readonly<Record<string, JsonTree>>,
  key: string,
  form: SignatureForm,
): { readonly body: string; readonly headers: Readonly<Record<string, string>> } {
  const told = Object.entries(members).filter(([, value]) => value !== null);
  const body = canonical(told);
  const signature = lavaSign(body, key);
  return form === 'header'
    ? { body, headers: { signature } }
    : { body: canonical([...told, ['signature', signature]]), headers: {} };
}

/** What a webhook's signature is made over: its members in the order of their names, their values as they came. */
export const webhookText = (notice: JsonObject): string => canonical(notice);
