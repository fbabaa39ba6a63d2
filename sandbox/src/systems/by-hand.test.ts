import { createHash, createHmac } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { movableClock } from '@asterism/telegram-sandbox';
import { afterEach, expect, it } from 'vitest';
import { openWorld, type World } from '../open-world.ts';
import { openHeleket } from './heleket/index.ts';
import { openLava } from './lava/index.ts';
import type { EmulatedSystem, OpenSystem } from './system.ts';
import { openTegro } from './tegro/index.ts';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

type Opened = Awaited<ReturnType<EmulatedSystem['control']['open']>>;
type Ask = (url: string, body: string, headers: Record<string, string>) => Promise<unknown>;

const hmac = (text: string, key: string) => createHmac('sha256', key).update(text).digest('hex');

/** Asks for an invoice of 100 under the id `pay_1`, as a program that has read each system's pages would. */
const asking: Readonly<Record<string, (world: World, opened: Opened, ask: Ask) => Promise<unknown>>> = {
  heleket: ({ url }, { settings: { merchant = '' }, secrets: { payment_key = '' } }, ask) => {
    const body = '{"amount":"100","currency":"USD","order_id":"pay_1"}';
    const sign = createHash('md5').update(Buffer.from(body).toString('base64') + payment_key);
    return ask(`${url}/heleket/v1/payment`, body, { merchant, sign: sign.digest('hex') });
  },
  lava: ({ url }, { settings, secrets: { secret_key = '' } }, ask) => {
    const body = JSON.stringify({ orderId: 'pay_1', shopId: settings['shop_id'], sum: 100 });
    return ask(`${url}/lava/business/invoice/create`, body, { signature: hmac(body, secret_key) });
  },
  tegro: ({ url }, { settings, secrets: { api_key = '' } }, ask) => {
    const order = { currency: 'RUB', amount: 100, order_id: 'pay_1' };
    const body = JSON.stringify({ shop_id: settings['shop_id'], nonce: 1, ...order });
    const headers = { authorization: `Bearer ${hmac(body, api_key)}`, 'user-agent': 'test/1' };
    return ask(`${url}/tegro/api/createOrder/`, body, headers);
  },
};

async function open(system: OpenSystem, stateFile?: string) {
  const world = await openWorld({ systems: [system], clock: movableClock(), ...(stateFile && { stateFile }) });
  closers.push(() => world.close());
  const [emulated] = world.systems;
  if (!emulated) throw new Error('There is no system.');
  return { world, system: emulated };
}

const ask: Ask = async (url, body, headers) => {
  const all = { 'content-type': 'application/json', ...headers };
  const response = await fetch(url, { method: 'POST', headers: all, body });
  expect(response.status).toBe(200);
  return response.json();
};

async function openInvoice(code: string, openSystem: OpenSystem, stateFile?: string) {
  const { world, system } = await open(openSystem, stateFile);
  const opened = await system.control.open();
  await asking[code]?.(world, opened, ask);
  const invoice = () => system.control.invoices(opened.account)[0];
  const page = `${world.url}/${code}/pay/${invoice()?.id}`;
  const press = async (fields: Record<string, string> = {}) =>
    (await fetch(page, { method: 'POST', body: new URLSearchParams(fields) })).text();
  return { world, system, opened, invoice, page, press };
}

const all = [
  ['heleket', openHeleket, 'paid', { USDT: '99.50' }],
  ['lava', openLava, 'success', { RUB: '96.00' }],
  ['tegro', openTegro, '1', { RUB: '96.00' }],
] as const;

it.each(all)('an invoice of %s is paid on its page, once, and the books have it', async (code, system, paid, books) => {
  const { invoice, page, press, system: emulated, opened } = await openInvoice(code, system);
  expect(invoice()).toMatchObject({ payment: 'pay_1' });
  expect(await (await fetch(page)).text()).toContain('100.00');
  for (const _ of [1, 2]) await press();
  expect(invoice()?.status).toBe(paid);
  expect(await emulated.control.books(opened.account)).toEqual(books);
  expect((await fetch(`${page}0`)).status).toBe(404);
});

it.each([
  ['heleket', openHeleket, 'cancel'],
  ['lava', openLava, 'expired'],
] as const)('an invoice of %s ends when nobody pays it', async (code, system, ended) => {
  const { invoice, press } = await openInvoice(code, system);
  await press({ how: 'expire' });
  expect(invoice()?.status).toBe(ended);
});

it('coins for an invoice of Heleket may be too few, or too many', async () => {
  for (const [amount, status] of [
    ['50.00', 'wrong_amount'],
    ['200.00', 'paid_over'],
  ] as const) {
    const { invoice, press } = await openInvoice('heleket', openHeleket);
    await press({ amount });
    expect(invoice()?.status).toBe(status);
  }
});

it.each(all)('%s goes on after a restart where it ended', async (code, system, paid) => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'by-hand-'));
  closers.push(() => rm(folder, { recursive: true }));
  const stateFile = path.join(folder, 'telegram.json');
  const { world, opened, press } = await openInvoice(code, system, stateFile);
  await press();
  await world.close();
  const second = await open(system, stateFile);
  expect(second.system.control.invoices(opened.account)).toMatchObject([{ payment: 'pay_1', status: paid }]);
});

it.each(all)('%s turns away what is not signed with the key it gave', async (code, system) => {
  const { world, system: emulated } = await open(system);
  const opened = await emulated.control.open();
  const forged = { ...opened, secrets: Object.fromEntries(Object.keys(opened.secrets).map((name) => [name, 'x'])) };
  const statuses: number[] = [];
  await asking[code]?.(world, forged, async (url, body, headers) => {
    const all = { 'content-type': 'application/json', ...headers };
    statuses.push((await fetch(url, { method: 'POST', headers: all, body })).status);
  });
  expect(statuses).toEqual([code === 'tegro' ? 403 : 401]);
  expect(emulated.control.invoices(opened.account)).toEqual([]);
});
