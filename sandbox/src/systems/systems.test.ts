import { createServer, type Server } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { movableClock } from '@asterism/telegram-sandbox';
import { afterEach, expect, it } from 'vitest';
import { CallRefused, call } from '../call.ts';
import { openWorld, type World, type WorldOptions } from '../open-world.ts';
import { payPage } from './pay-page.ts';
import type { OpenSystem } from './system.ts';

/** A system that counts what it is called with, and tells of each payment with the amount as the body. */
const openCounter: OpenSystem = ({ deliver, changed }) => {
  let state = { calls: 0, hook: '', paid: [] as string[] };
  return {
    code: 'counter',
    routes(app) {
      app.post('/v1/count', (request) => {
        state.calls += 1;
        return { calls: state.calls, body: request.body ?? null, raw: request.rawBody.toString('base64') };
      });
      app.get('/pay/:id', () => 'a page');
    },
    control: {
      open: () => ({ account: 'shop', settings: { shop: 'shop' }, secrets: { key: 'k' } }),
      setWebhook: (_, url) => void (state.hook = url),
      async pay(_, invoice, how = {}) {
        state.paid.push(invoice);
        changed();
        const schedule = [60, 3600];
        if (!how.isSilent) deliver({ url: state.hook, method: 'POST', headers: {}, body: invoice, schedule });
        return { externalId: invoice };
      },
      invoices: () => state.paid.map((id) => ({ id, payment: id, amount: '1', asset: 'USD', status: 'paid' })),
      books: () => ({ USD: String(state.paid.length) }),
    },
    save: () => state,
    load: (saved) => void (state = saved as typeof state),
  };
};

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

async function open(options: WorldOptions = {}) {
  const world: World = await openWorld({ systems: [openCounter], ...options });
  closers.push(() => world.close());
  const base = `${world.url}/sandbox/gateways/counter/accounts`;
  const post = (where: string, body: unknown = {}) => call<Record<string, never>>('POST', where, { body });
  return {
    world,
    post,
    control: (what: string, body?: unknown) => post(`${base}/shop/${what}`, body),
    open: () => post(base),
    fault: (fault: object) => post(`${world.url}/sandbox/faults`, { target: 'counter', ...fault }),
    move: (advance: string) => post(`${world.url}/sandbox/clock`, { advance }),
    settle: () => post(`${world.url}/sandbox/settle`),
    count: (body?: string, type = 'application/json') =>
      fetch(`${world.url}/counter/v1/count`, {
        method: 'POST',
        headers: { 'content-type': type },
        ...(body !== undefined && { body }),
      }),
  };
}

/** A receiver that answers with the statuses it is given, then 200. */
async function receiver(...statuses: number[]) {
  const came: string[] = [];
  const server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => (body += String(part)));
    request.on('end', () => {
      came.push(body);
      response.writeHead(statuses.shift() ?? 200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => new Promise((resolve) => server.close(resolve)));
  const address = server.address();
  return { came, url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/hook` };
}

it('keeps the bytes of every body, and parses those it knows', async () => {
  const { count } = await open();
  const told = async (body: string | undefined, type?: string) => {
    const answer = (await (await count(body, type)).json()) as { body: unknown; raw: string };
    return [answer.body, Buffer.from(answer.raw, 'base64').toString()];
  };
  expect(await told('{"a": 1}')).toEqual([{ a: 1 }, '{"a": 1}']);
  expect(await told('a=1&b=x+y', 'application/x-www-form-urlencoded')).toEqual([{ a: '1', b: 'x y' }, 'a=1&b=x+y']);
  expect(await told('{broken')).toEqual([null, '{broken']);
  expect(await told(undefined)).toEqual([null, '']);
});

it('has each call struck by the standing faults of its system, before or after the effect', async () => {
  const { count, fault, world } = await open();
  await fault({ kind: '429', retry_after: 7 });
  const limited = await count();
  expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '7']);
  await fault({ kind: '500', method: 'count' });
  expect((await count()).status).toBe(500);
  await fault({ kind: 'timeout_before', method: 'v1/count' });
  await expect(count()).rejects.toThrow('fetch failed');
  await fault({ kind: 'timeout_after' });
  await expect(count()).rejects.toThrow('fetch failed');
  await fault({ kind: '500', method: 'other' });
  expect(await (await count()).json()).toMatchObject({ calls: 2 });
  await fault({ kind: '500' });
  expect((await fetch(`${world.url}/counter/pay/1`)).status).toBe(200);
});

it('repeats a webhook by its schedule on the sandbox’s clock, and gives up in the end', async () => {
  const { open: openShop, control, move, settle } = await open();
  const { came, url } = await receiver(500, 500, 500);
  await openShop();
  await control('webhook', { url });
  await control('pay', { invoice: 'a' });
  expect(await settle()).toEqual({ settled: true });
  expect(came).toEqual(['a']);
  expect(await move('59s')).toMatchObject({ settled: true });
  expect(came).toHaveLength(1);
  await move('2h');
  expect(came).toHaveLength(3);
  await move('30d');
  expect(came).toHaveLength(3);
});

it.each([
  ['duplicate', ['a', 'a', 'b']],
  ['drop', ['b']],
  ['reorder', ['b', 'a']],
  ['delay', ['b', 'a']],
])('has deliveries struck by "%s"', async (kind, order) => {
  const { open: openShop, control, fault, move } = await open();
  const { came, url } = await receiver();
  await openShop();
  await control('webhook', { url });
  await fault({ kind });
  await control('pay', { invoice: 'a' });
  await control('pay', { invoice: 'b' });
  expect(await move('10s')).toMatchObject({ settled: true });
  expect(came).toEqual(order);
});

it('goes on after a restart where it ended, with what was still in the post', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'systems-'));
  closers.push(() => rm(folder, { recursive: true }));
  const stateFile = path.join(folder, 'telegram.json');
  const { came, url } = await receiver(500);
  const first = await open({ stateFile });
  await first.open();
  await first.control('webhook', { url });
  await first.control('pay', { invoice: 'a' });
  await first.settle();
  await first.world.close();
  const second = await open({ stateFile, clock: movableClock() });
  expect(await call('GET', `${second.world.url}/sandbox/gateways`)).toEqual([{ code: 'counter', accounts: ['shop'] }]);
  await second.move('61s');
  expect(came).toEqual(['a', 'a']);
  const page = await (await fetch(`${second.world.url}/gateways`)).text();
  expect(page).toContain('<a href="/counter/pay/a">1 USD</a>');
});

it('says what a system or account cannot do, and documents what they can', async () => {
  const { control, post, world } = await open();
  await expect(control('refund', { invoice: 'a' })).rejects.toThrow('cannot give money back');
  await expect(post(`${world.url}/sandbox/gateways/nope/accounts`)).rejects.toThrow(CallRefused);
  const { paths } = await call<{ paths: object }>('GET', `${world.url}/sandbox/openapi.json`);
  expect(Object.keys(paths).filter((each) => each.startsWith('/sandbox/gateways'))).toHaveLength(10);
});

it('shows pages that no name or amount can break', () => {
  const page = payPage({
    title: '<b>',
    lines: [['For', '"x" & y']],
    note: "it's paid",
    actions: [{ label: 'Pay', to: '/x?a="', fields: { amount: '<1>' }, isMain: true }],
  });
  expect(page).toContain('&lt;b&gt;');
  expect(page).not.toMatch(/<b>|"x"|<1>/);
});
