import { Bot, InlineKeyboard, InputFile, Keyboard } from 'grammy';
import { expect, onTestFinished, test } from 'vitest';
import { openTest, stoppedClock, token } from './open-test.ts';

/** A sandbox, a grammY bot that is not running, and a person who has pressed Start. */
async function openChat() {
  const opened = await openTest();
  const bot = new Bot(token, { client: { apiRoot: opened.sandbox.url } });
  const { id } = await opened.person({ language_code: 'ru' });
  await opened.post(`/users/${id}/messages`, { bot: 'shop_bot', text: '/start' });
  const chat = async () =>
    (await opened.get(`/users/${id}/chats/shop_bot`)) as unknown as {
      messages: Record<string, unknown>[];
      keyboard?: object;
      commands: object[];
    };
  return { ...opened, bot, id, chat };
}

const run = (bot: Bot) => {
  const running = bot.start();
  onTestFinished(async () => {
    await bot.stop().catch(() => undefined);
    await running;
  });
};

test('a pressed button reaches the bot, and its answer the person', async () => {
  const { bot, id, post, chat } = await openChat();
  bot.callbackQuery('buy', (ctx) => ctx.answerCallbackQuery({ text: 'Bought', show_alert: true }));
  bot.callbackQuery('more', async (ctx) => {
    await ctx.editMessageText('More', { reply_markup: new InlineKeyboard().text('Less', 'less') });
    await ctx.answerCallbackQuery();
  });
  run(bot);
  await bot.api.sendMessage(id, 'Menu', {
    reply_markup: new InlineKeyboard().text('Buy', 'buy').text('Go on', 'more').url('Site', 'https://example.org/'),
  });
  expect(await post(`/users/${id}/press`, { bot: 'shop_bot', button: 'Buy' })).toEqual({
    answer: { text: 'Bought', show_alert: true },
  });
  expect(await post(`/users/${id}/press`, { bot: 'shop_bot', button: 'Site' })).toEqual({
    url: 'https://example.org/',
  });
  expect(await post(`/users/${id}/press`, { bot: 'shop_bot', data: 'more' })).toEqual({ answer: {} });
  expect((await chat()).messages[1]).toMatchObject({
    text: 'More',
    edit_date: expect.any(Number),
    reply_markup: { inline_keyboard: [[{ text: 'Less' }]] },
  });
  expect(await post(`/users/${id}/press`, { bot: 'shop_bot', button: 'Buy' })).toMatchObject({
    error: expect.stringContaining('no button'),
  });
});

test('a button of a bot that nobody runs is pressed all the same, and waits no time', async () => {
  const { bot, id, post, updates, call } = await openChat();
  await updates();
  const sent = await bot.api.sendMessage(id, 'Menu', { reply_markup: new InlineKeyboard().text('Buy', 'buy') });
  expect(await post(`/users/${id}/press`, { bot: 'shop_bot', data: 'buy', message_id: sent.message_id })).toEqual({});
  const [pressed] = await updates();
  expect(pressed?.callback_query).toMatchObject({
    data: 'buy',
    from: { id },
    message: { message_id: sent.message_id },
    chat_instance: expect.any(String),
  });
  const callback_query_id = pressed?.callback_query?.id;
  expect(await call('answerCallbackQuery', { callback_query_id })).toMatchObject({ ok: true });
  expect(await call('answerCallbackQuery', { callback_query_id })).toMatchObject({ error_code: 400 });
});

test("a keyboard stands in place of the person's own until it is removed", async () => {
  const { bot, id, post, chat, updates } = await openChat();
  await bot.api.sendMessage(id, 'Pick', { reply_markup: new Keyboard().text('Red').text('Blue').resized() });
  expect((await chat()).keyboard).toMatchObject({
    keyboard: [[{ text: 'Red' }, { text: 'Blue' }]],
    resize_keyboard: true,
  });
  await updates();
  await post(`/users/${id}/press`, { bot: 'shop_bot', button: 'Blue' });
  expect((await updates())[0]?.message?.text).toBe('Blue');
  await bot.api.sendMessage(id, 'Thanks', { reply_markup: { remove_keyboard: true } });
  expect((await chat()).keyboard).toBeUndefined();
});

