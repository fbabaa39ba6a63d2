import { Bot, webhookCallback } from 'grammy';
import type { Update } from 'grammy/types';
import { expect, test } from 'vitest';
import { listen, openTest, product, readUpdate, stoppedClock, token } from './open-test.ts';

test('a grammY bot behind a webhook takes a payment', async () => {
  const { sandbox, person, post } = await openTest();
  const bot = new Bot(token, { client: { apiRoot: sandbox.url } });
  const paid: number[] = [];
  bot.on('pre_checkout_query', (ctx) => ctx.answerPreCheckoutQuery(true));
  bot.on('message:successful_payment', (ctx) => void paid.push(ctx.msg.successful_payment.total_amount));
  const url = await listen(webhookCallback(bot, 'http', { secretToken: 'se-cret_1' }));
  await bot.api.setWebhook(url, { secret_token: 'se-cret_1' });
  const link = await bot.api.createInvoiceLink('Pack', 'Credits', 'pay_1', '', 'XTR', [{ label: 'Pack', amount: 70 }]);
  const { id } = await person();
  expect(await post(`/users/${id}/pay`, { link })).toMatchObject({ status: 'paid' });
  expect(await post('/settle')).toEqual({ settled: true });
  expect(paid).toEqual([70]);
});

test('a wrong secret is refused by grammY, and shows in getWebhookInfo', async () => {
  const { sandbox, call, person, post } = await openTest({ clock: stoppedClock() });
  const bot = new Bot(token, { client: { apiRoot: sandbox.url } });
  const url = await listen(webhookCallback(bot, 'http', { secretToken: 'right' }));
  await call('setWebhook', { url, secret_token: 'wrong', max_connections: 7, allowed_updates: ['message'] });
  const { id } = await person();
  await post(`/users/${id}/messages`, { bot: 'shop_bot', text: 'hi' });
  await post('/settle');
  expect((await call('getWebhookInfo')).result).toEqual({
    url,
    has_custom_certificate: false,
    pending_update_count: 1,
    last_error_date: Math.floor(Date.parse('2026-11-20T12:00:00Z') / 1000),
    last_error_message: 'Wrong response from the webhook: 401 Unauthorized',
    max_connections: 7,
    ip_address: '127.0.0.1',
    allowed_updates: ['message'],
  });
});

test('an update that fails is sent again at once, then after 2, 4 and 8 seconds, with the same number', async () => {
  const { sandbox, call, person, post } = await openTest({ clock: stoppedClock() });
  const seen: [number, number][] = [];
  const start = sandbox.clock.now().getTime();
  const url = await listen(async (request, response) => {
    const { update_id } = await readUpdate(request);
    seen.push([(sandbox.clock.now().getTime() - start) / 1000, update_id]);
    response.statusCode = seen.length < 6 ? 500 : 200;
    response.end();
  });
  await call('setWebhook', { url });
  const { id } = await person();
  await post(`/users/${id}/messages`, { bot: 'shop_bot', text: 'hi' });
  for (let second = 0; second < 31; second += 1) await post('/clock', { advance: '1s' });
  expect(seen.map(([at]) => at)).toEqual([0, 0, 2, 6, 14, 30]);
  expect(new Set(seen.map(([, update]) => update)).size).toBe(1);
  expect((await call('getWebhookInfo')).result).toMatchObject({ pending_update_count: 0 });
});

test('Retry-After of the webhook is honoured', async () => {
  const { sandbox, call, person, post } = await openTest({ clock: stoppedClock() });
  const seen: number[] = [];
  const start = sandbox.clock.now().getTime();
  const url = await listen((_, response) => {
    seen.push((sandbox.clock.now().getTime() - start) / 1000);
    response.writeHead(seen.length === 1 ? 503 : 200, { 'retry-after': '7' }).end();
  });
  await call('setWebhook', { url });
  const { id } = await person();
  await post(`/users/${id}/messages`, { bot: 'shop_bot', text: 'hi' });
  for (let second = 0; second < 8; second += 1) await post('/clock', { advance: '1s' });
  expect(seen).toEqual([0, 7]);
});

