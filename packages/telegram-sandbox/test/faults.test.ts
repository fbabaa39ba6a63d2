import { Bot, GrammyError, HttpError } from 'grammy';
import { describe, expect, test } from 'vitest';
import { listen, openTest, readUpdate, stoppedClock, token } from './open-test.ts';

/** A sandbox on a stopped clock with a person who has pressed Start. */
async function openChat() {
  const opened = await openTest({ clock: stoppedClock() });
  const { id } = await opened.person();
  await opened.post(`/users/${id}/messages`, { bot: 'shop_bot', text: '/start' });
  await opened.updates();
  const texts = async () => (await opened.updates()).map(({ message }) => message?.text);
  const write = (text: string) => opened.post(`/users/${id}/messages`, { bot: 'shop_bot', text });
  const sent = () =>
    opened.sandbox.telegram.world.dialogs[`${id}:4242`]?.messages.filter(({ by }) => by === 'bot').length;
  const bot = new Bot(token, { client: { apiRoot: opened.sandbox.url } });
  const fault = (kind: string, more: object = {}) =>
    opened.post('/faults', { target: 'telegram', kind, rate: 1, times: 1, ...more });
  return { ...opened, id, bot, texts, write, sent, fault };
}

describe('a fault strikes calls:', () => {
  test('429 says how long to wait, and nothing happens', async () => {
    const { bot, id, fault, sent } = await openChat();
    await fault('429', { retry_after: 7 });
    const error: unknown = await bot.api.sendMessage(id, 'hi').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(GrammyError);
    expect(error).toMatchObject({
      error_code: 429,
      description: 'Too Many Requests: retry after 7',
      parameters: { retry_after: 7 },
    });
    expect(sent()).toBe(0);
    expect(await bot.api.sendMessage(id, 'hi')).toMatchObject({ text: 'hi' });
  });

  test('429 has its header too', async () => {
    const { sandbox, fault } = await openChat();
    await fault('429', { retry_after: 7 });
    const response = await fetch(`${sandbox.url}/bot${token}/getMe`);
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '7']);
  });

  test('500 has no effect', async () => {
    const { bot, id, fault, sent } = await openChat();
    await fault('500');
    await expect(bot.api.sendMessage(id, 'hi')).rejects.toMatchObject({
      error_code: 500,
      description: 'Internal Server Error',
    });
    expect(sent()).toBe(0);
  });

  test('timeout_before breaks the connection before the effect, timeout_after behind it', async () => {
    const { bot, id, fault, sent } = await openChat();
    await fault('timeout_before');
    await expect(bot.api.sendMessage(id, 'hi')).rejects.toBeInstanceOf(HttpError);
    expect(sent()).toBe(0);
    await fault('timeout_after', { seconds: 0.05 });
    await expect(bot.api.sendMessage(id, 'hi')).rejects.toBeInstanceOf(HttpError);
    expect(sent()).toBe(1);
  });

  test('only the method it names, so many times, and never getUpdates unless named', async () => {
    const { call, id, fault, get } = await openChat();
    await fault('500', { method: 'sendMessage', times: 2 });
    const send = async () => (await call('sendMessage', { chat_id: id, text: 'hi' })).error_code;
    expect((await call('getMe')).ok).toBe(true);
    expect([await send(), await send(), await send()]).toEqual([500, 500, undefined]);
    await fault('500');
    expect((await call('getUpdates')).ok).toBe(true);
    expect((await call('getMe')).ok).toBe(false);
    await fault('500', { method: 'getUpdates' });
    expect((await call('getUpdates')).ok).toBe(false);
    expect(await get('/faults')).toEqual([]);
  });

  test('as often as its rate says', async () => {
    let chance = 0;
    const { call, post } = await openTest({ random: () => chance });
    await post('/faults', { target: 'telegram', kind: '500', rate: 0.5, times: 100 });
    const results = [];
    for (chance of [0.1, 0.6, 0.4, 0.9]) results.push((await call('getMe')).ok);
    expect(results).toEqual([false, true, false, true]);
  });
});

describe('a fault strikes updates:', () => {
  test('drop loses one', async () => {
    const { fault, write, texts } = await openChat();
    await fault('drop');
    for (const text of ['one', 'two']) await write(text);
    expect(await texts()).toEqual(['two']);
  });

  test('duplicate sends one twice with the same number, by polling and by webhook', async () => {
    const { fault, write, call, updates, post } = await openChat();
    await fault('duplicate');
    await write('one');
    const [first, second, ...rest] = await updates();
    expect([first?.message?.text, second?.update_id, rest]).toEqual(['one', first?.update_id, []]);
    const taken: number[] = [];
    const url = await listen(async (request, response) => {
      taken.push((await readUpdate(request)).update_id);
      response.end();
    });
    await call('setWebhook', { url });
    await fault('duplicate');
    await write('two');
    await post('/settle');
    expect(taken).toHaveLength(2);
    expect(taken[0]).toBe(taken[1]);
  });

  test('delay holds one back on the clock', async () => {
    const { fault, write, texts, post } = await openChat();
    await fault('delay', { seconds: 60 });
    for (const text of ['one', 'two']) await write(text);
    expect(await texts()).toEqual(['two']);
    await post('/clock', { advance: '59s' });
    expect(await texts()).toEqual([]);
    await post('/clock', { advance: '1s' });
    expect(await texts()).toEqual(['one']);
  });

  test('reorder lets the next one go first', async () => {
    const { fault, write, texts } = await openChat();
    await fault('reorder');
    for (const text of ['one', 'two', 'three']) await write(text);
    expect(await texts()).toEqual(['two', 'one', 'three']);
  });

  test('reorder with nothing behind it is a short delay', async () => {
    const { fault, write, texts, post } = await openChat();
    await fault('reorder');
    await write('one');
    expect(await texts()).toEqual([]);
    await post('/clock', { advance: '2s' });
    expect(await texts()).toEqual(['one']);
  });

  test('POST /sandbox/settle waits for what is held back for seconds', async () => {
    const { sandbox, post, person } = await openTest();
    const bot = new Bot(token, { client: { apiRoot: sandbox.url } });
    const texts: (string | undefined)[] = [];
    bot.on('message', (ctx) => void texts.push(ctx.msg.text));
    const running = bot.start();
    await expect.poll(() => sandbox.telegram.lines.get(4242)?.poll).toBeDefined();
    const { id } = await person();
    await post('/faults', { target: 'telegram', kind: 'delay', rate: 1, times: 1, seconds: 0.5 });
    await post(`/users/${id}/messages`, { bot: 'shop_bot', text: 'late' });
    expect(texts).toEqual([]);
    expect(await post('/settle')).toEqual({ settled: true });
    expect(texts).toEqual(['late']);
    await bot.stop();
    await running;
  });

  test('only the kind it names', async () => {
    const { fault, write, texts } = await openChat();
    await fault('drop', { update: 'callback_query' });
    await write('one');
    expect(await texts()).toEqual(['one']);
  });
});

test('DELETE makes everything go right again, and a wrong fault is refused', async () => {
  const { del, fault, call } = await openChat();
  await fault('500', { times: 1000 });
  expect(await del('/faults')).toEqual({ ok: true });
  expect((await call('getMe')).ok).toBe(true);
  expect(await fault('explode')).toMatchObject({ error: expect.stringContaining('kind') });
  expect(await fault('500', { rate: 2 })).toMatchObject({ error: expect.stringContaining('rate') });
  expect(await fault('500', { target: 'bank' })).toMatchObject({ error: expect.stringContaining('telegram') });
});
