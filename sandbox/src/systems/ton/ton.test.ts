import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { call } from '../../call.ts';
import { openWorld, type World } from '../../open-world.ts';
import { openTon } from './index.ts';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

type Opened = { account: string; settings: Record<string, string>; secrets: Record<string, string> };
type Rows = { transactions: { in_msg: { value: string }; mc_block_seqno: number | null }[] };

async function open(stateFile?: string) {
  const world: World = await openWorld({ systems: [openTon], ...(stateFile !== undefined && { stateFile }) });
  closers.push(() => world.close());
  const accounts = `${world.url}/sandbox/gateways/ton/accounts`;
  const post = <T>(where: string, body: unknown = {}) => call<T>('POST', `${accounts}${where}`, { body });
  return {
    world,
    openAccount: () => post<Opened>(''),
    pay: (account: string, amount: string) => post(`/${account}/pay`, { invoice: 'pay_1', amount }),
    books: (account: string) => call<Record<string, string>>('GET', `${accounts}/${account}/books`),
    ask: (what: string, key?: string) =>
      fetch(`${world.url}/ton/api/v3/${what}`, key === undefined ? {} : { headers: { 'x-api-key': key } }),
  };
}

it('keeps wallets, coins, dollars and history across restarts', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'ton-'));
  closers.push(() => rm(folder, { recursive: true }));
  const first = await open(path.join(folder, 'state.json'));
  const { account, settings, secrets } = await first.openAccount();
  await first.pay(account, '1.5');
  await first.pay(account, '5 USDT');
  const books = await first.books(account);
  expect(books).toEqual({ TON: expect.any(String), USDT: '5' });
  expect(Number(books['TON'])).toBeCloseTo(1.5, 6); // less what a second of storage costs, if one went by
  await closers.pop()?.();
  const second = await open(path.join(folder, 'state.json'));
  expect(await second.books(account)).toEqual(books);
  const answer = await second.ask(`transactions?account=${settings['address']}`, secrets['api_key']);
  expect(((await answer.json()) as Rows).transactions.map((row) => row.in_msg.value)).toContain('1500000000');
  await second.pay(account, '1');
  expect(Number((await second.books(account))['TON'])).toBeCloseTo(2.5, 6);
});

it('answers those without a key once a second, and refuses keys that nobody gave out', async () => {
  const { world, ask } = await open();
  expect((await ask('masterchainInfo')).status).toBe(200);
  expect((await ask('masterchainInfo')).status).toBe(429);
  expect((await ask('masterchainInfo', 'a-key-of-my-own')).status).toBe(401);
  expect((await fetch(`${world.url}/toncenter/api/v3/masterchainInfo`)).status).toBe(200);
});

it('shows a wallet’s page for a link, and sends what its buttons say', async () => {
  const { openAccount, books } = await open();
  const { account, settings } = await openAccount();
  const link = `${settings['link']}${settings['address']}`;
  const page = await (await fetch(`${link}?amount=1500000000&text=pay_%3Cb%3E`)).text();
  expect(page).toContain('1.5 TON');
  expect(page).not.toContain('pay_<b>');
  const sent = await fetch(link, { method: 'POST', body: new URLSearchParams({ amount: '750000000', text: 'pay_1' }) });
  expect(await sent.text()).toContain('Sent.');
  expect(await books(account)).toEqual({ TON: '0.75', USDT: '0' });
});

it('answers what makes no sense with a 400', async () => {
  const { openAccount, ask, world } = await open();
  const { secrets } = await openAccount();
  const key = secrets['api_key'] ?? '';
  expect((await ask('transactions?account=nonsense', key)).status).toBe(400);
  const headers = { 'x-api-key': key, 'content-type': 'application/json' };
  const send = await fetch(`${world.url}/ton/api/v3/message`, { method: 'POST', headers, body: '{"boc":"AAAA"}' });
  expect(send.status).toBe(400);
});
