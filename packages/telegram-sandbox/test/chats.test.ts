import { expect, test } from 'vitest';
import { openTest, stoppedClock, type Test } from './open-test.ts';

/** A channel whose owner has made the bot an administrator that hears of members. */
async function openChannel(type = 'channel') {
  const opened = await openTest({ clock: stoppedClock() });
  const owner = await opened.person({ first_name: 'Olga' });
  const { id: chat } = await opened.post('/chats', { type, title: 'News', owner: owner.id });
  const members = (user: number | string, status: string, more: object = {}) =>
    opened.post(`/chats/${chat}/members`, { user, status, ...more });
  await members('shop_bot', 'administrator');
  await opened.call('getUpdates', {
    allowed_updates: [
      'message',
      'chat_member',
      'my_chat_member',
      'chat_join_request',
      'chat_boost',
      'removed_chat_boost',
    ],
  });
  await opened.updates();
  return { ...opened, owner, chat: chat as unknown as number, members };
}

const member = async ({ call }: Test, chat: number, user: number) =>
  call('getChatMember', { chat_id: chat, user_id: user });

test('joining and leaving a channel reaches its administrator bot', async () => {
  const opened = await openChannel();
  const { chat, members, updates, person } = opened;
  const { id } = await person();
  expect(chat).toBeLessThan(-1_000_000_000_000);
  await members(id, 'member');
  const user = { id, is_bot: false, first_name: 'Ann' };
  const [joined] = await updates();
  expect(joined?.chat_member).toEqual({
    chat: { id: chat, type: 'channel', title: 'News' },
    from: user,
    date: Date.parse('2026-11-20T12:00:00Z') / 1000,
    old_chat_member: { status: 'left', user },
    new_chat_member: { status: 'member', user },
  });
  expect((await member(opened, chat, id)).result).toEqual({ status: 'member', user });
  await members(id, 'left');
  expect((await updates())[0]?.chat_member?.new_chat_member.status).toBe('left');
  await members(id, 'kicked');
  const [kicked] = await updates();
  expect(kicked?.chat_member).toMatchObject({
    from: { first_name: 'Olga' },
    new_chat_member: { status: 'kicked', until_date: 0 },
  });
});

test('chat_member comes only when it was asked for, my_chat_member always', async () => {
  const { post, person, updates, call } = await openTest();
  const owner = await person();
  const { id: chat } = await post('/chats', {
    type: 'supergroup',
    title: 'Talk',
    username: 'talk_group',
    owner: owner.id,
  });
  await post(`/chats/${chat}/members`, {
    user: 'shop_bot',
    status: 'administrator',
    rights: { can_invite_users: false },
  });
  const [mine] = await updates();
  expect(mine?.my_chat_member).toMatchObject({
    from: { id: owner.id },
    chat: { id: chat, type: 'supergroup', username: 'talk_group' },
    old_chat_member: { status: 'left' },
    new_chat_member: { status: 'administrator', user: { id: 4242 }, can_manage_chat: true, can_invite_users: false },
  });
  const { id } = await person();
  await post(`/chats/${chat}/members`, { user: id, status: 'member' });
  expect(await updates()).toEqual([]);
  expect(await call('createChatInviteLink', { chat_id: chat })).toMatchObject({
    description: 'Bad Request: not enough rights to manage chat invite link',
  });
});

test('what a bot may see of a chat depends on what it is there', async () => {
  const opened = await openTest();
  const { post, person, call } = opened;
  const owner = await person();
  const { id } = await person();
  const open = async (given: object) =>
    Number((await post('/chats', { title: 'News', owner: owner.id, ...given }))['id']);
  const refusal = async (chat: number, user = id) => (await member(opened, chat, user)).description;
  const hidden = await open({ type: 'channel' });
  const shown = await open({ type: 'channel', username: 'news' });
  const group = await open({ type: 'supergroup' });
  expect(await refusal(hidden)).toBe('Forbidden: bot is not a member of the channel chat');
  expect(await refusal(shown)).toBe('Bad Request: member list is inaccessible');
  expect(await refusal(group)).toBe('Forbidden: bot is not a member of the supergroup chat');
  expect(await refusal(-100123)).toBe('Bad Request: chat not found');
  await post(`/chats/${group}/members`, { user: 4242, status: 'kicked' });
  expect(await refusal(group)).toBe('Forbidden: bot was kicked from the supergroup chat');
  await post(`/chats/${hidden}/members`, { user: 4242, status: 'administrator' });
  expect((await member(opened, hidden, id)).result).toMatchObject({ status: 'left' });
  expect((await member(opened, hidden, owner.id)).result).toMatchObject({ status: 'creator', is_anonymous: false });
  expect(await refusal(hidden, 999_999)).toBe('Bad Request: PARTICIPANT_ID_INVALID');
  expect((await call('getChatMemberCount', { chat_id: hidden })).result).toBe(2);
  expect((await call('getChatAdministrators', { chat_id: hidden })).result).toMatchObject([
    { user: { id: 4242 }, status: 'administrator' },
    { user: { id: owner.id }, status: 'creator' },
  ]);
  expect((await call('getChat', { chat_id: '@news' })).result).toMatchObject({
    id: shown,
    type: 'channel',
    title: 'News',
  });
  expect(await call('sendMessage', { chat_id: shown, text: 'hi' })).toMatchObject({ error_code: 403 });
  expect((await call('sendMessage', { chat_id: hidden, text: 'hi' })).result).toMatchObject({
    sender_chat: { id: hidden },
    text: 'hi',
    message_id: 1,
  });
});

