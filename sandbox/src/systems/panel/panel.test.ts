import { createServer } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { movableClock } from '@asterism/telegram-sandbox';
import { afterEach, expect, it } from 'vitest';
import { call } from '../../call.ts';
import { openWorld } from '../../open-world.ts';
import { openWay } from '../way/index.ts';
import { openPanel } from './index.ts';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

type Books = { paid_in: string; charged: string; given_back: string; balance: string; lines: { amount: string }[] };
type Made = { account: string; url: string; key: string };

async function open(opening: object = {}, stateFile?: string) {
  const clock = movableClock();
  const world = await openWorld({ systems: [], places: [openPanel, openWay], clock, ...(stateFile && { stateFile }) });
  closers.push(() => world.close());
  const post = <Answer>(where: string, body: object = {}) => call<Answer>('POST', world.url + where, { body });
  const made = await post<Made>('/sandbox/panel/accounts', { balance: '100', ...opening });
  const own = `/sandbox/panel/accounts/${made.account}`;
  const ask = async (fields: Record<string, string>, at = made.url): Promise<unknown> =>
    (await fetch(at, { method: 'POST', body: new URLSearchParams({ key: made.key, ...fields }) })).json();
  return {
    ...made,
    world,
    post,
    ask,
    raw: (fields: Record<string, string>) =>
      fetch(made.url, { method: 'POST', body: new URLSearchParams({ key: made.key, ...fields }) }),
    add: (link: string, quantity: number, more: Record<string, string> = {}) =>
      ask({ action: 'add', service: '101', link, quantity: String(quantity), ...more }),
    control: <Answer>(what: string, body: object = {}) => post<Answer>(own + what, body),
    look: <Answer>(what: string) => call<Answer>('GET', world.url + own + what),
    fault: (fault: object) => post('/sandbox/faults', { target: 'panel', ...fault }),
    move: (advance: string) => post('/sandbox/clock', { advance }),
  };
}

const link = (name: string) => `https://t.me/${name}`;

it('answers the same however it is asked: a form, JSON, a query, a slash at the end', async () => {
  const { url, key, ask } = await open();
  const wanted = { balance: '100.00', currency: 'USD' };
  expect(await ask({ action: 'balance' })).toEqual(wanted);
  expect(await ask({ action: 'balance' }, `${url}/`)).toEqual(wanted);
  const json = { method: 'POST', headers: { 'content-type': 'application/json' } };
  const response = await fetch(url, { ...json, body: JSON.stringify({ key, action: 'balance' }) });
  expect(response.headers.get('content-type')).toBe('application/json');
  expect(await response.json()).toEqual(wanted);
  expect(await (await fetch(`${url}?key=${key}&action=balance`)).json()).toEqual(wanted);
  expect(await ask({ key: 'x', action: 'balance' })).toEqual({ error: 'Invalid API key' });
  expect(await ask({ action: 'nothing' })).toEqual({ error: 'Incorrect request' });
});

it('takes an order and brings it to its end with the clock; what was not delivered goes back, and the books say so', async () => {
  const { add, ask, move, look } = await open({ pace: { endings: ['completed', 'partial', 'canceled'] } });
  for (const name of ['a', 'b', 'c'])
    expect(await add(link(name), 3000)).toEqual({ order: expect.any(Number) as number });
  expect(await ask({ action: 'status', order: '23501' })).toEqual({
    charge: '2.70',
    start_count: null,
    status: 'Pending',
    remains: '3000',
    currency: 'USD',
  });
  await move('90s');
  expect(await ask({ action: 'status', order: '23501' })).toMatchObject({
    status: 'In progress',
    remains: expect.stringMatching(/^(2000|19\d\d)$/) as string,
  });
  await move('1h');
  expect(await ask({ action: 'status', orders: '23501,23502, 23503,7' })).toMatchObject({
    23501: { status: 'Completed', remains: '0', charge: '2.70' },
    23502: { status: 'Partial', remains: '1000', charge: '1.80' },
    23503: { status: 'Canceled', remains: '3000', charge: '0.00' },
    7: { error: 'Incorrect order ID' },
  });
  const books = { paid_in: '100.00', charged: '8.10', given_back: '3.60', balance: '95.50' };
  expect(await look<Books>('/books')).toMatchObject(books);
});

