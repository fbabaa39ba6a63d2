import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openPool } from '#database';
import { movableClock, type MovableClock } from '#kernel';
import { freshDatabase, quietLog, type TestDatabase } from '#test';
import { moneyIn, newWorkspace, openTelegram, testMasterKey, until, type TestTelegram } from '#test/money';
import { addBot, callBotApi, receiveWebhook, relayFigures, relaySweeps, type Bot, type RelayNeeds } from './index.ts';
import { findBot } from './queries.ts';
import { openWebhookSecret } from './secrets.ts';

type Had = { headers: IncomingHttpHeaders; body: Buffer; at: number };

let database: TestDatabase;
let telegram: TestTelegram;
let clock: MovableClock;
let needs: RelayNeeds;
let bot: Bot;
let botToken: string;
let had: Had[];
/** How the bot's own program answers; 200 without a word, unless told. */
let answers: (response: ServerResponse, had: Had) => void;

const program = createServer((request, response) => {
  void buffer(request).then((body) => {
    const one = { headers: request.headers, body, at: had.length };
    had.push(one);
    answers(response, one);
  });
});
const ownUrl = () => `http://127.0.0.1:${(program.address() as AddressInfo).port}/hook`;

beforeAll(async () => {
  [database, telegram] = await Promise.all([freshDatabase(), openTelegram()]);
  await new Promise<void>((resolve) => program.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  program.closeAllConnections();
  program.close();
  await telegram.close();
  await database.drop();
});

beforeEach(async () => {
  had = [];
  answers = (response) => response.end();
  clock = movableClock();
  const parts = { pool: database.pool, clock, log: quietLog(), telegramApiRoot: telegram.url };
  needs = moneyIn({ ...parts, publicUrl: 'https://pay.example.org' });
  botToken = await telegram.makeBot();
  const relay = { mode: 'relay', forwardUrl: ownUrl(), forwardSecret: 'their-secret' } as const;
  bot = await addBot(needs, newWorkspace(), { token: botToken, ...relay });
});

let ids = 0;
const text = (chat: number, words: string) => {
  const id = (ids += 1);
  // spaces, an escape and a number that JSON.parse would not give back: the bytes are what counts
  return `{"update_id": ${id},  "message":{"message_id":1,"date":1.0,"chat":{"id":${chat},"type":"private"},"text":"${words} \\u00e9"}}`;
};

async function deliver(json: string, needed: RelayNeeds = needs) {
  const found = await findBot(database.pool, bot.workspace, bot.id);
  const secret = found && openWebhookSecret(testMasterKey, found);
  return receiveWebhook(needed, { bot: bot.id, secret, update: JSON.parse(json), body: Buffer.from(json) });
}

async function sweep(): Promise<void> {
  for (const one of relaySweeps(needs)) while ((await one.run()) > 0);
}
const later = (milliseconds: number) => clock.set(new Date(clock.now().getTime() + milliseconds));
const second = 1000;
const words = () => had.map(({ body }) => (JSON.parse(body.toString()) as { message: { text: string } }).message.text);

describe('a relay', () => {
  it('passes on what Telegram sent, byte for byte, with the secret the bot knows', async () => {
    const json = text(7, 'hello');
    expect(await deliver(json)).toEqual({ status: 'ignored' });
    expect(had.map(({ body }) => body.toString())).toEqual([json]);
    expect(had[0]?.headers).toMatchObject({
      'x-telegram-bot-api-secret-token': 'their-secret',
      'content-type': 'application/json',
    });
  });

  it('returns the bot’s answer to Telegram as it is, and again when Telegram did not get it', async () => {
    const reply = '{ "method":"sendMessage", "chat_id": 7,"text":"hi"}';
    answers = (response) => response.end(reply);
    const json = text(7, 'hello');
    expect((await deliver(json)).reply?.toString()).toBe(reply);
    expect(await deliver(json)).toEqual({ status: 'duplicate', reply: Buffer.from(reply) });
    expect(had).toHaveLength(1);
  });

  it.each(['ok', '[]', '{"text":"no method"}', '{"method":"../getMe"}', 'x'.repeat(2_000_000), ''])(
    'makes nothing of an answer that is no method: %.20s',
    async (answer) => {
      answers = (response) => response.end(answer);
      expect(await deliver(text(7, 'hello'))).toEqual({ status: 'ignored' });
      await until(async () => (await relayFigures(database.pool, bot)).waiting === 0);
      expect(await relayFigures(database.pool, bot)).toMatchObject({ undeliverable: 0 });
    },
  );

  it('keeps what the bot does not take, and what comes after it in that chat, and brings it in order', async () => {
    answers = (response) => response.writeHead(500).end('down');
    await deliver(text(1, 'a1'));
    await deliver(text(1, 'a2'));
    await deliver(text(2, 'b1'));
    expect(had).toHaveLength(2); // a2 waits behind a1; another chat is not held up
    expect(await relayFigures(database.pool, bot)).toMatchObject({ waiting: 3, problem: 'The bot answered 500: down' });
    had = [];
    answers = (response) => response.end();
    later(2 * second);
    await sweep();
    expect(words().filter((one) => one.startsWith('a'))).toEqual(['a1 é', 'a2 é']);
    expect(words()).toHaveLength(3);
    expect(await relayFigures(database.pool, bot)).toMatchObject({ waiting: 0 });
  });

  it('waits as long as a bot asks it to', async () => {
    answers = (response) => response.writeHead(429, { 'retry-after': '60' }).end();
    await deliver(text(1, 'slowly'));
    answers = (response) => response.end();
    later(59 * second);
    await sweep();
    expect(had).toHaveLength(1);
    later(2 * second);
    await sweep();
    expect(had).toHaveLength(2);
  });

  it('gives up after a day, says so, and goes on with what came later', async () => {
    answers = (response) => response.writeHead(500).end();
    await deliver(text(1, 'lost'));
    await deliver(text(1, 'next'));
    later(24 * 3600 * second + 1);
    await sweep();
    expect(await relayFigures(database.pool, bot)).toMatchObject({ waiting: 0, undeliverable: 2 });
  });

  it('calls Telegram itself, once, when the answer comes too late to be returned', async () => {
    const person = await telegram.makePerson();
    const link = { method: 'sendMessage', chat_id: person, text: 'late' };
    answers = (response) => response.writeHead(500).end();
    await deliver(text(person, 'first'));
    answers = (response) => response.end(JSON.stringify(link));
    later(2 * second);
    await sweep();
    await sweep();
    const { rows } = await database.pool
      .withTables<{ 'telegram.forward': { bot: string; reply_status: string } }>()
      .selectFrom('telegram.forward')
      .select('reply_status')
      .where('bot', '=', bot.id)
      .execute()
      .then((found) => ({ rows: found }));
    // the emulated person never started the bot, so Telegram says no: asked once, and not again
    expect(rows).toEqual([{ reply_status: 'refused' }]);
  });

  it('sends what a process that died had taken, once its lease has run out', async () => {
    const dying: RelayNeeds = { ...needs, door: { ...needs.door, post: () => new Promise(() => {}) } };
    void deliver(text(1, 'kept'), dying);
    await until(async () => (await relayFigures(database.pool, bot)).waiting === 1);
    await sweep();
    expect(had).toEqual([]);
    later(36 * second);
    await sweep();
    expect(words()).toEqual(['kept é']);
  });

  it('is swept by several processes at once, and every chat still hears in order', async () => {
    answers = (response) => response.writeHead(500).end();
    for (let n = 0; n < 30; n += 1) await deliver(text(n % 3, `m${n}`));
    had = [];
    answers = (response) => void sleep(2).then(() => response.end());
    later(second * 2);
    await Promise.all([sweep(), sweep(), sweep()]);
    await until(async () => (await relayFigures(database.pool, bot)).waiting === 0);
    for (const chat of [0, 1, 2]) {
      const heard = words().map((one) => Number(one.slice(1).split(' ')[0]));
      const own = heard.filter((n) => n % 3 === chat);
      expect(own).toEqual(own.toSorted((one, other) => one - other));
      expect(own).toHaveLength(10);
    }
  });

  it('follows a bot that another process has changed: at once, and the old secret opens nothing', async () => {
    await deliver(text(1, 'before'));
    const before = await findBot(database.pool, bot.workspace, bot.id);
    const secret = before && openWebhookSecret(testMasterKey, before);
    await using opened = new AsyncDisposableStack();
    const pool = opened.adopt(openPool(database.url, { max: 2 }), (open) => open.destroy()); // another process's
    const elsewhere = { mode: 'relay', forwardUrl: `${ownUrl()}/moved`, forwardSecret: 'new-secret' } as const;
    await addBot({ ...needs, pool }, bot.workspace, { token: botToken, ...elsewhere });
    await deliver(text(1, 'after'));
    expect(had.map(({ headers }) => headers['x-telegram-bot-api-secret-token'])).toEqual([
      'their-secret',
      'new-secret',
    ]);
    const body = Buffer.from(text(1, 'forged'));
    const old = { bot: bot.id, secret, update: JSON.parse(body.toString()), body };
    await expect(receiveWebhook(needs, old)).rejects.toMatchObject({ code: 'signature_invalid' });
    expect(had).toHaveLength(2);
  });

  it('measures how long the bot takes', async () => {
    answers = (response) => void sleep(30).then(() => response.end());
    await deliver(text(1, 'x'));
    await until(async () => (await relayFigures(database.pool, bot)).waiting === 0);
    const { answer } = await relayFigures(database.pool, bot);
    expect(answer?.last).toBeGreaterThanOrEqual(29);
    expect(answer?.p50).toBe(answer?.last);
  });
});

describe('a bot that changes its mode', () => {
  const webhook = () => callBotApi(needs, bot, 'getWebhookInfo');
  const token = async () => {
    const found = await findBot(database.pool, bot.workspace, bot.id);
    const { openToken } = await import('./secrets.ts');
    return found ? openToken(testMasterKey, found) : '';
  };

  it('takes its own webhook’s address along into the relay, and back out of it', async () => {
    const fresh = await telegram.makeBot();
    const workspace = newWorkspace();
    const tapped = await addBot(needs, workspace, { token: fresh, mode: 'tap' });
    await callBotApi(needs, tapped, 'setWebhook', {
      url: 'https://own.example.org/tg',
      allowed_updates: ['message', 'poll'],
    });
    const open: RelayNeeds = needs;
    const relayed = await addBot(open, workspace, { token: fresh, mode: 'relay' });
    expect(relayed).toMatchObject({ id: tapped.id, forwardUrl: 'https://own.example.org/tg' });
    const info = await callBotApi(needs, relayed, 'getWebhookInfo');
    expect(info).toMatchObject({
      url: `https://pay.example.org/telegram/${relayed.id}`,
      allowed_updates: expect.arrayContaining(['message', 'poll', 'pre_checkout_query', 'my_chat_member']) as unknown,
    });
    await addBot(needs, workspace, { token: fresh, mode: 'read_only' });
    expect(await callBotApi(needs, relayed, 'getWebhookInfo')).toMatchObject({ url: 'https://own.example.org/tg' });
  });

  it('still gets what was on its way, once', async () => {
    answers = (response) => response.writeHead(500).end();
    await deliver(text(1, 'under way'));
    had = [];
    answers = (response) => response.end();
    bot = await addBot(needs, bot.workspace, { token: await token(), mode: 'tap' });
    later(2 * second);
    await sweep();
    expect(words()).toEqual(['under way é']);
    expect(await webhook()).toMatchObject({ url: ownUrl() });
  });

  it('into read_only has no webhook of ours, and no address takes its updates', async () => {
    bot = await addBot(needs, bot.workspace, { token: await token(), mode: 'read_only', restoreWebhook: false });
    expect(await webhook()).toMatchObject({ url: '' });
    await expect(deliver(text(1, 'x'))).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is refused an address that goes round in a circle, that it does not have, or that must not be reached', async () => {
    const add = async (more: object, with_: RelayNeeds = needs) =>
      addBot(with_, newWorkspace(), { token: await telegram.makeBot(), mode: 'relay', ...more });
    await expect(add({ forwardUrl: 'https://pay.example.org/telegram/bot_1' })).rejects.toMatchObject({
      code: 'url_not_allowed',
    });
    await expect(add({})).rejects.toMatchObject({ code: 'invalid_request' });
    const { openDoor } = await import('#outbound');
    const strict = { ...needs, door: openDoor({ allowPrivate: false }) };
    await expect(add({ forwardUrl: ownUrl() }, strict)).rejects.toMatchObject({ code: 'url_not_allowed' });
  });
});
