import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { verifyInitData, verifyInitDataOf } from '#identity';

const token = '123456:TEST-TOKEN';
/** Made elsewhere, and taken by Telegram's own rules as other libraries write them. */
const vector =
  'auth_date=1790000000&query_id=AAtest&signature=sig&start_param=t_abc&user=%7B%22id%22%3A77%2C%22first_name%22%3A%22Ann%22%2C%22language_code%22%3A%22en%22%2C%22is_premium%22%3Atrue%7D&hash=75b68ee21ec60e5e4d31b84002e6e68152537c632f13ba3f368f280213e76dff';
const opened = 1_790_000_000;
const at = (seconds: number) => ({ now: new Date((opened + seconds) * 1000) });
const reasonOf = (verdict: { ok: boolean; reason?: string }) => (verdict.ok ? 'ok' : verdict.reason);

/** The same words with one field changed, signed by whoever has this token. */
function signedBy(by: string, change: Record<string, string> = {}): string {
  const fields = new URLSearchParams(vector);
  for (const [name, value] of Object.entries(change)) fields.set(name, value);
  fields.delete('hash');
  const words = [...fields].map(([name, value]) => `${name}=${value}`).sort();
  const secret = createHmac('sha256', 'WebAppData').update(by).digest();
  fields.set('hash', createHmac('sha256', secret).update(words.join('\n')).digest('hex'));
  return fields.toString();
}

describe('initData', () => {
  it('that Telegram signed for a bot says who opened its Mini App', () => {
    expect(verifyInitData(token, vector, at(10))).toEqual({
      ok: true,
      data: {
        user: { id: '77', firstName: 'Ann', username: undefined, languageCode: 'en', isPremium: true },
        startParam: 't_abc',
        authDate: new Date(opened * 1000),
        hash: '75b68ee21ec60e5e4d31b84002e6e68152537c632f13ba3f368f280213e76dff',
      },
    });
  });

  it('is good for an hour, and from a minute before it was made', () => {
    const seen = [3600, 3601, -60, -61].map((seconds) => reasonOf(verifyInitData(token, vector, at(seconds))));
    expect(seen).toEqual(['ok', 'old', 'ok', 'from_the_future']);
  });

  it('is not believed when a field, the hash or the bot is another', () => {
    const forged = [
      vector.replace('77', '78'),
      vector.replace('t_abc', 'r_1'),
      `${vector}&more=1`,
      vector.replace(/.$/, '0'),
      vector.replace('signature=sig&', ''),
      signedBy('123456:ANOTHER-TOKEN'),
    ];
    expect(forged.map((raw) => reasonOf(verifyInitData(token, raw, at(10))))).toEqual(forged.map(() => 'forged'));
    expect(reasonOf(verifyInitData('654321:TEST-TOKEN', vector, at(10)))).toBe('forged');
  });

  it('is of a person, has every field once, and is no longer than initData is', () => {
    const malformed = [
      '',
      'hash=',
      vector.replace(/hash=.*/, 'hash=75B6'),
      `${vector}&hash=75b68ee21ec60e5e4d31b84002e6e68152537c632f13ba3f368f280213e76dff`,
      `${vector}&user=%7B%22id%22%3A78%2C%22first_name%22%3A%22Eve%22%7D`,
      signedBy(token, { user: '{"id":1.5,"first_name":"Ann"}' }),
      signedBy(token, { user: '{"id":"77","first_name":"Ann"}' }),
      signedBy(token, { user: 'null' }),
      signedBy(token, { auth_date: '-1' }),
      signedBy(token, { query_id: 'x'.repeat(9000) }),
    ];
    expect(malformed.map((raw) => reasonOf(verifyInitData(token, raw, at(10))))).toEqual(
      malformed.map(() => 'malformed'),
    );
  });
});

describe('initData of a bot whose token is not ours', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const der = publicKey.export({ format: 'der', type: 'spki' });
  const ours = { publicKey: der.subarray(-32).toString('hex') };
  const user = '{"id":77,"first_name":"Ann"}';
  const words = `auth_date=${opened}\nstart_param=t_abc\nuser=${user}`;

  const signedFor = (bot: string, message = words): string => {
    const signature = sign(null, Buffer.from(`${bot}:WebAppData\n${message}`), privateKey).toString('base64url');
    const fields = { user, auth_date: String(opened), start_param: 't_abc', signature, hash: 'a'.repeat(64) };
    return new URLSearchParams(fields).toString();
  };

  it('is believed by the signature of Telegram over the number of the bot', () => {
    const verdict = verifyInitDataOf('555', signedFor('555'), { ...at(10), ...ours });
    expect(verdict).toMatchObject({ ok: true, data: { user: { id: '77' }, startParam: 't_abc' } });
  });

  it('is not believed for another bot, with other words, of another key or too late', () => {
    const of = (bot: string, raw: string, more: object = ours, seconds = 10) =>
      reasonOf(verifyInitDataOf(bot, raw, { ...at(seconds), ...more }));
    expect(of('556', signedFor('555'))).toBe('forged');
    expect(of('555', signedFor('555').replace('t_abc', 't_xyz'))).toBe('forged');
    expect(of('555', signedFor('555'), {})).toBe('forged');
    expect(of('555', signedFor('555'), ours, 4000)).toBe('old');
    expect(of('555', signedFor('555').replace(/signature=[^&]*/, 'signature=abc'))).toBe('malformed');
    expect(of('555', signedFor('555').replace(/&?signature=[^&]*/, ''))).toBe('malformed');
  });
});