test('messages are edited and deleted with the refusals of Telegram', async () => {
  const { bot, id, chat } = await openChat();
  const reply_markup = new InlineKeyboard().text('Buy', 'buy');
  const { message_id } = await bot.api.sendMessage(id, 'One', { reply_markup });
  await expect(bot.api.editMessageText(id, message_id, 'One', { reply_markup })).rejects.toMatchObject({
    description:
      'Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
  });
  expect(await bot.api.editMessageText(id, message_id, 'Two', { reply_markup })).toMatchObject({
    text: 'Two',
    edit_date: expect.any(Number),
  });
  expect(await bot.api.editMessageReplyMarkup(id, message_id)).not.toHaveProperty('reply_markup');
  expect(await bot.api.deleteMessage(id, message_id)).toBe(true);
  await expect(bot.api.deleteMessage(id, message_id)).rejects.toThrow('message to delete not found');
  expect((await chat()).messages).toHaveLength(1);
});

test('a message of more than two days ago cannot be deleted', async () => {
  const { post, person, call } = await openTest({ clock: stoppedClock() });
  const { id } = await person();
  await post(`/users/${id}/messages`, { bot: 'shop_bot', text: '/start' });
  await post('/clock', { advance: '49h' });
  expect(await call('deleteMessage', { chat_id: id, message_id: 1 })).toMatchObject({
    description: "Bad Request: message can't be deleted",
  });
});

test('HTML, MarkdownV2 and Markdown become entities', async () => {
  const { bot, id } = await openChat();
  const send = async (parse_mode: 'HTML' | 'MarkdownV2' | 'Markdown', text: string) => {
    const message = await bot.api.sendMessage(id, text, { parse_mode });
    return [
      message.text,
      message.entities?.map(({ type, offset, length, ...rest }) => [type, offset, length, ...Object.values(rest)]),
    ];
  };
  expect(
    await send('HTML', '<b>⭐ 1 &lt; 2</b> <a href="https://example.org/?a=1&amp;b=2">site</a> <i>x<u>y</u></i>'),
  ).toEqual([
    '⭐ 1 < 2 site xy',
    [
      ['bold', 0, 7],
      ['text_link', 8, 4, 'https://example.org/?a=1&b=2'],
      ['italic', 13, 2],
      ['underline', 14, 1],
    ],
  ]);
  expect(await send('HTML', '<pre><code class="language-ts">let a;</code></pre> <code>b</code>')).toEqual([
    'let a; b',
    [
      ['pre', 0, 6, 'ts'],
      ['code', 7, 1],
    ],
  ]);
  expect(await send('MarkdownV2', '*bold _both_* ||no|| `a.b` [link](https://example.org) 1\\.5\\!')).toEqual([
    'bold both no a.b link 1.5!',
    [
      ['bold', 0, 9],
      ['italic', 5, 4],
      ['spoiler', 10, 2],
      ['code', 13, 3],
      ['text_link', 17, 4, 'https://example.org'],
    ],
  ]);
  expect(await send('MarkdownV2', 'a\n>one *b*\n>two\nend')).toEqual([
    'a\none b\ntwo\nend',
    [
      ['blockquote', 2, 9],
      ['bold', 6, 1],
    ],
  ]);
  expect(await send('MarkdownV2', '```ts\nlet a;```')).toEqual(['let a;', [['pre', 0, 6, 'ts']]]);
  expect(await send('Markdown', '*b* _i_ `c` [l](https://example.org) \\*')).toEqual([
    'b i c l *',
    [
      ['bold', 0, 1],
      ['italic', 2, 1],
      ['code', 4, 1],
      ['text_link', 6, 1, 'https://example.org'],
    ],
  ]);
});

test('mark-up that does not close is refused where it stands', async () => {
  const { call, id } = await openChat();
  const refusal = async (parse_mode: string, text: string) =>
    (await call('sendMessage', { chat_id: id, parse_mode, text })).description?.replace(
      "Bad Request: can't parse entities: ",
      '',
    );
  expect(await refusal('HTML', '<b>x')).toBe('Can\'t find end tag corresponding to start tag "b"');
  expect(await refusal('HTML', '⭐ <blink>x</blink>')).toBe('Unsupported start tag "blink" at byte offset 4');
  expect(await refusal('HTML', '<b>x</i>')).toBe('Unmatched end tag at byte offset 4, expected "</b>", found "</i>"');
  expect(await refusal('HTML', 'x</i>')).toBe('Unexpected end tag at byte offset 1');
  expect(await refusal('HTML', '1 < 2')).toBe('Unsupported start tag "" at byte offset 2');
  expect(await refusal('MarkdownV2', 'a.b')).toBe(
    "Character '.' is reserved and must be escaped with the preceding '\\'",
  );
  expect(await refusal('MarkdownV2', 'x *y')).toBe("Can't find end of Bold entity at byte offset 2");
  expect(await refusal('Markdown', 'snake_case')).toBe("Can't find end of the entity starting at byte offset 5");
});

