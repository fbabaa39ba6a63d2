import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '@asterism/server/test/platform';
import { openTelegramSandbox, type TelegramSandbox } from '@asterism/telegram-sandbox';

const program = path.join(import.meta.dirname, 'bot.ts');
const person = 123456789;

type Key = { text: string; url?: string; callback_data?: string };
type Message = { message_id: number; from: string; text?: string; reply_markup?: { inline_keyboard: Key[][] } };

let telegram: TelegramSandbox;
let platform: TestPlatform;
let folder: string;
let stopBot: () => Promise<number>;

const ask = async <T>(
  method: string,
  url: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<T> => {
  const init = body === undefined ? {} : { body: JSON.stringify(body) };
  const response = await fetch(url, { method, headers: { 'content-type': 'application/json', ...headers }, ...init });
  if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
};
const world = <T>(where: string, body: unknown = {}) => ask<T>('POST', `${telegram.url}/sandbox${where}`, body);
const api = <T>(method: string, where: string, body?: unknown) =>
  ask<T>(method, platform.url + where, body, { authorization: `Bearer ${platform.apiKey}` });

/** The program as its author runs it. */
async function runBot(environment: Record<string, string>): Promise<() => Promise<number>> {
  const child = spawn(process.execPath, [program], { env: { ...process.env, ...environment } });
  const ended = new Promise<number>((resolve) => child.once('close', (code) => resolve(code ?? -1)));
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const deadline = Date.now() + 30_000;
  while (!text.includes('is listening')) {
    if (Date.now() > deadline || child.exitCode !== null) throw new Error(`The bot did not start: ${text}`);
    await pause(50);
  }
  return () => {
    child.kill('SIGTERM');
    return ended;
  };
}

beforeAll(async () => {
  telegram = await openTelegramSandbox();
  platform = await openTestPlatform({ telegramApiRoot: telegram.url });
  folder = await mkdtemp(path.join(os.tmpdir(), 'asterism-ai-bot-'));
  const { token } = await world<{ token: string }>('/bots', { username: 'ai_bot', first_name: 'AI bot' });
  await api('POST', '/v1/bots', { token, mode: 'tap' });
  await api('PUT', '/v1/features/message', { kind: 'metered', credit_cost: '1' });
  await api('PUT', '/v1/features/image', { kind: 'metered', credit_cost: '10' });
  await api('PUT', '/v1/products/pack_12', {
    kind: 'credit_pack',
    title: '12 credits',
    description: 'To try.',
    price: { asset: 'XTR', amount: '6' },
    grants: [{ credit_type: 'credits', amount: '12' }],
  });
  await world(`/users/${person}/stars`, { amount: 100 });
  stopBot = await runBot({
    BOT_TOKEN: token,
    TELEGRAM_API_ROOT: telegram.url,
    ASTERISM_URL: platform.url,
    ASTERISM_KEY: platform.apiKey,
    OUTBOX: path.join(folder, 'outbox.jsonl'),
  });
}, 90_000);
afterAll(async () => {
  await stopBot?.();
  await platform?.close();
  await telegram?.close();
  await rm(folder, { recursive: true, force: true });
});

const chat = async () =>
  (await ask<{ messages: Message[] }>('GET', `${telegram.url}/sandbox/users/${person}/chats/ai_bot`)).messages;

/** Does something, and answers what the bot then says. */
async function answerTo(act: string, body: object): Promise<Message> {
  const before = (await chat()).at(-1)?.message_id ?? 0;
  await world(`/users/${person}/${act}`, body);
  const isAnswer = (message: Message) => message.message_id > before && message.from === 'bot' && message.text;
  await expect.poll(async () => (await chat()).some(isAnswer), { timeout: 15_000 }).toBe(true);
  return (await chat()).find(isAnswer) ?? { message_id: 0, from: 'bot' };
}
const says = (text: string) => answerTo('messages', { bot: 'ai_bot', text });
const presses = (data: string) => answerTo('press', { bot: 'ai_bot', data });

async function credits(): Promise<string> {
  await world('/settle');
  const customer = await api<{ credits: { available: string }[] }>('GET', `/v1/customers/${person}`);
  return customer.credits[0]?.available ?? '0';
}

describe('the example bot', () => {
  it('is shorter than 60 lines', async () => {
    expect((await readFile(program, 'utf8')).split('\n').length).toBeLessThanOrEqual(60);
  });

  it('says no politely without credits, with a button that leads to the products', async () => {
    await says('/start');
    const no = await says('Hello');
    expect(no.text).toMatch(/^You are out of credits/);
    expect(no.reply_markup?.inline_keyboard).toEqual([[{ text: 'Get credits ⭐', callback_data: 'asterism:buy' }]]);
    expect((await presses('asterism:buy')).text).toBe('What would you like?');
  });

  it('sells credits for Stars, and spends 1 for a message and 10 for an image', async () => {
    const invoice = await presses('asterism:buy:pack_12');
    const link = invoice.reply_markup?.inline_keyboard.flat()[0]?.url;
    expect((await answerTo('pay', { link })).text).toBe('Thank you! Your payment has arrived.\nYou have 12 credits.');
    expect((await says('What is a ledger?')).text).toContain('What is a ledger?');
    expect(await credits()).toBe('11');
    expect((await says('/image a lighthouse')).text).toMatch(/^a lighthouse, on 8 × 8 canvas/);
    expect(await credits()).toBe('1');
    expect((await says('/image another')).text).toMatch(/^You are out of credits for this. You have 1 left/);
    expect(await credits()).toBe('1');
  });

  it('stops cleanly', async () => {
    expect(await stopBot()).toBe(0);
  });
});
