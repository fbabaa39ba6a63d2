import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Bot, type Context } from 'grammy';
import { standIn, type StandIn } from '../test/stand-in.ts';
import { botInfo, mayPay, paid } from '../test/updates.ts';
import { asterism, type Asterism, type BillingFlavor } from './index.ts';

type Ctx = Context & BillingFlavor;

let folder: string;
let platform: StandIn;
const open: Asterism<Ctx>[] = [];

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'asterism-courier-'));
  platform = await standIn();
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((plugin) => plugin.close()));
  await platform.down();
  await rm(folder, { recursive: true, force: true });
});

/** A real grammY bot with the plugin; what it says to Telegram is noted instead of sent. */
function openBot(log: (message: string) => void = () => {}) {
  const plugin = asterism<Ctx>({ url: platform.url, key: 'ak_test', outbox: path.join(folder, 'outbox.jsonl'), log });
  open.push(plugin);
  const bot = new Bot<Ctx>('77:TEST', { botInfo });
  const told: { method: string; payload: unknown }[] = [];
  bot.api.config.use((_, method, payload) => {
    told.push({ method, payload });
    return Promise.resolve({ ok: true, result: true as never });
  });
  bot.use(plugin);
  return { bot, plugin, told };
}

const untilTrue = async (condition: () => Promise<boolean>) => {
  const deadline = Date.now() + 30_000;
  while (!(await condition())) if (Date.now() > deadline) throw new Error('This took more than 30 s.');
};

describe('payment updates', () => {
  it('reach the platform before the bot goes on', async () => {
    const { bot } = openBot();
    let seen = -1;
    bot.on('message:successful_payment', () => void (seen = platform.state.taken.length));
    await bot.handleUpdate(paid(1));
    expect(seen).toBe(1);
  });

  it('lose nothing, double nothing and keep their order while the platform is down: 1,000 payments', async () => {
    const { bot, plugin } = openBot();
    await platform.down();
    const ids = Array.from({ length: 1000 }, (_, index) => index + 1);
    for (const id of ids) await bot.handleUpdate(paid(id));
    platform.state.answer = ({ update_id: id }) => (id % 50 === 0 && Math.random() < 0.5 ? 503 : 200);
    await platform.up();
    await untilTrue(() => plugin.flush());
    expect(platform.state.taken).toEqual(ids);
  });

  it('survive a restart of the bot while the platform is down', async () => {
    await platform.down();
    const before = openBot();
    await before.bot.handleUpdate(paid(1));
    await before.plugin.close();
    open.splice(0);
    await platform.up();
    const after = openBot();
    expect(await after.plugin.flush()).toBe(true);
    expect(platform.state.taken).toEqual([1]);
  });

  it('are told again when the answer was lost, which the platform takes for a duplicate', async () => {
    let lost = false;
    platform.state.answer = () => (lost ? 200 : ((lost = true), platform.state.taken.push(1), 0));
    const { bot, plugin } = openBot();
    await bot.handleUpdate(paid(1));
    await untilTrue(() => plugin.flush());
    expect(platform.state).toMatchObject({ taken: [1], heard: 2 });
  });

  it('wait for a mended key rather than being set aside', async () => {
    platform.state.answer = () => 401;
    const { bot, plugin } = openBot();
    await bot.handleUpdate(paid(1));
    expect(await plugin.flush()).toBe(false);
    platform.state.answer = () => 200;
    expect(await plugin.flush()).toBe(true);
    expect(platform.state.taken).toEqual([1]);
  });

  it('that the platform calls malformed are set aside, and the next ones go on', async () => {
    const warnings: string[] = [];
    platform.state.answer = ({ update_id: id }) => (id === 1 ? 400 : 200);
    const { bot, plugin } = openBot((message) => warnings.push(message));
    await bot.handleUpdate(paid(1));
    await bot.handleUpdate(paid(2));
    expect(await plugin.flush()).toBe(true);
    expect(platform.state.taken).toEqual([2]);
    expect(warnings.join()).toMatch(/Update 1 was refused and set aside: code_400/);
  });

  it('that are none of the platform’s business are not passed on', async () => {
    const { bot } = openBot();
    await bot.handleUpdate({
      update_id: 1,
      message: { ...paid(1).message!, successful_payment: undefined!, text: 'hi' },
    });
    expect(platform.state.heard).toBe(0);
  });
});

describe('a question before a payment', () => {
  it('is answered by the platform alone while it can', async () => {
    const { bot, told } = openBot();
    await bot.handleUpdate(mayPay(1));
    expect({ told, taken: platform.state.taken }).toEqual({ told: [], taken: [1] });
  });

  it('is answered with a friendly no while the platform is down, and is never queued', async () => {
    const { bot, plugin, told } = openBot();
    await platform.down();
    await bot.handleUpdate(mayPay(1));
    expect(told).toEqual([
      {
        method: 'answerPreCheckoutQuery',
        payload: {
          pre_checkout_query_id: 'query-1',
          ok: false,
          error_message: expect.stringContaining('try again in a minute') as string,
        },
      },
    ]);
    await platform.up();
    expect(await plugin.flush()).toBe(true);
    expect(platform.state.heard).toBe(0);
  });

  it('is answered with a no inside Telegram’s ten seconds when the platform hangs', async () => {
    const { bot, told } = openBot();
    platform.state.answer = () => 204;
    const asked = Date.now();
    await bot.handleUpdate(mayPay(1));
    expect(told.map(({ method }) => method)).toEqual(['answerPreCheckoutQuery']);
    expect(Date.now() - asked).toBeLessThan(9000);
  });

  it('about an invoice of the bot’s own is left to the bot’s own code', async () => {
    const { bot } = openBot();
    let own = 0;
    bot.on('pre_checkout_query', () => void (own += 1));
    await bot.handleUpdate(mayPay(1, 'my-own-order-7'));
    expect({ own, heard: platform.state.heard }).toEqual({ own: 1, heard: 0 });
  });
});
