import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { openWorld, type World } from '../open-world.ts';
import { openCryptobot } from './cryptobot/index.ts';
import { openStripe } from './stripe/index.ts';
import { openUnitpay } from './unitpay/index.ts';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

const open = (stateFile?: string): Promise<World> =>
  openWorld({ systems: [openCryptobot, openStripe, openUnitpay], ...(stateFile !== undefined && { stateFile }) });

type Account = { account: string; settings: Record<string, string>; secrets: Record<string, string> };

const openAccount = async (world: World, code: string): Promise<Account> => {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' };
  return (await fetch(`${world.url}/sandbox/gateways/${code}/accounts`, init)).json() as Promise<Account>;
};
const text = async (url: string, method = 'GET') => (await fetch(url, { method })).text();

/** An invoice as each system's own API makes it: answers where its page is. */
const invoices: Readonly<Record<string, (world: World, account: Account) => Promise<string>>> = {
  async cryptobot(world, { secrets }) {
    const headers = { 'crypto-pay-api-token': secrets['token'] ?? '' };
    const call = await fetch(`${world.url}/cryptobot/api/createInvoice?asset=TON&amount=2&payload=pay_1`, { headers });
    return ((await call.json()) as { result: { bot_invoice_url: string } }).result.bot_invoice_url;
  },
  async stripe(world, { secrets }) {
    const body = new URLSearchParams({
      mode: 'payment',
      success_url: 'https://shop.example',
      client_reference_id: 'pay_1',
      'line_items[0][quantity]': '1',
      'line_items[0][price_data][currency]': 'eur',
      'line_items[0][price_data][unit_amount]': '250',
      'line_items[0][price_data][product_data][name]': 'Stars',
    });
    const headers = { authorization: `Bearer ${secrets['secret_key']}` };
    const call = await fetch(`${world.url}/stripe/v1/checkout/sessions`, { method: 'POST', headers, body });
    return ((await call.json()) as { url: string }).url;
  },
};

it.each(Object.keys(invoices))(
  'an invoice of %s is paid by hand on its page, once, and stays so after a restart',
  async (code) => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'cards-'));
    closers.push(() => rm(folder, { recursive: true }));
    const stateFile = path.join(folder, 'state.json');
    const first = await open(stateFile);
    const account = await openAccount(first, code);
    const url = (await invoices[code]?.(first, account)) ?? '';
    expect(await text(url)).toContain('>Pay<');
    expect(await text(url, 'POST')).toContain('Paid.');
    const books = await text(`${first.url}/sandbox/gateways/${code}/accounts/${account.account}/books`);
    await text(url, 'POST');
    await first.close();
    const second = await open(stateFile);
    closers.push(() => second.close());
    const page = await text(new URL(new URL(url).pathname, second.url).toString());
    expect(page).not.toContain('>Pay<');
    expect(await text(`${second.url}/sandbox/gateways/${code}/accounts/${account.account}/books`)).toBe(books);
    expect(await text(`${second.url}/gateways`)).toContain('paid');
  },
);

it.each(Object.keys(invoices))('an invoice of %s that is let expire cannot be paid', async (code) => {
  const world = await open();
  closers.push(() => world.close());
  const account = await openAccount(world, code);
  const url = (await invoices[code]?.(world, account)) ?? '';
  expect(await text(`${url}/expire`, 'POST')).not.toContain('>Pay<');
  await text(url, 'POST');
  const books = await text(`${world.url}/sandbox/gateways/${code}/accounts/${account.account}/books`);
  expect(books).toBe('{}');
});
