import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openTest, product, stoppedClock } from './open-test.ts';

test('people are made, given Stars and listed; one with a known name is there', async () => {
  const { get, post } = await openTest();
  const ann = await post('/users', { first_name: 'Ann', username: '@ann', language_code: 'en', is_premium: true });
  expect(ann).toEqual({
    id: expect.any(Number),
    first_name: 'Ann',
    username: 'ann',
    language_code: 'en',
    is_premium: true,
    stars: 0,
  });
  expect(await post(`/users/${ann['id']}/stars`, { amount: 500 })).toEqual({ stars: 500 });
  expect(await get('/users')).toMatchObject([{ id: 123456789, username: 'username' }, { stars: 500 }]);
  expect(await post('/users', { first_name: 'Other', username: 'ANN' })).toEqual({
    error: 'The username @ANN is taken.',
  });
});

test('what is wrong with a call is said, with its status', async () => {
  const { sandbox } = await openTest();
  const send = async (path: string, body: string) => {
    const response = await fetch(`${sandbox.url}/sandbox${path}`, { method: 'POST', body });
    return [response.status, ((await response.json()) as { error: string }).error];
  };
  const id = 123456789;
  expect(await send('/users', '{')).toEqual([400, 'The body is no JSON.']);
  expect(await send('/users', '{}')).toEqual([400, expect.stringContaining('first_name')]);
  expect(await send('/users', '{"first_name":"A","age":5}')).toEqual([400, expect.stringContaining('age')]);
  expect(await send(`/users/${id}/stars`, '{"amount":1.5}')).toEqual([400, expect.stringContaining('amount')]);
  expect(await send('/users/5/stars', '{"amount":1}')).toEqual([404, expect.stringContaining('no user 5')]);
  expect(await send(`/users/${id}/messages`, '{"bot":"nobot","text":"x"}')).toEqual([
    404,
    expect.stringContaining('no bot nobot'),
  ]);
  expect(await send(`/users/${id}/press`, '{"bot":"shop_bot"}')).toEqual([
    400,
    expect.stringContaining('which button'),
  ]);
  expect(await send(`/users/${id}/pay`, '{"link":"https://t.me/$nope"}')).toEqual([
    404,
    expect.stringContaining('invoice'),
  ]);
  expect(await send(`/users/${id}/pay`, '{}')).toEqual([400, expect.stringContaining('which invoice')]);
  expect(await send('/refunds', '{"charge_id":"x"}')).toEqual([404, expect.stringContaining('no charge')]);
  expect(await send('/clock', '{"advance":"tomorrow"}')).toEqual([400, expect.stringContaining('no duration')]);
  expect(await send('/clock', '{"advance":"-1d"}')).toEqual([400, expect.any(String)]);
  expect(await send('/chats/-5/boosts', '{"user":5}')).toEqual([404, expect.stringContaining('no chat')]);
  expect(await send('/bots', '{"username":"shop_bot","first_name":"Again"}')).toEqual([
    400,
    expect.stringContaining('taken'),
  ]);
});

test('a bot made by the control API has a token that works', async () => {
  const { post, get, call } = await openTest();
  const bot = await post('/bots', { username: 'new_bot', first_name: 'New' });
  expect(bot).toMatchObject({
    id: expect.any(Number),
    token: expect.stringMatching(new RegExp(`^${bot['id']}:[\\w-]{35}$`)),
    username: 'new_bot',
  });
  expect((await call('getMe', {}, bot['token'])).result).toMatchObject({ id: bot['id'], username: 'new_bot' });
  expect(await get('/bots')).toHaveLength(2);
});

test('the clock moves in steps past everything that is due, and who follows it is asked to settle', async () => {
  const { sandbox, call, person, post } = await openTest({ clock: stoppedClock() });
  const { id } = await person();
  const link = (await call('createInvoiceLink', product({ subscription_period: 2_592_000 }))).result;
  const paying = post(`/users/${id}/pay`, { link });
  await expect.poll(() => sandbox.telegram.checkouts.size).toBe(1);
  const [checkout] = sandbox.telegram.checkouts.values();
  await call('answerPreCheckoutQuery', { pre_checkout_query_id: checkout?.id, ok: true });
  await paying;
  const told: string[] = [];
  sandbox.onClock(async (now) => {
    told.push(now.toISOString());
    return { settled: true };
  });
  expect(await post('/clock', { advance: '61d' })).toEqual({ now: '2027-01-20T12:00:00.000Z', settled: true });
  const renewals = ['2026-12-20T12:00:00.000Z', '2027-01-19T12:00:00.000Z'];
  expect(told).toEqual(expect.arrayContaining([...renewals, '2027-01-20T12:00:00.000Z']));
  expect(new Set(told.map((instant) => instant.slice(0, 10))).size).toBe(61); // no day is jumped over
  sandbox.onClock(async () => ({ settled: false }));
  expect(await post('/settle')).toEqual({ settled: false });
});

test('events tell a page what to redraw', async () => {
  const { sandbox, person, post } = await openTest();
  const { id } = await person();
  const stream = await fetch(`${sandbox.url}/sandbox/events`);
  expect(stream.headers.get('content-type')).toBe('text/event-stream');
  let received = '';
  const reading = (async () => {
    for await (const chunk of stream.body ?? []) received += Buffer.from(chunk).toString();
  })().catch(() => undefined);
  await post(`/users/${id}/messages`, { bot: 'shop_bot', text: 'hi' });
  await post(`/users/${id}/stars`, { amount: 5 });
  await post('/clock', { advance: '1s' });
  await expect.poll(() => received).toContain('"clock"');
  const events = received.split('\n').filter((line) => line.startsWith('data: '));
  expect(events.map((line) => JSON.parse(line.slice(6)))).toEqual([
    { type: 'message', user: id, bot: 4242 },
    { type: 'stars', user: id },
    { type: 'clock' },
  ]);
  await sandbox.close();
  await reading;
});

test('the control API describes itself', async () => {
  const { get } = await openTest();
  const document = (await get('/openapi.json')) as unknown as {
    openapi: string;
    paths: Record<string, Record<string, object>>;
  };
  expect(document.openapi).toBe('3.1.0');
  expect(Object.keys(document.paths)).toContain('/sandbox/users/{id}/pay');
  expect(document.paths['/sandbox/faults']?.['post']).toMatchObject({
    requestBody: {
      content: {
        'application/json': { schema: { properties: { kind: { enum: expect.arrayContaining(['timeout_after']) } } } },
      },
    },
  });
});

test('a bot given by its token twice stays one, and other routes stand beside', async () => {
  const { sandbox } = await openTest({
    faultTargets: ['supplier'],
    extend: (app) => void app.get('/supplier/ping', () => 'pong'),
  });
  expect(await (await fetch(`${sandbox.url}/supplier/ping`)).text()).toBe('pong');
  await wait(0);
  const response = await fetch(`${sandbox.url}/sandbox/faults`, {
    method: 'POST',
    body: JSON.stringify({ target: 'supplier', kind: '500', rate: 1, times: 1 }),
  });
  expect(response.status).toBe(200);
  expect([sandbox.strike('supplier'), sandbox.strike('supplier')]).toMatchObject([{ kind: '500' }, undefined]);
});
