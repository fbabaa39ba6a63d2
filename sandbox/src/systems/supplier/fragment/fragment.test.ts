import { Address, Cell } from '@ton/core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { call } from '../../../call.ts';
import { openWorld, type World } from '../../../open-world.ts';
import { openTon, type EmulatedTon } from '../../ton/index.ts';
import { openSupplier } from '../index.ts';

let world: World;
let ton: EmulatedTon;
beforeAll(async () => {
  const open = (given: Parameters<typeof openTon>[0]) => (ton = openTon(given));
  world = await openWorld({ systems: [open], places: [openSupplier] });
  await post('/sandbox/users', { first_name: 'Ada', username: 'ada_love' });
});
afterAll(() => world.close());

const post = <Answer>(where: string, body: object = {}) => call<Answer>('POST', world.url + where, { body });
const move = (advance: string) => post('/sandbox/clock', { advance });

type Opened = { buyer: string; url: string; cookies: Record<string, string> };
type Books = { requests: { status: string; tx: string | null }[]; kept: { why: string }[] };
type Link = { transaction: { validUntil: number; messages: { address: string; amount: number; payload: string }[] } };

async function open(temper: object = {}) {
  const { buyer, url, cookies } = await post<Opened>('/sandbox/supplier/fragment', temper);
  const cookie = Object.entries(cookies)
    .map((pair) => pair.join('='))
    .join('; ');
  const scrape = async (): Promise<string> => {
    const page = await (await fetch(`${url}/stars/buy`, { headers: { cookie } })).text();
    return /apiUrl":"\\\/api\?hash=(\w+)/.exec(page)?.[1] ?? '';
  };
  let hash = await scrape();
  const ask = async <Answer = Record<string, unknown>>(method: string, fields: Record<string, string> = {}) => {
    const body = new URLSearchParams({ method, ...fields });
    const response = await fetch(`${url}/api?hash=${hash}`, { method: 'POST', headers: { cookie }, body });
    return (await response.json()) as Answer;
  };
  const { address: wallet } = await ton.chain.person('payer');
  const account = JSON.stringify({ address: wallet.toRawString(), chain: '-239' });
  return {
    ask,
    rescrape: async () => void (hash = await scrape()),
    books: () => call<Books>('GET', `${world.url}/sandbox/supplier/fragment/${buyer}/books`),
    request: async (): Promise<string> => {
      await ask('updateStarsBuyState', { mode: 'new', lv: 'false' });
      const { found } = await ask<{ found: { recipient: string } }>('searchStarsRecipient', { query: '@ada_love' });
      const made = { recipient: found.recipient, quantity: '500', payment_method: 'ton' };
      return (await ask<{ req_id: string }>('initBuyStarsRequest', made)).req_id;
    },
    link: (id: string) =>
      ask<Link>('getBuyStarsLink', { account, device: '{}', transaction: '1', id, show_sender: '0' }),
  };
}

/** Signs and sends what was asked for, or something like it. */
async function send({ transaction }: Link, payer = 'payer', more = 0n): Promise<void> {
  for (const { address, amount, payload } of transaction.messages) {
    const body = Cell.fromBase64(payload);
    await ton.chain.send(payer, { to: Address.parse(address), value: BigInt(amount) + more, body });
  }
  await post('/sandbox/settle');
}

it('sells to whoever is signed in: a token for the recipient, a price, a request, a message, and Stars for it', async () => {
  const { ask, request, link, books } = await open();
  expect(await ask('searchStarsRecipient', { query: 'nobody_here', quantity: '500' })).toEqual({
    error: 'No Telegram users found.',
  });
  expect(await ask('searchStarsRecipient', { query: 'ada_love', quantity: '500' })).toMatchObject({
    ok: true,
    found: { name: 'Ada' },
  });
  expect(await ask('updateStarsPrices', { stars: '500', quantity: '500' })).toMatchObject({ cur_price: '2.5' });
  const asked = await link(await request());
  expect(asked.transaction.messages).toMatchObject([{ amount: 2_500_000_000 }]);
  await send(asked);
  await move('1m');
  expect(await books()).toMatchObject({ requests: [{ status: 'delivered' }], kept: [] });
});

it('gives nothing for another amount, another wallet, the same again, or after its time', async () => {
  const { request, link, books } = await open();
  const first = await link(await request());
  await send(first, 'payer', 1n);
  await send(first, 'somebody else');
  await send(first);
  await send(first);
  const second = await link(await request());
  await move('10m');
  await send(second);
  const { requests, kept } = await books();
  expect(kept.map(({ why }) => why)).toEqual(['another amount', 'another wallet', 'paid twice', 'too late']);
  expect(requests.map(({ status }) => status)).toEqual(['delivered', 'linked']);
});

it('knows nobody by old hashes or wrong cookies, and makes no request before the state was asked for', async () => {
  const { ask, rescrape, link, request } = await open({ wants_kyc: true });
  const { found } = await ask<{ found: { recipient: string } }>('searchStarsRecipient', { query: 'ada_love' });
  const made = { recipient: found.recipient, quantity: '500', payment_method: 'ton' };
  expect(await ask('initBuyStarsRequest', made)).toEqual({ ok: true });
  expect(await link(await request())).toMatchObject({ need_verify: true });
  await move('3m');
  expect(await ask('updateStarsBuyState')).toEqual({ error: 'Bad request' });
  await rescrape();
  expect(await ask('updateStarsBuyState')).toMatchObject({ ok: true });
  const stranger = await (await fetch(`${world.url}/supplier/fragment/stars/buy`)).text();
  expect(stranger).toContain('"unauth":true');
});
