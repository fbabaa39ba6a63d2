import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { openTestPlatform, type TestPlatform } from '@asterism/server/test/platform';
import { openTelegramSandbox, type TelegramSandbox } from '@asterism/telegram-sandbox';

type Json = Record<string, unknown>;
export type Message = { message_id: number; from: string; text?: string; reply_markup?: Markup };
type Markup = { inline_keyboard: { text: string; url?: string; callback_data?: string }[][] };

/** An emulated Telegram, a platform beside it, and the settings that every example reads. */
export type Stage = {
  readonly telegram: TelegramSandbox;
  readonly platform: TestPlatform;
  world<T>(path: string, body?: object): Promise<T>;
  api<T>(method: string, path: string, body?: object): Promise<T>;
  /** A person with Stars and no credits, in a chat with this bot. */
  person(bot: string): Promise<Person>;
  close(): Promise<void>;
};

export type Person = {
  readonly id: number;
  /** Each does something and answers what the bot then says. */
  says(text: string): Promise<string>;
  presses(data: string): Promise<Message>;
  pays(link: string): Promise<{ status: string }>;
  /** For a bot that says thank you. */
  paysAndHears(link: string): Promise<string>;
  credits(): Promise<string>;
};

async function call<T>(method: string, url: string, body?: object, headers: Record<string, string> = {}): Promise<T> {
  const init = { method, headers: { 'content-type': 'application/json', ...headers } };
  const response = await fetch(url, body ? { ...init, body: JSON.stringify(body) } : init);
  if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

export async function openStage(): Promise<Stage> {
  const telegram = await openTelegramSandbox();
  const platform = await openTestPlatform({ telegramApiRoot: telegram.url });
  const world = <T>(path: string, body: object = {}) => call<T>('POST', `${telegram.url}/sandbox${path}`, body);
  const api = <T>(method: string, path: string, body?: object) =>
    call<T>(method, platform.url + path, body, { authorization: `Bearer ${platform.apiKey}` });
  const stage = { telegram, platform, world, api };
  return {
    ...stage,
    person: (bot) => meetPerson(stage, bot),
    async close() {
      await platform.close();
      await telegram.close();
    },
  };
}

async function meetPerson({ telegram, world, api }: Pick<Stage, 'telegram' | 'world' | 'api'>, bot: string) {
  const { id } = await world<{ id: number }>('/users', { first_name: 'Ann', stars: 1000 });
  const chat = async () =>
    (await call<{ messages: Message[] }>('GET', `${telegram.url}/sandbox/users/${id}/chats/${bot}`)).messages;
  const answerTo = async (act: string, body: Json): Promise<Message> => {
    const before = (await chat().catch(() => [])).at(-1)?.message_id ?? 0;
    await world(`/users/${id}/${act}`, act === 'pay' ? body : { bot, ...body });
    return until(async () =>
      (await chat()).find(({ message_id, from, text }) => message_id > before && from === 'bot' && text),
    );
  };
  return {
    id,
    says: async (text: string) => (await answerTo('messages', { text })).text ?? '',
    presses: (data: string) => answerTo('press', { data }),
    pays: (link: string) => world<{ status: string }>(`/users/${id}/pay`, { link }),
    paysAndHears: async (link: string) => (await answerTo('pay', { link })).text ?? '',
    credits: async () =>
      (await api<{ credits: { available: string }[] }>('GET', `/v1/customers/${id}`)).credits[0]?.available ?? '0',
  };
}

/** Waits until there is something; fails after fifteen seconds. */
export async function until<T>(look: () => Promise<T | undefined> | T | undefined): Promise<T> {
  for (const end = performance.now() + 15_000; performance.now() < end; await pause(50)) {
    const found = await look();
    if (found !== undefined) return found;
  }
  throw new Error('It did not happen.');
}

export type Program = { printed(): string; readonly ended: Promise<number>; stop(): Promise<number> };

/**
 * Starts an example as its reader does. A machine without the program that it needs is told so: nothing is skipped,
 * for an example that is not run is not known to work.
 */
export async function run(command: string, args: string[], settings: Record<string, string>): Promise<Program> {
  const child = spawn(command, args, { env: { ...process.env, ...settings }, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const ended = new Promise<number>((resolve) => child.once('close', (code) => resolve(code ?? -1)));
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', () => {
      reject(new Error(`The examples need ${command}, which is not on this machine: apt-get install python3 curl.`));
    });
  });
  return {
    printed: () => text,
    ended,
    stop() {
      child.kill('SIGTERM');
      return ended;
    },
  };
}