it('says no in its own words, and takes nothing then', async () => {
  const { add, ask, look, control } = await open({ balance: '1' });
  await add(link('a'), 10);
  expect(await add(link('a'), 10)).toMatchObject({
    error: expect.stringContaining('active order with this link') as string,
  });
  expect(await add(link('b'), 9)).toEqual({ error: 'Quantity less than minimal 10' });
  expect(await add(link('b'), 100_001)).toEqual({ error: 'Quantity more than maximum 100000' });
  expect(await add('nowhere', 10)).toEqual({ error: 'Bad link' });
  expect(await add(link('b'), 5000)).toEqual({ error: 'Not enough funds on balance' });
  expect(await ask({ action: 'add', service: '9', link: link('b'), quantity: '10' })).toEqual({
    error: 'Incorrect service ID',
  });
  await control('/services/101', { is_enabled: false });
  expect(await add(link('b'), 10)).toEqual({ error: 'Incorrect service ID' });
  const ids = Array.from({ length: 101 }, (_, at) => at).join(',');
  expect(await ask({ action: 'status', orders: ids })).toEqual({ error: 'Incorrect request' });
  expect((await look<Books>('/books')).charged).toBe('0.009');
});

it('speaks like panels that were seen: numbers, words, statuses and lists differ', async () => {
  const { add, ask, control, raw, move } = await open({ like: 'live' });
  expect(await ask({ action: 'services' })).toContainEqual(
    expect.objectContaining({ service: 102, rate: 0.0125, min: 50 }),
  );
  await add(link('a'), 10);
  expect(await ask({ action: 'orders' })).toMatchObject([
    { order: 23_501, link: link('a'), quantity: 10, charge: 0.009 },
  ]);
  await control('', { like: 'smart' });
  expect(await ask({ action: 'services' })).toContainEqual(expect.objectContaining({ service: '102', min: '50' }));
  expect(await ask({ action: 'status', order: '23501' })).toMatchObject({ status: 'pending', start_count: '' });
  expect(await ask({ action: 'status', orders: '23501,7' })).toEqual({
    status: 'success',
    23501: expect.anything() as object,
  });
  expect(await add(link('b'), 1)).toMatchObject({ status: 'error' });
  await control('', { like: 'laravel' });
  expect((await raw({ action: 'add', service: '101', link: 'x', quantity: '10' })).status).toBe(422);
  const made = await raw({ action: 'add', service: '101', link: link('c'), quantity: '20' });
  expect([made.status, made.headers.get('content-type')]).toEqual([201, 'application/json; charset=utf-8']);
  expect(await ask({ action: 'cancel', orders: '23502,7' })).toEqual([
    { order: 23_502, cancel: 1 },
    { order: 7, cancel: { error: 'Incorrect order ID' } },
  ]);
  expect(await ask({ action: 'status', orders: '23502' })).toMatchObject([{ order: '23502', status: 'Cancelled' }]);
  await control('', { like: 'keys' });
  expect(await add(link('b'), 1)).toEqual({ error: 'neworder.error.min_quantity' });
  await move('1h');
  expect(await ask({ action: 'status', order: '23501' })).toMatchObject({ status: 'COMPLETED' });
});

it('makes good what dropped, where it was completed and the service has that', async () => {
  const { add, ask, move, control } = await open();
  await add(link('a'), 10);
  expect(await ask({ action: 'refill', order: '23501' })).toEqual({ error: 'The order is not completed' });
  await move('1h');
  expect(await ask({ action: 'refill', order: '23501' })).toEqual({ refill: '1' });
  expect(await ask({ action: 'refill', orders: '23501,7' })).toEqual([
    { order: 23_501, refill: 2 },
    { order: 7, refill: { error: 'Incorrect order ID' } },
  ]);
  expect(await ask({ action: 'refill_status', refill: '1' })).toEqual({ status: 'Pending' });
  await control('/refills/2', { status: 'rejected' });
  await move('1m');
  expect(await ask({ action: 'refill_status', refills: '1,2,3' })).toEqual([
    { refill: 1, status: 'Completed' },
    { refill: 2, status: 'Rejected' },
    { refill: 3, status: { error: 'Refill not found' } },
  ]);
});

