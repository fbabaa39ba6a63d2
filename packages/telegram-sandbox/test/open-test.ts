import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Update } from 'grammy/types';
import { onTestFinished } from 'vitest';
import { type MovableClock, openTelegramSandbox, type TelegramSandboxOptions } from '../src/index.ts';

export const token = '4242:TEST-TOKEN';

/** A clock that stands still until a test moves it. */
export function stoppedClock(start = new Date('2026-11-20T12:00:00Z')): MovableClock {
  let at = start.getTime();
  return {
    now: () => new Date(at),
    set: (instant) => new Date((at = Math.max(at, instant.getTime()))),
  };
}

type Answer = { ok: boolean; result?: never; error_code?: number; description?: string; parameters?: object };

/** A sandbox with one bot, @shop_bot, and short ways to call it; closed when the test ends. */
export async function openTest(options: TelegramSandboxOptions = {}) {
  const bots = [{ token, username: 'shop_bot', first_name: 'Shop' }];
  const sandbox = await openTelegramSandbox({ bots, ...options });
  let isOpen = true;
  const close = async () => {
    if (isOpen) await sandbox.close();
    isOpen = false;
  };
  onTestFinished(close);
  const read = async (response: Response) => (await response.json()) as never;
  const control = (method: string) => async (path: string, body?: object) =>
    read(await fetch(`${sandbox.url}/sandbox${path}`, { method, ...(body && { body: JSON.stringify(body) }) }));
  /** Calls a method as JSON. */
  const call = async (method: string, args: object = {}, as = token): Promise<Answer> => {
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify(args);
    return (await fetch(`${sandbox.url}/bot${as}/${method}`, { method: 'POST', headers, body })).json() as never;
  };
  /** Takes and confirms what waits for the bot. */
  const updates = async (as = token): Promise<Update[]> => {
    const { result } = await call('getUpdates', {}, as);
    const found = result as unknown as Update[];
    const last = found.at(-1);
    if (last) await call('getUpdates', { offset: last.update_id + 1 }, as);
    return found;
  };
  const person = async (given: object = {}) =>
    (await control('POST')('/users', { first_name: 'Ann', stars: 1000, ...given })) as { id: number; stars: number };
  return {
    sandbox,
    close,
    call,
    updates,
    person,
    post: control('POST') as (path: string, body?: object) => Promise<Record<string, never>>,
    get: control('GET') as (path: string) => Promise<Record<string, never>>,
    del: control('DELETE') as (path: string) => Promise<Record<string, never>>,
  };
}

export type Test = Awaited<ReturnType<typeof openTest>>;

type Listener = (request: IncomingMessage, response: ServerResponse) => unknown;

/** A web server for webhooks on a free port; closed when the test ends. */
export async function listen(listener: Listener): Promise<string> {
  const server: Server = createServer((request, response) => void listener(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
}

/** Reads the update that a webhook was sent. */
export async function readUpdate(request: IncomingMessage): Promise<Update> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString()) as Update;
}

export const product = (given: object = {}) => ({
  title: '500 credits',
  description: 'Credits for the bot',
  payload: 'pay_1',
  currency: 'XTR',
  prices: [{ label: 'Pack', amount: 250 }],
  ...given,
});
