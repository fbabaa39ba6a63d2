import { expect, test } from 'vitest';
import { openTest } from './open-test.ts';

test('a public chat is joined by its link, and by nobody who was thrown out', async () => {
  const { post, person, call } = await openTest();
  const { id: owner } = await person();
  const { id: chat } = await post('/chats', { type: 'channel', title: 'News', username: 'daily_news', owner });
  await post(`/chats/${chat}/members`, { user: 'shop_bot', status: 'administrator' });
  const { id } = await person();
  expect(await post(`/users/${id}/open`, { link: 'https://t.me/Daily_News' })).toMatchObject({ result: 'joined' });
  expect(await post(`/users/${id}/open`, { link: 'https://t.me/daily_news' })).toMatchObject({ result: 'already' });
  expect((await call('getChatMember', { chat_id: chat, user_id: id })).result).toMatchObject({ status: 'member' });
  await post(`/chats/${chat}/members`, { user: id, status: 'kicked' });
  const link = ((await call('createChatInviteLink', { chat_id: chat })).result as { invite_link: string } | undefined)
    ?.invite_link;
  for (const way of ['https://t.me/daily_news', link])
    expect(await post(`/users/${id}/open`, { link: way })).toEqual({ error: 'Ann is banned there.' });
});

test('a fault can lose who left, and nothing else', async () => {
  const { post, call, updates, person } = await openTest();
  const { id: owner } = await person();
  const { id: chat } = await post('/chats', { type: 'channel', title: 'News', owner });
  const members = (user: number | string, status: string) => post(`/chats/${chat}/members`, { user, status });
  await members('shop_bot', 'administrator');
  await call('getUpdates', { allowed_updates: ['chat_member'] });
  const { id } = await person();
  await members(id, 'member');
  await updates();
  await post('/faults', { kind: 'drop', update: 'chat_member' });
  await members(id, 'left');
  expect(await updates()).toEqual([]);
  await members(id, 'member');
  expect(await updates()).toHaveLength(1);
});

test('getChat tells of a person how much they spent', async () => {
  const { person, call, post } = await openTest();
  const rating = { level: 3, rating: 500, current_level_rating: 400, next_level_rating: 900 };
  const { id } = await person({ rating });
  await post(`/users/${id}/messages`, { bot: 'shop_bot', text: '/start' });
  expect((await call('getChat', { chat_id: id })).result).toMatchObject({ rating });
});
