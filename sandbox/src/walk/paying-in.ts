import { expectEqual, type Stage, type Step } from './stage.ts';

type Listed = { readonly code: string; readonly accounts: readonly string[] };
type Opened = {
  readonly account: string;
  readonly settings: Record<string, string>;
  readonly secrets: Record<string, string>;
};
type Connection = { readonly id: string; readonly webhook_url: string };
type Deposit = { readonly payment: string; readonly url: string };
type Amount = { readonly asset: string; readonly amount: string };

/** What is asked for at each system, and what of its form the emulator cannot know. */
const prices: Readonly<Record<string, Amount>> = {
  cryptobot: { asset: 'USDT', amount: '12.5' },
  heleket: { asset: 'USD', amount: '12.5' },
  lava: { asset: 'RUB', amount: '990.5' },
  tegro: { asset: 'RUB', amount: '990.5' },
  unitpay: { asset: 'RUB', amount: '990.5' },
  stripe: { asset: 'USD', amount: '12.5' },
  ton: { asset: 'TON', amount: '2.5' },
};
const otherPrice: Amount = { asset: 'USD', amount: '10' };

/** The connection of an emulated system, and the account it is connected to. */
type Shop = { readonly code: string; readonly account: string; readonly connection: string };

/** Opens an account at the system and connects it, as an operator does who copies from one page to another. */
async function connectShop({ world, ask, key }: Stage, code: string): Promise<Shop> {
  const { account, settings, secrets } = await world.post<Opened>(`/sandbox/gateways/${code}/accounts`);
  const entered = { gateway: code, name: key(code), settings, secrets };
  const { id, webhook_url: url } = await ask<Connection>('POST', '/v1/connections', entered, key(`connect-${code}`));
  await world.post(`/sandbox/gateways/${code}/accounts/${encodeURIComponent(account)}/webhook`, { url });
  return { code, account, connection: id };
}

/** Some systems know of a payment only once a person has opened their page; a wallet's own address opens no page. */
async function openPage(url: string): Promise<void> {
  if (!url.startsWith('http://localhost:')) return;
  const { status } = await fetch(url);
  expectEqual(`the page ${url}`, status, 200);
}

/** Somebody brings money in: asked for through the API, paid at the system, theirs here. */
async function payIn({ world, ask, key }: Stage, { code, account, connection }: Shop): Promise<void> {
  const amount = prices[code] ?? otherPrice;
  const user = key(`payer-${code}`);
  const asked = { user, amount, gateway: code, connection };
  const { payment, url } = await ask<Deposit>('POST', '/v1/deposits', asked, key(`deposit-${code}`));
  await openPage(url);
  const sent = code === 'ton' ? { amount: amount.amount } : {}; // a chain knows no invoices, only what is sent
  const pay = `/sandbox/gateways/${code}/accounts/${encodeURIComponent(account)}/pay`;
  await world.post(pay, { invoice: payment, ...sent });
  await world.post('/sandbox/settle');
  for (let waits = 0; waits < 6 && !(await isTheirs(ask, payment)); waits += 1)
    await world.post('/sandbox/clock', { advance: '30s' }); // a chain takes its time, and so does asking
  const { balances } = await ask<{ balances: Amount[] }>('GET', `/v1/users/${encodeURIComponent(user)}`);
  expectEqual(`what the payer at ${code} has`, balances, [amount]);
}

const isTheirs = async (ask: Stage['ask'], payment: string): Promise<boolean> =>
  (await ask<{ status: string }>('GET', `/v1/deposits/${payment}`)).status === 'fulfilled';

/** Without the zeros that say nothing. */
const plain = (amount: string): string => (amount.includes('.') ? amount.replace(/\.?0+$/, '') : amount);

/** Our world account and the system's own books, to the unit. */
async function compareBooks({ world, ask }: Stage, { code, account, connection }: Shop): Promise<void> {
  const { amounts } = await ask<{ amounts: Amount[] }>('GET', `/v1/connections/${connection}/books`);
  const path = `/sandbox/gateways/${code}/accounts/${encodeURIComponent(account)}/books`;
  const theirs = Object.entries(await world.get<Record<string, string>>(path))
    .map(([asset, amount]) => ({ asset, amount: plain(amount) }))
    .filter(({ amount }) => amount !== '0');
  const byAsset = (one: Amount, other: Amount) => one.asset.localeCompare(other.asset);
  expectEqual(`the books of ${code}`, amounts.toSorted(byAsset), theirs.toSorted(byAsset));
}

const shops: Shop[] = [];

export const payingIn: readonly Step[] = [
  {
    title: 'an account at every emulated payment system is connected, by what the system shows',
    after: 'unchanged',
    play: async (stage) => {
      shops.length = 0;
      for (const { code } of await stage.world.get<Listed[]>('/sandbox/gateways'))
        shops.push(await connectShop(stage, code));
    },
  },
  {
    title: 'a deposit through each of them is paid there, and is the payer’s here',
    after: 'unchanged',
    play: async (stage) => {
      for (const shop of shops) await payIn(stage, shop);
    },
  },
  {
    title: 'our world account is the system’s own books, to the unit, fees and all',
    after: 'unchanged',
    play: async (stage) => {
      for (const shop of shops) await compareBooks(stage, shop);
    },
  },
];
