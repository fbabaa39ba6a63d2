import { createHmac, createPublicKey, timingSafeEqual, verify, type KeyObject } from 'node:crypto';
import { readInitData, type InitData } from './read-init-data.ts';

/** What came of looking at initData: whom Telegram vouches for, or why it is not believed. */
export type InitDataVerdict =
  | { readonly ok: true; readonly data: InitData }
  | { readonly ok: false; readonly reason: 'malformed' | 'forged' | 'old' | 'from_the_future' };

/** Telegram gives no number; an hour is enough to open a session, which then has a token of its own. */
const agedSecondsMax = 3600;
const aheadSecondsMax = 60;

/** How old initData may be, and by which clock. */
export type InitDataAge = { readonly now: Date; readonly agedSecondsMax?: number };

/**
 * Whether a bot's Mini App was really opened by whom it says: HMAC-SHA256 with the bot's token over all fields but
 * `hash`, at most an hour old. Source: core.telegram.org/bots/webapps, "Validating data received via the Mini App".
 */
export function verifyInitData(token: string, raw: string, age: InitDataAge): InitDataVerdict {
  const read = readInitData(raw);
  if (!read) return { ok: false, reason: 'malformed' };
  const { fields, data } = read;
  const secret = createHmac('sha256', 'WebAppData').update(token).digest();
  const expected = createHmac('sha256', secret)
    .update(checkString(fields, ['hash']))
    .digest();
  if (!timingSafeEqual(expected, Buffer.from(data.hash, 'hex'))) return { ok: false, reason: 'forged' };
  return inTime(data, age);
}

/** Telegram's own keys for third parties, in hexadecimal: of the production and of the test servers. */
export const telegramKeys = {
  production: 'e7bf03a2fa4602af4580703d88dda5bb59f32ed8b02a56c187fe7d34caed242d',
  test: '40055058a4ee38156a06562e52eece92a771bcd8346a8c4615cb7376eddf72ec',
} as const;

/**
 * The same for a bot whose token we do not have: Ed25519 with Telegram's key over the bot's number and all fields but
 * `hash` and `signature`. Source: the same page, "Validating data for Third-Party Use".
 */
export function verifyInitDataOf(
  botId: string,
  raw: string,
  { publicKey = telegramKeys.production, ...age }: InitDataAge & { readonly publicKey?: string },
): InitDataVerdict {
  const read = readInitData(raw);
  const signature = read?.fields.get('signature');
  if (!read || signature === undefined || !/^[\w-]{86}$/.test(signature)) return { ok: false, reason: 'malformed' };
  const message = `${botId}:WebAppData\n${checkString(read.fields, ['hash', 'signature'])}`;
  const isTheirs = verify(null, Buffer.from(message), ed25519(publicKey), Buffer.from(signature, 'base64url'));
  return isTheirs ? inTime(read.data, age) : { ok: false, reason: 'forged' };
}

function inTime(data: InitData, { now, agedSecondsMax: most = agedSecondsMax }: InitDataAge): InitDataVerdict {
  const seconds = (now.getTime() - data.authDate.getTime()) / 1000;
  if (seconds > most) return { ok: false, reason: 'old' };
  return seconds < -aheadSecondsMax ? { ok: false, reason: 'from_the_future' } : { ok: true, data };
}

const checkString = (fields: ReadonlyMap<string, string>, without: readonly string[]): string =>
  [...fields]
    .filter(([name]) => !without.includes(name))
    .map(([name, value]) => `${name}=${value}`)
    .toSorted(byBytes)
    .join('\n');

const byBytes = (one: string, other: string) => Buffer.compare(Buffer.from(one), Buffer.from(other));

const spkiOfEd25519 = '302a300506032b6570032100';

const ed25519 = (key: string): KeyObject =>
  createPublicKey({ key: Buffer.from(spkiOfEd25519 + key, 'hex'), format: 'der', type: 'spki' });