test('a failing update holds back its own chat and no other, and the order in a chat stays', async () => {
  const { call, person, post } = await openTest({ clock: stoppedClock() });
  const taken: string[] = [];
  let isBroken = true;
  const url = await listen(async (request, response) => {
    const { message } = await readUpdate(request);
    if (isBroken && message?.text === 'a1') return response.writeHead(500).end();
    taken.push(message?.text ?? '');
    return response.end();
  });
  await call('setWebhook', { url });
  const ann = await person();
  const bob = await person({ first_name: 'Bob' });
  for (const text of ['a1', 'a2', 'a3']) await post(`/users/${ann.id}/messages`, { bot: 'shop_bot', text });
  await post(`/users/${bob.id}/messages`, { bot: 'shop_bot', text: 'b1' });
  await post('/settle');
  expect(taken).toEqual(['b1']);
  isBroken = false;
  await post('/clock', { advance: '2s' });
  expect(taken).toEqual(['b1', 'a1', 'a2', 'a3']);
});

test('a question of a person does not wait behind a failing message of that person', async () => {
  const { call, person, post } = await openTest({ clock: stoppedClock() });
  const url = await listen(async (request, response) => {
    const { pre_checkout_query: query } = await readUpdate(request);
    if (query) await call('answerPreCheckoutQuery', { pre_checkout_query_id: query.id, ok: true });
    response.writeHead(query ? 200 : 500).end();
  });
  await call('setWebhook', { url });
  const { id } = await person();
  await post(`/users/${id}/messages`, { bot: 'shop_bot', text: 'hi' });
  const link = (await call('createInvoiceLink', product())).result;
  expect(await post(`/users/${id}/pay`, { link })).toMatchObject({ status: 'paid' });
});

test('updates that came before the webhook are delivered through it', async () => {
  const { call, person, post } = await openTest();
  const taken: Update[] = [];
  const url = await listen(async (request, response) => {
    taken.push(await readUpdate(request));
    response.end();
  });
  const { id } = await person();
  await post(`/users/${id}/messages`, { bot: 'shop_bot', text: 'early' });
  expect(await call('setWebhook', { url })).toEqual({ ok: true, result: true, description: 'Webhook was set' });
  expect(await call('setWebhook', { url })).toEqual({ ok: true, result: true, description: 'Webhook is already set' });
  expect(await call('setWebhook', { url: `${url}2` })).toEqual({
    ok: false,
    error_code: 429,
    description: 'Too Many Requests: retry after 1',
    parameters: { retry_after: 1 },
  });
  await post('/settle');
  expect(taken.map(({ message }) => message?.text)).toEqual(['early']);
});

test('a webhook may answer with a method, but not with one that reads', async () => {
  const { sandbox, call, person, post } = await openTest();
  const url = await listen(async (request, response) => {
    const { message } = await readUpdate(request);
    const method = message?.text === 'read' ? 'getMe' : 'sendMessage';
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ method, chat_id: message?.chat.id, text: 'from the reply' }));
  });
  await call('setWebhook', { url });
  const { id } = await person();
  for (const text of ['hi', 'read']) await post(`/users/${id}/messages`, { bot: 'shop_bot', text });
  await post('/settle');
  const texts = sandbox.telegram.world.dialogs[`${id}:4242`]?.messages.map(({ message }) => message.text);
  expect(texts).toEqual(['hi', 'read', 'from the reply']);
});

test('a new webhook does not wait out the delays of the old one', async () => {
  const { call, person, post } = await openTest({ clock: stoppedClock() });
  await call('setWebhook', { url: 'http://127.0.0.1:9/hook' });
  const { id } = await person();
  await post(`/users/${id}/messages`, { bot: 'shop_bot', text: 'hi' });
  await post('/settle');
  const taken: Update[] = [];
  const url = await listen(async (request, response) => {
    taken.push(await readUpdate(request));
    response.end();
  });
  await call('deleteWebhook');
  await expect.poll(() => call('setWebhook', { url }), { interval: 200, timeout: 3000 }).toMatchObject({ ok: true });
  await post('/settle');
  expect(taken.map(({ message }) => message?.text)).toEqual(['hi']);
});

test('a webhook that is not there leaves the update waiting until its day is over', async () => {
  const { call, person, post } = await openTest({ clock: stoppedClock() });
  await call('setWebhook', { url: 'http://127.0.0.1:9/hook' });
  const { id } = await person();
  await post(`/users/${id}/messages`, { bot: 'shop_bot', text: 'hi' });
  await post('/settle');
  expect((await call('getWebhookInfo')).result).toMatchObject({
    pending_update_count: 1,
    last_error_message: expect.stringMatching(/Connection refused|closed/),
  });
  await post('/clock', { advance: '25h' });
  expect((await call('getWebhookInfo')).result).toMatchObject({ pending_update_count: 0 });
});
