import { createHmac, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';

type Fields = Readonly<Record<string, string>>;

/** The pairs as both signatures read them: sorted by name, one a line. */
const lines = (fields: Fields): string =>
  Object.entries(fields)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('\n');

/** The `hash`: HMAC-SHA-256 under a key made of the bot's token, over everything but itself. */
export function hashOf(fields: Fields, token: string): string {
  const secret = createHmac('sha256', 'WebAppData').update(token).digest();
  return createHmac('sha256', secret).update(lines(fields)).digest('hex');
}

/** The `signature` for third parties: Ed25519 over the bot's id and everything but the two signatures. */
function signatureOf(fields: Fields, bot: number, signingKey: string): string {
  return sign(null, Buffer.from(`${bot}:WebAppData\n${lines(fields)}`), read(signingKey)).toString('base64url');
}

/** The public half of the signing key: 32 bytes in hex, as Telegram publishes its own. */
export function publicKeyOf(signingKey: string): string {
  const key = createPublicKey(read(signingKey));
  return key.export({ type: 'spki', format: 'der' }).subarray(-32).toString('hex');
}

const read = (signingKey: string): KeyObject =>
  createPrivateKey({ key: Buffer.from(signingKey, 'base64'), format: 'der', type: 'pkcs8' });

/** The query string that a Mini App finds in `Telegram.WebApp.initData`. */
export function signInitData(fields: Fields, bot: { id: number; token: string }, signingKey: string): string {
  const signed = { ...fields, signature: signatureOf(fields, bot.id, signingKey) };
  const all = { ...signed, hash: hashOf(signed, bot.token) };
  return Object.entries(all)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
}
