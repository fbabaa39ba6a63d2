import { once } from 'node:events';
import { createServer, request, type Agent, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { asterism, memoryOutbox, type AsterismContext } from '@asterism/grammy';
import { Bot, webhookCallback } from 'grammy';

/** A server of this process, on a port of its own. */
export type Listening = { readonly url: string; close(): void };

export async function listen(answer: RequestListener): Promise<Listening> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${port}`, close };
}

/** A bot's own program: it notes what it gets, takes its time, and answers 200. */
export type TinyBot = Listening & {
  /** The texts it was sent, by chat, in the order they came. */
  readonly heard: Map<number, string[]>;
  takes: number;
};

type Message = { message: { chat: { id: number }; text: string } };

export async function openTinyBot(): Promise<TinyBot> {
  const heard = new Map<number, string[]>();
  const listening = await listen((incoming, response) => {
    void buffer(incoming).then(async (body) => {
      const { message } = JSON.parse(body.toString()) as Message;
      heard.set(message.chat.id, [...(heard.get(message.chat.id) ?? []), message.text]);
      if (bot.takes > 0) await sleep(bot.takes);
      response.end();
    });
  });
  const bot: TinyBot = { ...listening, heard, takes: 0 };
  return bot;
}

/** Who is billed: the bot of the guide takes a credit from this person for each message. */
export const customer = 7;

/**
 * The bot of the guide, by webhook: grammY reads the update, our plugin takes a credit, the answer goes to the chat by a
 * call to the Bot API, and then Telegram has its own.
 */
export function openGuideBot(telegram: string, platform: { url: string; key: string }): Promise<Listening> {
  const botInfo = { id: 1, is_bot: true, first_name: 'Bench', username: 'bench_bot' } as Bot['botInfo'];
  const bot = new Bot<AsterismContext>('1:bench_token', { botInfo, client: { apiRoot: telegram } });
  bot.use(asterism({ ...platform, outbox: memoryOutbox() }));
  bot.on('message:text', async (context) => {
    const { allowed, remaining } = await context.billing.consume('message');
    await context.reply(allowed ? `Credits left: ${remaining}` : 'No credits are left.');
  });
  const answer = webhookCallback(bot, 'http', { secretToken: 'own' });
  return listen((incoming, response) => void answer(incoming, response));
}

/** As much of a Bot API as connecting a bot takes; it remembers the webhook it was told. */
export async function openTinyTelegram(): Promise<Listening & { webhook: { url: string; secret_token: string } }> {
  const webhook = { url: '', secret_token: '' };
  const listening = await listen((incoming, response) => {
    void buffer(incoming).then((body) => {
      const method = incoming.url?.split('/').at(-1);
      if (method === 'setWebhook') Object.assign(webhook, JSON.parse(body.toString()));
      const me = { id: 1, is_bot: true, first_name: 'Bench', username: 'bench_bot' };
      response.setHeader('content-type', 'application/json');
      response.end(
        JSON.stringify({
          ok: true,
          result: method === 'getMe' ? me : method === 'sendMessage' ? { message_id: 1 } : { url: '' },
        }),
      );
    });
  });
  return { ...listening, webhook };
}

/** Posts an update as Telegram does; answers the milliseconds until the answer was read. */
export function deliver(agent: Agent, url: string, secret: string, update: object): Promise<number> {
  const body = JSON.stringify(update);
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'x-telegram-bot-api-secret-token': secret,
  };
  const started = performance.now();
  return new Promise((resolve, reject) => {
    request(url, { method: 'POST', agent, headers }, (answer) => {
      answer.resume().on('end', () => {
        if (answer.statusCode === 200) resolve(performance.now() - started);
        else reject(new Error(`HTTP ${answer.statusCode}`));
      });
    })
      .on('error', reject)
      .end(body);
  });
}