test('an invite link names itself in the update of who joins by it, until it is used up', async () => {
  const { chat, call, post, updates, person } = await openChannel();
  const link = (await call('createChatInviteLink', { chat_id: chat, name: 'task_981', member_limit: 1 }))
    .result as unknown as {
    invite_link: string;
  };
  expect(link).toEqual({
    invite_link: expect.stringMatching(/^https:\/\/t\.me\/\+/),
    name: 'task_981',
    creator: { id: 4242, is_bot: true, first_name: 'Shop', username: 'shop_bot' },
    member_limit: 1,
    creates_join_request: false,
    is_primary: false,
    is_revoked: false,
  });
  const ann = await person();
  const bob = await person();
  expect(await post(`/users/${ann.id}/open`, { link: link.invite_link })).toMatchObject({
    opened: 'chat',
    result: 'joined',
  });
  expect((await updates())[0]?.chat_member?.invite_link).toMatchObject({
    invite_link: link.invite_link,
    name: 'task_981',
  });
  expect(await post(`/users/${bob.id}/open`, { link: link.invite_link })).toMatchObject({ error: expect.any(String) });
});

test('another bot sees half of the link only', async () => {
  const { chat, call, members, updates, person, post } = await openChannel();
  const { token } = (await post('/bots', { username: 'other_bot', first_name: 'Other' })) as unknown as {
    token: string;
  };
  await members('other_bot', 'administrator');
  await call('getUpdates', { allowed_updates: ['chat_member'] }, token);
  const { invite_link } = (await call('createChatInviteLink', { chat_id: chat })).result as unknown as {
    invite_link: string;
  };
  await members((await person()).id, 'member', { invite_link });
  const seen = await updates(token);
  const shown = seen.at(-1)?.chat_member?.invite_link?.invite_link ?? '';
  expect(shown).toMatch(/\.\.\.$/);
  expect(invite_link.startsWith(shown.slice(0, -3))).toBe(true);
});

test('a request to join is approved or declined, and opens the private chat for five minutes', async () => {
  const { chat, call, post, updates, person } = await openChannel();
  const { invite_link } = (
    await call('createChatInviteLink', { chat_id: chat, creates_join_request: true, name: 'ask' })
  ).result as unknown as { invite_link: string };
  const ann = await person();
  const bob = await person({ first_name: 'Bob' });
  for (const { id } of [ann, bob]) {
    expect(await post(`/users/${id}/open`, { link: invite_link })).toMatchObject({ result: 'requested' });
  }
  const requests = (await updates()).map(({ chat_join_request: request }) => request);
  expect(requests[0]).toMatchObject({
    chat: { id: chat },
    from: { id: ann.id },
    user_chat_id: ann.id,
    invite_link: { name: 'ask', pending_join_request_count: 1 },
  });
  const write = () => call('sendMessage', { chat_id: ann.id, text: 'Why?' });
  expect(await write()).toMatchObject({ ok: true });
  await post('/clock', { advance: '5m' });
  expect(await write()).toMatchObject({
    error_code: 403,
    description: "Forbidden: bot can't initiate conversation with a user",
  });
  const answer = (method: string, user_id: number) => call(method, { chat_id: chat, user_id });
  expect(await answer('approveChatJoinRequest', ann.id)).toEqual({ ok: true, result: true });
  expect(await answer('approveChatJoinRequest', ann.id)).toMatchObject({
    description: 'Bad Request: USER_ALREADY_PARTICIPANT',
  });
  expect(await answer('declineChatJoinRequest', bob.id)).toEqual({ ok: true, result: true });
  expect(await answer('declineChatJoinRequest', bob.id)).toMatchObject({
    description: 'Bad Request: HIDE_REQUESTER_MISSING',
  });
  const [joined, ...rest] = await updates();
  expect(rest).toEqual([]);
  expect(joined?.chat_member).toMatchObject({
    via_join_request: true,
    invite_link: { name: 'ask' },
    new_chat_member: { status: 'member', user: { id: ann.id } },
  });
  expect(await answer('getChatMember', bob.id)).toMatchObject({ result: { status: 'left' } });
});