test('commands, links and mentions are found in plain text', async () => {
  const { id, post, updates } = await openChat();
  await updates();
  await post(`/users/${id}/messages`, {
    bot: 'shop_bot',
    text: '/buy@shop_bot 5 from @anna at https://example.org/a, #now a/b',
  });
  const [{ message } = {}] = await updates();
  const marked = message?.entities?.map(({ type, offset, length }) => [
    type,
    message.text?.slice(offset, offset + length),
  ]);
  expect(marked).toEqual([
    ['bot_command', '/buy@shop_bot'],
    ['mention', '@anna'],
    ['url', 'https://example.org/a'],
    ['hashtag', '#now'],
  ]);
});

test('photos are uploaded, sent again by id, and shown', async () => {
  const { sandbox, bot, id, chat } = await openChat();
  const sent = await bot.api.sendPhoto(id, new InputFile(Buffer.from('not really a picture'), 'a.png'), {
    caption: '*A*',
    parse_mode: 'Markdown',
  });
  const file_id = sent.photo[0]?.file_id ?? '';
  expect(sent).toMatchObject({ caption: 'A', caption_entities: [{ type: 'bold' }] });
  expect(await (await fetch(`${sandbox.url}/sandbox/files/${file_id}`)).text()).toBe('not really a picture');
  expect(await bot.api.sendPhoto(id, file_id)).toMatchObject({ photo: [{ file_id }] });
  expect(await bot.api.sendPhoto(id, 'https://example.org/a.png')).toMatchObject({
    photo: [{ file_id: 'https://example.org/a.png' }],
  });
  expect(await bot.api.editMessageCaption(id, sent.message_id, { caption: 'B' })).toMatchObject({ caption: 'B' });
  expect((await chat()).messages).toHaveLength(4);
  await expect(bot.api.sendPhoto(id, 'AgACnothing')).rejects.toThrow('wrong file identifier/HTTP URL specified');
});

test('commands and menu buttons are set for all or for one', async () => {
  const { bot, id, chat, get } = await openChat();
  const en = [{ command: 'buy', description: 'Buy' }];
  const ru = [{ command: 'buy', description: 'Купить' }];
  await bot.api.setMyCommands(en);
  expect((await chat()).commands).toEqual(en);
  await bot.api.setMyCommands(ru, { language_code: 'ru' });
  expect((await chat()).commands).toEqual(ru);
  expect(await bot.api.getMyCommands()).toEqual(en);
  await bot.api.setMyCommands(en, { scope: { type: 'chat', chat_id: id } });
  expect((await chat()).commands).toEqual(en);
  await bot.api.deleteMyCommands({ language_code: 'ru' });
  expect(await bot.api.getMyCommands({ language_code: 'ru' })).toEqual([]);
  const menu_button = { type: 'web_app', text: 'Open', web_app: { url: 'https://example.org/app' } } as const;
  await bot.api.setChatMenuButton({ chat_id: id, menu_button });
  expect(await bot.api.getChatMenuButton({ chat_id: id })).toEqual(menu_button);
  expect(await bot.api.getChatMenuButton()).toEqual({ type: 'commands' });
  expect(await get(`/users/${id}/chats`)).toMatchObject([
    { bot: { id: 4242, username: 'shop_bot' }, last: { text: '/start' }, menu_button, commands: en },
  ]);
});

test('a bot cannot write to somebody who has not started it', async () => {
  const { call, person } = await openTest();
  const { id } = await person();
  expect(await call('sendMessage', { chat_id: id, text: 'hi' })).toMatchObject({
    error_code: 400,
    description: 'Bad Request: chat not found',
  });
});

test('an answer shows the message it answers', async () => {
  const { bot, id } = await openChat();
  const message = await bot.api.sendMessage(id, 'Yes', { reply_parameters: { message_id: 1 } });
  expect(message.reply_to_message).toMatchObject({ message_id: 1, text: '/start', from: { id } });
  expect(await bot.api.sendChatAction(id, 'typing')).toBe(true);
});
