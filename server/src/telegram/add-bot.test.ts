import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { movableClock } from '#kernel';
import { freshDatabase, type TestDatabase } from '#test';
import { moneyIn, newWorkspace, openTelegram, testMasterKey, type TestTelegram } from '#test/money';
import { addBot, callBotApi, getBot, listBots, type BotApiNeeds } from './index.ts';
import { findBot } from './queries.ts';
import { openToken } from './secrets.ts';

let database: TestDatabase;
let telegram: TestTelegram;
let needs: BotApiNeeds;
beforeAll(async () => {
  [database, telegram] = await Promise.all([freshDatabase(), openTelegram()]);
  const publicUrl = 'https://pay.example.org';
  needs = moneyIn({ pool: database.pool, clock: movableClock(), telegramApiRoot: telegram.url, publicUrl });
});
afterAll(async () => {
  await telegram.close();
  await database.drop();
});

const refusal = (code: string) => expect.objectContaining({ name: 'Refusal', code });
const webhookOf = (bot: Parameters<typeof callBotApi>[1]) => callBotApi(needs, bot, 'getWebhookInfo');

describe('adding a bot', () => {
  it('asks Telegram who it is, and remembers', async () => {
    const workspace = newWorkspace();
    const bot = await addBot(needs, workspace, { token: await telegram.makeBot(), mode: 'polling', app: 'shop' });
    expect(bot).toMatchObject({ workspace, mode: 'polling', app: 'shop', purpose: 'billing', connected: true });
    expect(bot.username).toMatch(/^shop_\d+_bot$/);
    expect(await getBot(database.pool, workspace, bot.id)).toEqual(bot);
    expect(await listBots(database.pool, workspace)).toEqual([bot]);
  });

  it('keeps its token sealed: no row shows it, and it opens for this bot of this workspace only', async () => {
    const token = await telegram.makeBot();
    const bot = await addBot(needs, newWorkspace(), { token, mode: 'polling' });
    const { rows } = await sql`select * from telegram.bot where id = ${bot.id}`.execute(database.pool);
    expect(
      JSON.stringify(rows, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
    ).not.toContain(token.split(':')[1]);
    expect(JSON.stringify(bot)).not.toContain(token.split(':')[1]);
    const found = await findBot(database.pool, bot.workspace, bot.id);
    if (!found) throw new Error('The bot is not there.');
    expect(openToken(testMasterKey, found)).toBe(token);
    expect(() => openToken(testMasterKey, { ...found, bot: { ...bot, workspace: newWorkspace() } })).toThrow();
    expect(() => openToken(Buffer.alloc(32, 8), found)).toThrow();
  });

  it('for webhooks tells Telegram where to call, with a secret, and asks for every kind of update we may need', async () => {
    const bot = await addBot(needs, newWorkspace(), { token: await telegram.makeBot(), mode: 'webhook' });
    expect(await webhookOf(bot)).toMatchObject({
      url: `https://pay.example.org/telegram/${bot.id}`,
      allowed_updates: expect.arrayContaining(['message', 'pre_checkout_query', 'subscription', 'chat_member']),
    });
  });

  it('for an exchange takes one whose updates come to us, asked for by every kind it lives on', async () => {
    const workspace = newWorkspace();
    const token = await telegram.makeBot();
    for (const mode of ['tap', 'read_only', 'relay'] as const)
      await expect(addBot(needs, workspace, { token, mode, purpose: 'exchange' })).rejects.toEqual(
        refusal('invalid_request'),
      );
    const bot = await addBot(needs, workspace, { token, mode: 'webhook', purpose: 'exchange' });
    const kinds = ['message', 'callback_query', 'my_chat_member', 'chat_member', 'chat_boost', 'removed_chat_boost'];
    expect(await webhookOf(bot)).toMatchObject({ allowed_updates: expect.arrayContaining(kinds) as unknown });
    await expect(addBot(needs, workspace, { token, mode: 'tap' })).rejects.toEqual(refusal('invalid_request'));
    expect(await addBot(needs, workspace, { token, mode: 'tap', purpose: 'billing' })).toMatchObject({ mode: 'tap' });
  });

  it('again renews its token and mode, and is the same bot', async () => {
    const workspace = newWorkspace();
    const token = await telegram.makeBot();
    const first = await addBot(needs, workspace, { token, mode: 'webhook', app: 'shop' });
    const again = await addBot(needs, workspace, { token, mode: 'polling' });
    expect(again).toMatchObject({ id: first.id, mode: 'polling', app: 'shop' });
    expect(await webhookOf(again)).toMatchObject({ url: '' });
    expect(await listBots(database.pool, workspace)).toHaveLength(1);
  });

  it('for tapping takes our webhook away, and leaves the bot’s own in place', async () => {
    const token = await telegram.makeBot();
    const workspace = newWorkspace();
    await addBot(needs, workspace, { token, mode: 'webhook' });
    const bot = await addBot(needs, workspace, { token, mode: 'tap' });
    expect(await webhookOf(bot)).toMatchObject({ url: '' });
    await callBotApi(needs, bot, 'setWebhook', { url: 'https://bot.example.org/own' });
    await addBot(needs, workspace, { token, mode: 'tap' });
    expect(await webhookOf(bot)).toMatchObject({ url: 'https://bot.example.org/own' });
  });

  it.each(['500:nobody-knows-this', 'no token at all', '../getMe', ''])(
    'with the token "%s" is refused',
    async (token) => {
      await expect(addBot(needs, newWorkspace(), { token, mode: 'polling' })).rejects.toEqual(
        refusal('bot_token_invalid'),
      );
    },
  );

  it('that another workspace has is refused: Telegram has one webhook for it', async () => {
    const token = await telegram.makeBot();
    await addBot(needs, newWorkspace(), { token, mode: 'tap' });
    const again = addBot(needs, newWorkspace(), { token, mode: 'tap' });
    await expect(again).rejects.toEqual(refusal('already_exists'));
  });

  it('while Telegram cannot be reached is refused as an outage', async () => {
    const nowhere = { ...needs, config: { ...needs.config, telegramApiRoot: 'http://127.0.0.1:1' } };
    const add = addBot(nowhere, newWorkspace(), { token: '1:a', mode: 'polling' });
    await expect(add).rejects.toEqual(refusal('gateway_unavailable'));
  });

  it('that Telegram then will not connect keeps it, unconnected, for the next try', async () => {
    const workspace = newWorkspace();
    const token = await telegram.makeBot();
    const lost = { ...needs, config: { ...needs.config, publicUrl: 'ftp://nowhere' } };
    await expect(addBot(lost, workspace, { token, mode: 'webhook' })).rejects.toEqual(refusal('gateway_refused'));
    expect(await listBots(database.pool, workspace)).toMatchObject([{ connected: false }]);
    expect(await addBot(needs, workspace, { token, mode: 'webhook' })).toMatchObject({ connected: true });
  });
});
