import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { stoppedClock, type MovableClock } from '#kernel';
import { freshDatabase, quietLog, type TestDatabase } from '#test';
import { moneyIn, newWorkspace, nextUpdateId, openTelegram, testMasterKey, type TestTelegram } from '#test/money';
import {
  addBot,
  receiveUpdate,
  receiveWebhook,
  relayFigures,
  relaySweeps,
  type Bot,
  type RelayNeeds,
} from './index.ts';
import { queueOf } from './forward.ts';
import { findBot } from './queries.ts';
import { openWebhookSecret } from './secrets.ts';

const second = 1000;
let database: TestDatabase;
let telegram: TestTelegram;
let clock: MovableClock;
let needs: RelayNeeds;
let bot: Bot;
let had: { update_id: number }[];
let answers: (response: ServerResponse) => void;

const program = createServer((request, response) => {
  void buffer(request).then((body) => {
    had.push(JSON.parse(body.toString()) as { update_id: number });
    answers(response);
  });
});

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
  clock = stoppedClock(new Date('2026-11-21T06:00:00Z'));
  const parts = { pool: database.pool, clock, log: quietLog(), telegramApiRoot: telegram.url };
  needs = moneyIn({ ...parts, publicUrl: 'https://pay.example.org' });
  const forwardUrl = `http://127.0.0.1:${(program.address() as AddressInfo).port}/hook`;
  bot = await addBot(needs, newWorkspace(), { token: await telegram.makeBot(), mode: 'relay', forwardUrl });
});

type AnyUpdate = { readonly update_id: number; readonly [content: string]: unknown };
const ann = { id: 5, is_bot: false, first_name: 'Ann' };
const message = (text: string): AnyUpdate => ({ update_id: nextUpdateId(), message: { chat: ann, from: ann, text } });
const inline = (): AnyUpdate => ({ update_id: nextUpdateId(), inline_query: { id: '1', from: ann, query: 'x' } });
const button = (): AnyUpdate => ({
  update_id: nextUpdateId(),
  callback_query: { id: '1', from: ann, message: { chat: ann } },
});

async function deliver(update: AnyUpdate, needed: RelayNeeds = needs) {
  const found = await findBot(database.pool, bot.workspace, bot.id);
  const secret = found && openWebhookSecret(testMasterKey, found);
  return receiveWebhook(needed, { bot: bot.id, secret, update, body: Buffer.from(JSON.stringify(update)) });
}
async function sweep(): Promise<void> {
  for (const one of relaySweeps(needs)) while ((await one.run()) > 0);
}
const down = () => (answers = (response) => response.writeHead(500).end());
const up = () => (answers = (response) => response.end());

describe('the queues of a relay', () => {
  it('are Telegram’s: a chat has one for what is said in it, a person one for each kind of question', () => {
    expect(queueOf(message('a'))).toBe('chat:5');
    expect(queueOf({ update_id: 1, edited_message: { chat: { id: 5 } } })).toBe('chat:5');
    expect(queueOf(button())).toBe('callback_query:5');
    expect(queueOf(inline())).toBe('inline_query:5');
    expect(queueOf({ update_id: 1, pre_checkout_query: { from: ann } })).toBe('pre_checkout_query:5');
    expect(queueOf({ update_id: 1, subscription: { user: ann } })).toBe('subscription:5');
    expect(queueOf({ update_id: 1, my_chat_member: { chat: { id: -9 } } })).toBe('my_chat_member:-9');
    expect(queueOf({ update_id: 1 })).toBe('empty:');
  });

  it('do not hold a chat up behind a button that the bot fails on', async () => {
    down();
    await deliver(button());
    up();
    await deliver(message('still heard'));
    expect(had).toHaveLength(2);
  });

  it('forget a question when Telegram would, and go on with the next one of that person', async () => {
    down();
    await deliver(inline());
    const next = inline();
    clock.advance(29 * second);
    await deliver(next);
    clock.advance(3 * second);
    await sweep();
    expect(await relayFigures(database.pool, bot)).toMatchObject({ undeliverable: 1, waiting: 1 });
    up();
    clock.advance(5 * second);
    await sweep();
    expect(had).toContainEqual(next); // beside what other tests have left waiting
  });

  it('bring a bot that failed for an hour everything, in order', async () => {
    down();
    const said = Array.from({ length: 5 }, (_, n) => message(String(n)));
    for (const one of said) await deliver(one);
    for (let minutes = 0; minutes < 60; minutes += 5) {
      clock.advance(5 * 60 * second);
      await sweep();
    }
    expect(new Set(had.map(({ update_id }) => update_id)).size).toBe(1); // only the first one is ever tried
    up();
    had = [];
    clock.advance(5 * 60 * second);
    await sweep();
    expect(had).toEqual(said);
  });
});

describe('a relay', () => {
  it('passes on what the bot had only tapped: its own webhook may not have had it', async () => {
    const update = message('tapped, then answered 500');
    await receiveUpdate(needs, bot, update);
    expect(await deliver(update)).toEqual({ status: 'duplicate' });
    expect(had).toEqual([update]);
    await deliver(update);
    expect(had).toHaveLength(1);
  });

  it('tells of a slow bot without losing the update when nobody can be told', async () => {
    const told: number[] = [];
    const slow: RelayNeeds = {
      ...needs,
      door: {
        ...needs.door,
        post: () => new Promise((_, reject) => setTimeout(() => reject(new Error('gone')), 5100)),
      },
      tellSlow: async (_, milliseconds) => {
        told.push(milliseconds);
        throw new Error('The books are away.');
      },
    };
    expect(await deliver(message('x'), slow)).toEqual({ status: 'ignored' });
    expect(told).toHaveLength(1);
    expect(await relayFigures(database.pool, bot)).toMatchObject({ waiting: 1, problem: 'gone' });
  }, 15_000);

  it.each(['deleteWebhook', 'setWebhook', 'logOut', 'close', 'getUpdates'])(
    'never calls %s because a bot answered with it',
    async (method) => {
      down();
      await deliver(message('x'));
      answers = (response) => response.end(JSON.stringify({ method }));
      clock.advance(3 * second);
      await sweep();
      await sweep();
      const { rows } = await sql`select reply_status from telegram.forward where bot = ${bot.id}`.execute(
        database.pool,
      );
      expect(rows).toEqual([{ reply_status: 'refused' }]);
    },
  );
});
