import { Bot } from 'grammy';
import { expect, test } from 'vitest';
import { openTest, stoppedClock, token } from './open-test.ts';

const ids = (result: unknown) => (result as { update_id: number }[]).map(({ update_id }) => update_id);

test('updates stay until an offset confirms them', async () => {
  const { call, person, post } = await openTest();
  const { id } = await person();
  for (const text of ['one', 'two', 'three']) await post(`/users/${id}/messages`, { bot: 4242, text });
  const [first = 0, second = 0, third = 0] = ids((await call('getUpdates')).result);
  expect([second, third]).toEqual([first + 1, first + 2]);
  expect(ids((await call('getUpdates', { limit: 1 })).result)).toEqual([first]);
  expect(ids((await call('getUpdates', { offset: second })).result)).toEqual([second, third]);
  expect(ids((await call('getUpdates')).result)).toEqual([second, third]);
  expect(ids((await call('getUpdates', { offset: -1 })).result)).toEqual([third]);
  expect(ids((await call('getUpdates')).result)).toEqual([third]);
  expect(ids((await call('getUpdates', { offset: third + 1 })).result)).toEqual([]);
});

test('a long poll is answered as soon as something happens', async () => {
  const { call, person, post } = await openTest();
  const { id } = await person();
  const poll = call('getUpdates', { timeout: 30 });
  await post(`/users/${id}/messages`, { bot: 'shop_bot', text: '/start t_abc' });
  const { result } = await poll;
  expect(result).toMatchObject([
    {
      message: {
        text: '/start t_abc',
        from: { id, is_bot: false, first_name: 'Ann' },
        chat: { id, type: 'private' },
        entities: [{ type: 'bot_command', offset: 0, length: 6 }],
      },
    },
  ]);
});

test('a second poller ends the first with 409', async () => {
  const { call } = await openTest();
  const first = call('getUpdates', { timeout: 30 });
  await expect.poll(() => call('getUpdates', { timeout: 0 })).toMatchObject({ ok: true });
  expect(await first).toEqual({
    ok: false,
    error_code: 409,
    description: 'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
  });
});

test('two grammY bots with one token fight, and one of them stops with 409', async () => {
  const { sandbox } = await openTest();
  const bots = [1, 2].map(() => new Bot(token, { client: { apiRoot: sandbox.url } }));
  const ends = bots.map(async (bot) => {
    try {
      await bot.start();
    } catch (error) {
      return error;
    }
  });
  expect(await Promise.race(ends)).toMatchObject({ error_code: 409 });
  await Promise.all(bots.map(async (bot) => bot.stop().catch(() => undefined)));
});

test('an active webhook excludes getUpdates', async () => {
  const { call } = await openTest();
  const poll = call('getUpdates', { timeout: 30 });
  await expect.poll(() => call('getWebhookInfo')).toMatchObject({ ok: true });
  await call('setWebhook', { url: 'http://127.0.0.1:9/hook' });
  expect(await poll).toMatchObject({ error_code: 409, description: 'Conflict: terminated by setWebhook request' });
  expect(await call('getUpdates')).toEqual({
    ok: false,
    error_code: 409,
    description:
      "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
  });
  expect(await call('deleteWebhook')).toMatchObject({ ok: true, result: true, description: 'Webhook was deleted' });
  expect(await call('getUpdates')).toMatchObject({ ok: true });
});

test('allowed_updates: left out keeps, empty is the default, unknown names are ignored', async () => {
  const { call, person, post, updates } = await openTest();
  const { id } = await person();
  const allowed = async () =>
    ((await call('getWebhookInfo')).result as unknown as Record<string, unknown>)['allowed_updates'];
  const write = () => post(`/users/${id}/messages`, { bot: 'shop_bot', text: 'hi' });
  await call('getUpdates', { allowed_updates: ['callback_query', 'nonsense'] });
  await write();
  expect(await updates()).toEqual([]);
  expect(await allowed()).toEqual(['callback_query']);
  await call('getUpdates');
  expect(await allowed()).toEqual(['callback_query']);
  await call('getUpdates', { allowed_updates: [] });
  expect(await allowed()).toBeUndefined();
  await write();
  expect(await updates()).toHaveLength(1);
});

test('updates are forgotten after a day, questions after 150 seconds', async () => {
  const { sandbox, call, person, post } = await openTest({ clock: stoppedClock() });
  const { id } = await person();
  await post(`/users/${id}/messages`, { bot: 'shop_bot', text: '/start' });
  const link = (
    await call('createInvoiceLink', {
      title: 'a',
      description: 'b',
      payload: 'c',
      currency: 'XTR',
      prices: [{ label: 'd', amount: 1 }],
    })
  ).result;
  const paying = post(`/users/${id}/pay`, { link });
  await expect.poll(async () => (await call('getUpdates')).result).toHaveLength(2);
  await post('/clock', { advance: '151s' });
  expect(await paying).toMatchObject({ status: 'failed', error: 'BOT_PRECHECKOUT_TIMEOUT' });
  expect((await call('getUpdates')).result).toHaveLength(1);
  await post('/clock', { advance: '1d' });
  expect((await call('getUpdates')).result).toEqual([]);
  expect(sandbox.telegram.world.bots[4242]?.pending).toEqual([]);
});

test('the numbers of updates go on after a quiet time somewhere else', async () => {
  let chance = 0.9;
  const { call, person, post, updates } = await openTest({ clock: stoppedClock(), random: () => chance });
  const { id } = await person();
  await post(`/users/${id}/messages`, { bot: 'shop_bot', text: 'one' });
  const [before] = await updates();
  await post('/clock', { advance: '8d' });
  chance = 0.1;
  await post(`/users/${id}/messages`, { bot: 'shop_bot', text: 'two' });
  const offset = (before?.update_id ?? 0) + 1;
  const [after = 0] = ids((await call('getUpdates', { offset })).result);
  expect(after).toBeGreaterThan(0);
  expect(after).toBeLessThan(offset);
});
