import { createPublicKey, verify } from 'node:crypto';
import { expect, test } from 'vitest';
import { hashOf } from '../src/mini-app/init-data.ts';
import { openTest, stoppedClock, token } from './open-test.ts';

/** Checks the way the documentation tells a server to. */
function split(initData: string): { hash: string; signature: string; fields: Record<string, string> } {
  const { hash = '', ...fields } = Object.fromEntries(new URLSearchParams(initData));
  return { hash, signature: fields['signature'] ?? '', fields };
}

test('the hash is that of the known vector', () => {
  const { hash, fields } = split(
    'auth_date=1790000000&query_id=AAtest&signature=sig&start_param=t_abc&user=%7B%22id%22%3A77%2C%22first_name%22%3A%22Ann%22%2C%22language_code%22%3A%22en%22%2C%22is_premium%22%3Atrue%7D&hash=75b68ee21ec60e5e4d31b84002e6e68152537c632f13ba3f368f280213e76dff',
  );
  expect(hashOf(fields, '123456:TEST-TOKEN')).toBe(hash);
});

test('a Mini App is launched with data that the bot and third parties can verify', async () => {
  const { sandbox, post, get, person } = await openTest({ clock: stoppedClock() });
  const { id } = await person({ first_name: 'Änn & Co', username: 'ann', language_code: 'en', is_premium: true });
  const { init_data } = (await post(`/users/${id}/init-data`, {
    bot: 'shop_bot',
    start_param: 't_abc',
  })) as unknown as { init_data: string };
  const { hash, signature, fields } = split(init_data);
  expect(hashOf(fields, token)).toBe(hash);
  expect(hashOf(fields, `${token}x`)).not.toBe(hash);
  const { signature: _, ...signed } = fields;
  const lines = Object.keys(signed)
    .toSorted()
    .map((name) => `${name}=${signed[name]}`);
  const { ed25519 } = (await get('/keys')) as unknown as { ed25519: string };
  const key = createPublicKey({
    key: Buffer.from(`302a300506032b6570032100${ed25519}`, 'hex'),
    format: 'der',
    type: 'spki',
  });
  const check = (bot: number) =>
    verify(null, Buffer.from(`${bot}:WebAppData\n${lines.join('\n')}`), key, Buffer.from(signature, 'base64url'));
  expect([check(4242), check(4243)]).toEqual([true, false]);
  expect(Number(fields['auth_date'])).toBe(Math.floor(sandbox.clock.now().getTime() / 1000));
  expect(fields['start_param']).toBe('t_abc');
  expect(JSON.parse(fields['user'] ?? '')).toMatchObject({
    id,
    first_name: 'Änn & Co',
    username: 'ann',
    is_premium: true,
  });
});

test('a link opens a bot, a Mini App or an invoice', async () => {
  const { post, person, updates, call } = await openTest();
  const { id } = await person();
  const open = (link: string) => post(`/users/${id}/open`, { link });
  expect(await open('https://t.me/shop_bot?start=t_Q2xhaW0')).toMatchObject({ opened: 'bot', bot: 4242 });
  expect((await updates())[0]?.message).toMatchObject({
    text: '/start t_Q2xhaW0',
    entities: [{ type: 'bot_command', length: 6 }],
  });
  expect(await open('https://t.me/shop_bot/app?startapp=abc')).toMatchObject({
    opened: 'app',
    init_data: expect.stringContaining('start_param=abc'),
  });
  const link = (
    await call('createInvoiceLink', {
      title: 'a',
      description: 'b',
      payload: 'c',
      currency: 'XTR',
      prices: [{ label: 'd', amount: 1 }],
    })
  ).result;
  expect(await open(link ?? '')).toEqual({ opened: 'invoice', link });
  expect(await open(`https://t.me/shop_bot?start=${'x'.repeat(65)}`)).toMatchObject({
    error: expect.stringContaining('64'),
  });
  expect(await open('https://t.me/no_such_bot')).toMatchObject({ error: expect.any(String) });
  expect(await open('https://example.org/')).toMatchObject({ error: expect.any(String) });
});

test('data from a keyboard Mini App arrives as a message', async () => {
  const { post, person, updates } = await openTest();
  const { id } = await person();
  await post(`/users/${id}/web-app-data`, { bot: 'shop_bot', data: '{"a":1}', button_text: 'Open' });
  expect((await updates())[0]?.message?.web_app_data).toEqual({ data: '{"a":1}', button_text: 'Open' });
});