it('is struck by the faults of its calls: the order may be there although the caller heard nothing, or a no', async () => {
  const { add, fault, look, control, ask } = await open();
  const orders = async () => (await look<unknown[]>('/orders')).length;
  await fault({ kind: '500', method: 'add' });
  expect(await ask({ action: 'balance' })).toMatchObject({ balance: '100.00' });
  expect(await add(link('a'), 10)).toEqual({ error: 'Internal Server Error' });
  await fault({ kind: 'timeout_before', method: 'add' });
  await expect(add(link('a'), 10)).rejects.toThrow('fetch failed');
  expect(await orders()).toBe(0);
  await fault({ kind: 'timeout_after', method: 'add' });
  await expect(add(link('a'), 10)).rejects.toThrow('fetch failed');
  expect(await orders()).toBe(1);
  await fault({ kind: 'duplicate', method: 'acc_1/add' });
  expect(await add(link('b'), 10)).toMatchObject({ error: expect.stringContaining('active order') as string });
  expect(await orders()).toBe(2);
  await control('', { manner: { replays: true } });
  await fault({ kind: 'duplicate', method: 'add' });
  expect(await add(link('c'), 10, { request_id: 'r1' })).toEqual({ order: 23_503 });
  expect(await orders()).toBe(3);
});

it('changes prices and orders by hand, and is wrong in its books when told to be', async () => {
  const { add, control, look, ask, world } = await open();
  await control('/services/101', { rate: '1.5' });
  await add(link('a'), 100);
  await control('/orders/23501', { delivered: 40, ended: true });
  expect(await ask({ action: 'status', order: '23501' })).toMatchObject({
    status: 'Partial',
    charge: '0.06',
    remains: '60',
  });
  expect(await control('/correction', { kind: 'charge', amount: '1' })).toEqual({ balance: '98.94' });
  const page = await (await fetch(`${world.url}/panel`)).text();
  expect(page).toContain('№ 23501 · https://t.me/a');
  expect((await look<Books>('/books')).lines.map(({ amount }) => amount)).toEqual(['100.00', '0.15', '0.09', '1.00']);
  const { paths } = await call<{ paths: object }>('GET', `${world.url}/sandbox/openapi.json`);
  expect(Object.keys(paths).filter((each) => each.startsWith('/sandbox/panel'))).toHaveLength(10);
});

it('goes on after a restart where it ended', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'panel-'));
  closers.push(() => rm(folder, { recursive: true }));
  const stateFile = path.join(folder, 'telegram.json');
  const { add, world, key } = await open({}, stateFile);
  await add(link('a'), 10);
  await world.close();
  const { ask } = await open({}, stateFile);
  expect(await ask({ key, action: 'status', order: '23501' })).toMatchObject({ remains: '10' });
});

it('leads to another server byte by byte, and loses or doubles calls on the way', async () => {
  const came: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => (body += String(part)));
    request.on('end', () => {
      came.push(`${request.method} ${request.url} ${body}`);
      response.writeHead(200, { 'content-type': 'application/json' }).end(`{"came":${came.length}}`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => new Promise((resolve) => server.close(resolve)));
  const { post } = await open();
  const to = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { url } = await post<{ url: string }>('/sandbox/ways', { name: 'second', to });
  const ask = async () =>
    (await fetch(`${url}/api/v2?a=%20b`, { method: 'POST', body: new URLSearchParams({ action: 'add' }) })).json();
  expect(await ask()).toEqual({ came: 1 });
  expect(came).toEqual(['POST /api/v2?a=%20b action=add']);
  const fault = (kind: string) => post('/sandbox/faults', { target: 'way', kind, method: 'second/add' });
  await fault('timeout_after');
  await expect(ask()).rejects.toThrow('fetch failed');
  await fault('timeout_before');
  await expect(ask()).rejects.toThrow('fetch failed');
  await fault('duplicate');
  expect(await ask()).toEqual({ came: 4 });
  expect(came).toHaveLength(4);
  expect((await fetch(url.replace('second', 'third') + '/x')).status).toBe(404);
});
