import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Bot, type Context } from 'grammy';
import { openTestPlatform, type TestPlatform } from '@asterism/server/test/platform';
import { openTelegramSandbox, type TelegramSandbox } from '@asterism/telegram-sandbox';
import { asterism, type Asterism, type AsterismOptions, type BillingFlavor } from '../src/index.ts';

export type ShopContext = Context & BillingFlavor;

/** What a person of the emulated Telegram sees of a message. */
export type Seen = {
  message_id: number;
  from: 'user' | 'bot';
  text?: string;
  reply_markup?: { inline_keyboard: { text: string; url?: string; callback_data?: string }[][] };
};

/** A real bot with the plugin, on an emulated Telegram and a real platform that sells one pack. */
export type Shop = {
  readonly telegram: TelegramSandbox;
  readonly platform: TestPlatform;
  readonly bot: Bot<ShopContext>;
  readonly billing: Asterism<ShopContext>;
  readonly logged: string[];
  api<Answer>(method: string, path: string, body?: unknown, key?: string): Promise<Answer>;
  sandbox<Answer>(path: string, body?: unknown): Promise<Answer>;
  /** Lets a person do something, and waits for the bot's next words. */
  answered(person: number, act: () => Promise<unknown>): Promise<Seen>;
  says(person: number, text: string): Promise<Seen>;
  presses(person: number, data: string): Promise<Seen>;
  pays(person: number, link: string): Promise<Seen>;
  close(): Promise<void>;
};

const username = 'shop_bot';

async function ask<Answer>(
  method: string,
  url: string,
  body: unknown,
  headers: Record<string, string>,
): Promise<Answer> {
  const init = body === undefined ? {} : { body: JSON.stringify(body) };
  const response = await fetch(url, { method, headers: { 'content-type': 'application/json', ...headers }, ...init });
  if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${await response.text()}`);
  return (await response.json()) as Answer;
}

async function defineCatalogue(api: Shop['api']): Promise<void> {
  await api('PUT', '/v1/features/message', { kind: 'metered', credit_cost: '1' });
  await api('PUT', '/v1/features/image', { kind: 'metered', credit_cost: '10' });
  await api('PUT', '/v1/products/pack_500', {
    kind: 'credit_pack',
    title: '500 credits',
    description: 'They never expire.',
    price: { asset: 'XTR', amount: '250' },
    grants: [{ credit_type: 'credits', amount: '500' }],
  });
}

/** Opens the shop; `open` puts the bot's handlers on it. */
export async function openShop(
  open: (bot: Bot<ShopContext>, billing: Asterism<ShopContext>) => void,
  options: Partial<AsterismOptions> = {},
): Promise<Shop> {
  await using opened = new AsyncDisposableStack();
  const telegram = opened.adopt(await openTelegramSandbox(), (each) => each.close());
  const platform = opened.adopt(await openTestPlatform({ telegramApiRoot: telegram.url }), (each) => each.close());
  const folder = opened.adopt(await mkdtemp(path.join(os.tmpdir(), 'asterism-shop-')), (each) =>
    rm(each, { recursive: true, force: true }),
  );
  const sandbox: Shop['sandbox'] = (where, body) =>
    ask(body === undefined ? 'GET' : 'POST', telegram.url + where, body, {});
  const api: Shop['api'] = (method, where, body, key) =>
    ask(method, platform.url + where, body, {
      authorization: `Bearer ${platform.apiKey}`,
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    });
  const { token } = await sandbox<{ token: string }>('/sandbox/bots', { username, first_name: 'Shop' });
  await defineCatalogue(api);
  await api('POST', '/v1/bots', { token, mode: 'tap' });

  const logged: string[] = [];
  const bot = new Bot<ShopContext>(token, { client: { apiRoot: telegram.url } });
  const billing = asterism<ShopContext>({
    url: platform.url,
    key: platform.apiKey,
    outbox: path.join(folder, 'outbox.jsonl'),
    log: (message) => logged.push(message),
    ...options,
  });
  opened.adopt(billing, (each) => each.close());
  bot.use(billing);
  open(bot, billing);
  bot.catch(({ error }) => logged.push(String(error)));
  await bot.init();
  const polling = bot.start();
  opened.defer(async () => {
    await bot.stop();
    await polling;
  });

  const chat = async (person: number) =>
    (await sandbox<{ messages: Seen[] }>(`/sandbox/users/${person}/chats/${username}`)).messages;
  const answered: Shop['answered'] = async (person, act) => {
    const before = (await chat(person)).at(-1)?.message_id ?? 0;
    await act();
    const deadline = Date.now() + 15_000;
    while (Date.now() < deadline) {
      const answer = (await chat(person)).find(
        (message) => message.message_id > before && message.from === 'bot' && message.text,
      );
      if (answer) return answer;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`The bot said nothing. It logged: ${logged.join('; ')}`);
  };
  const held = opened.move();
  const as = (person: number, act: string, body: object) =>
    answered(person, () => sandbox(`/sandbox/users/${person}/${act}`, body));
  return {
    telegram,
    platform,
    bot,
    billing,
    logged,
    api,
    sandbox,
    answered,
    says: (person, text) => as(person, 'messages', { bot: username, text }),
    presses: (person, data) => as(person, 'press', { bot: username, data }),
    pays: (person, link) => as(person, 'pay', { link }),
    close: () => held.disposeAsync(),
  };
}