test('boosts come, are listed, are taken away and run out', async () => {
  const { chat, call, post, del, updates, person } = await openChannel();
  const { id } = await person({ is_premium: true });
  const first = (await post(`/chats/${chat}/boosts`, { user: id }))['boost_id'];
  const second = (await post(`/chats/${chat}/boosts`, { user: id, days: 3 }))['boost_id'];
  const [added] = await updates();
  const now = Date.parse('2026-11-20T12:00:00Z') / 1000;
  const source = { source: 'premium', user: { id, is_bot: false, first_name: 'Ann', is_premium: true } };
  const boost = { boost_id: first, add_date: now, expiration_date: now + 2_592_000, source };
  expect(added?.chat_boost).toEqual({ chat: { id: chat, type: 'channel', title: 'News' }, boost });
  const list = async () =>
    (
      (await call('getUserChatBoosts', { chat_id: chat, user_id: id })).result as unknown as {
        boosts: { boost_id: string }[];
      }
    ).boosts;
  expect((await list()).map(({ boost_id }) => boost_id)).toEqual([first, second]);
  expect(await del(`/chats/${chat}/boosts/${first}`)).toEqual({ ok: true });
  expect((await updates())[0]?.removed_chat_boost).toEqual({
    chat: { id: chat, type: 'channel', title: 'News' },
    boost_id: first,
    remove_date: now,
    source,
  });
  await post('/clock', { advance: '3d' });
  expect((await updates())[0]?.removed_chat_boost).toMatchObject({ boost_id: second, remove_date: now + 3 * 86_400 });
  expect(await list()).toEqual([]);
});

test('a bot that is no administrator neither sees boosts nor hears of them', async () => {
  const { chat, call, post, updates, person, members } = await openChannel();
  const { id } = await person();
  await members('shop_bot', 'member');
  await updates();
  await post(`/chats/${chat}/boosts`, { user: id });
  expect(await updates()).toEqual([]);
  expect(await call('getUserChatBoosts', { chat_id: chat, user_id: id })).toMatchObject({
    description: 'Bad Request: CHAT_ADMIN_REQUIRED',
  });
});

test('a person shares a chat by a keyboard button, and the bot becomes its administrator', async () => {
  const { call, post, person, updates } = await openTest();
  const { id } = await person();
  await post(`/users/${id}/messages`, { bot: 'shop_bot', text: '/start' });
  const rights = { is_anonymous: false, can_manage_chat: true, can_invite_users: true };
  const request_chat = { request_id: 5, chat_is_channel: true, bot_administrator_rights: rights, request_title: true };
  await call('sendMessage', {
    chat_id: id,
    text: 'Which?',
    reply_markup: { keyboard: [[{ text: 'Pick', request_chat }]] },
  });
  const { id: chat } = await post('/chats', { type: 'channel', title: 'News', owner: id });
  await updates();
  expect(await post(`/users/${id}/press`, { bot: 'shop_bot', button: 'Pick' })).toEqual({ request_chat });
  await post(`/users/${id}/share-chat`, { bot: 'shop_bot', chat });
  const [mine, shared] = await updates();
  expect(mine?.my_chat_member?.new_chat_member).toMatchObject({ status: 'administrator', can_invite_users: true });
  expect(shared?.message?.chat_shared).toEqual({ request_id: 5, chat_id: chat, title: 'News' });
});

test('a person who blocks the bot cannot be written to', async () => {
  const { call, post, person, updates } = await openTest();
  const { id } = await person();
  await post(`/users/${id}/messages`, { bot: 'shop_bot', text: '/start' });
  await post(`/users/${id}/block`, { bot: 'shop_bot' });
  expect((await updates())[1]?.my_chat_member).toMatchObject({
    chat: { id, type: 'private' },
    new_chat_member: { status: 'kicked', until_date: 0, user: { id: 4242 } },
  });
  expect(await call('sendMessage', { chat_id: id, text: 'hi' })).toEqual({
    ok: false,
    error_code: 403,
    description: 'Forbidden: bot was blocked by the user',
  });
  await post(`/users/${id}/block`, { bot: 'shop_bot', blocked: false });
  expect(await call('sendMessage', { chat_id: id, text: 'hi' })).toMatchObject({ ok: true });
});
