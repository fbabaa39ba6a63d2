import { expectEqual, WalkFault, type Stage, type Step } from './stage.ts';

type Amount = { readonly asset: string; readonly amount: string };
type Opened = {
  readonly account: string;
  readonly settings: Record<string, string>;
  readonly secrets: Record<string, string>;
};
export type Payout = {
  readonly payout: string;
  readonly status: string;
  readonly net: Amount;
  readonly problem?: string;
};

/** What comes in at a system first, what goes out of it then, and to whom. */
export type Way = { readonly deposit: Amount; readonly payout: Amount; readonly destination: Record<string, string> };

const amount = (of: string, asset: string): Amount => ({ asset, amount: of });
const card = '4111111111111111';
const wallet = 'UQDkVKRO6zddwChVnSGC6d8vEQhiF0SoSlhoPAeaTO7U9PjL';

/** The ways out that emulated systems have; those that are not in the sandbox are passed over. */
export const ways: Readonly<Record<string, Way>> = {
  cryptobot: {
    deposit: amount('100', 'USDT'),
    payout: amount('40.5', 'USDT'),
    destination: { user_id: '123456789' },
  },
  heleket: {
    deposit: amount('100', 'USDT'),
    payout: amount('40.5', 'USDT'),
    destination: { network: 'ton', address: wallet },
  },
  lava: {
    deposit: amount('5000', 'RUB'),
    payout: amount('1000.5', 'RUB'),
    destination: { service: 'card_payoff', wallet: card },
  },
  unitpay: {
    deposit: amount('5000', 'RUB'),
    payout: amount('1000.5', 'RUB'),
    destination: { payment_type: 'card', purse: card },
  },
  ton: { deposit: amount('50', 'TON'), payout: amount('7.25', 'TON'), destination: { address: wallet } },
};

/** The connection of an emulated system, and the account it is connected to. */
export type Shop = Way & { readonly code: string; readonly account: string; readonly connection: string };
const shops: Shop[] = [];

const accountPath = ({ code, account }: Pick<Shop, 'code' | 'account'>): string =>
  `/sandbox/gateways/${code}/accounts/${encodeURIComponent(account)}`;

export async function connectShop({ world, ask, key }: Stage, code: string, way: Way): Promise<Shop> {
  const { account, settings, secrets } = await world.post<Opened>(`/sandbox/gateways/${code}/accounts`);
  const entered = { gateway: code, name: key(`out-${code}`), settings, secrets };
  const made = await ask<{ id: string; webhook_url: string }>('POST', '/v1/connections', entered);
  await world.post(`${accountPath({ code, account })}/webhook`, { url: made.webhook_url });
  return { ...way, code, account, connection: made.id };
}

/** Goes on in time until something is so: a chain takes its time, and so does asking. */
export async function until(stage: Stage, what: string, isSo: () => Promise<boolean>): Promise<void> {
  await stage.world.post('/sandbox/settle');
  for (let waits = 0; !(await isSo()); waits += 1) {
    if (waits === 12) throw new WalkFault(`${what} did not happen.`);
    await stage.world.post('/sandbox/clock', { advance: '30s' });
  }
}

const userOf = ({ key }: Stage, code: string): string => key(`taker-${code}`);

export async function bringIn(stage: Stage, shop: Shop, user = userOf(stage, shop.code)): Promise<void> {
  const { world, ask, key } = stage;
  const { code, deposit, connection } = shop;
  const asked = { user, amount: deposit, gateway: code, connection };
  type Deposit = { readonly payment: string; readonly url: string };
  const { payment, url } = await ask<Deposit>('POST', '/v1/deposits', asked, key(`deposit-${user}-${code}`));
  if (url.startsWith('http://localhost:')) await fetch(url); // some systems know of a payment once its page was opened
  const sent = code === 'ton' ? { amount: deposit.amount } : {}; // a chain knows no invoices, only what is sent
  await world.post(`${accountPath(shop)}/pay`, { invoice: payment, ...sent });
  await until(stage, `the deposit at ${code}`, async () => {
    const { status } = await ask<{ status: string }>('GET', `/v1/deposits/${payment}`);
    return status === 'fulfilled';
  });
  // What people pay in and what is paid out lie in two wallets of a chain: the operator moves it from one to the other.
  if (code === 'ton') await world.post(`${accountPath(shop)}/fund`, { asset: 'TON', amount: '20' });
}

const payoutNow = ({ ask }: Stage, id: string): Promise<Payout> => ask<Payout>('GET', `/v1/payouts/${id}`);

/** Asked for by one, let go by another step, and followed to its end. */
export async function payOut(
  stage: Stage,
  asked: { user: string; amount: Amount; rail: string; destination: object; connection?: string },
  end = 'confirmed',
): Promise<Payout> {
  const { ask, key } = stage;
  const name = key(`payout-${asked.rail}-${asked.amount.amount}`);
  const { payout, status } = await ask<Payout>('POST', '/v1/payouts', asked, name);
  expectEqual(`the payout by ${asked.rail}`, status, 'requested');
  await ask('POST', `/v1/payouts/${payout}/approve`);
  await until(
    stage,
    `the payout by ${asked.rail} (${end})`,
    async () => (await payoutNow(stage, payout)).status === end,
  );
  return payoutNow(stage, payout);
}

/** What the operator did by hand at the system is on its statement and not in our books: found, and accepted. */
async function acceptFindings({ ask, key }: Stage, { connection }: Shop): Promise<void> {
  await ask('POST', '/v1/reconciliations', { connection });
  const path = '/v1/reconciliations/findings';
  const { findings } = await ask<{ findings: { finding: string }[] }>(
    'GET',
    `${path}?connection=${connection}&status=open`,
  );
  const word = { action: 'accept', reason: 'I moved it from one wallet to the other.' };
  for (const { finding } of findings) await ask('POST', `${path}/${finding}/resolve`, word, key(finding));
  const again = await ask<{ findings: number }>('POST', '/v1/reconciliations', { connection });
  expectEqual('what is found then', again.findings, 0);
}

/** Without the zeros that say nothing. */
const plain = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);

/** Our world account and the system's own books, to the unit. */
async function compareBooks({ world, ask }: Stage, shop: Shop): Promise<void> {
  const { amounts } = await ask<{ amounts: Amount[] }>('GET', `/v1/connections/${shop.connection}/books`);
  const theirs = Object.entries(await world.get<Record<string, string>>(`${accountPath(shop)}/books`))
    .map(([asset, of]) => amount(plain(of), asset))
    .filter((one) => one.amount !== '0');
  const byAsset = (one: Amount, other: Amount) => one.asset.localeCompare(other.asset);
  expectEqual(`the books of ${shop.code} after its payout`, amounts.toSorted(byAsset), theirs.toSorted(byAsset));
}

/** Stars of the walker's own, put in as money: what goes back later is one of these payments, whole. */
async function depositStars({ ask, world, customer, bot, key }: Stage, of: string): Promise<void> {
  const asked = { user: customer, amount: amount(of, 'XTR'), gateway: 'stars', connection: String(bot) };
  const { url } = await ask<{ url: string }>('POST', '/v1/deposits', asked, key(`stars-${of}`));
  const { status } = await world.post<{ status: string }>(`/sandbox/users/${customer}/pay`, { link: url });
  expectEqual('the payment of Stars', status, 'paid');
}

async function starsOut(stage: Stage, rail: string, of: string, more: object = {}, end?: string): Promise<Payout> {
  const { customer, bot } = stage;
  const destination = { user_id: customer, ...more };
  const asked = { user: customer, amount: amount(of, 'XTR'), rail, destination, connection: String(bot) };
  return payOut(stage, asked, end);
}

/** A gift of 50 Stars on Telegram's list. */
const gift = '5170144170496491616';

export const payingOut: readonly Step[] = [
  {
    title: 'money comes in at every system that can pay out',
    after: 'unchanged',
    play: async (stage) => {
      shops.length = 0;
      const systems = await stage.world.get<{ code: string }[]>('/sandbox/gateways');
      for (const { code } of systems) {
        const way = ways[code];
        if (way) shops.push(await connectShop(stage, code, way));
      }
      for (const shop of shops) await bringIn(stage, shop);
    },
  },
  {
    title: 'payouts by each of them: asked for, approved, confirmed',
    after: 'unchanged',
    play: async (stage) => {
      const rule = { minimum: '1', rail: '*' };
      const rules = ['XTR', 'TON', 'USDT', 'RUB'].map((asset) => ({ ...rule, asset }));
      await stage.ask('PUT', '/v1/settings/payouts', { rules });
      for (const { code, payout, destination, connection } of shops)
        await payOut(stage, { user: userOf(stage, code), amount: payout, rail: code, destination, connection });
    },
  },
  {
    title: 'what moved between our wallets on the chain is found by reconciliation, and accepted',
    after: 'unchanged',
    play: async (stage) => {
      for (const shop of shops) if (shop.code === 'ton') await acceptFindings(stage, shop);
    },
  },
  {
    title: 'our world account is each system’s own books after it, to the unit',
    after: 'unchanged',
    play: async (stage) => {
      for (const shop of shops) await compareBooks(stage, shop);
    },
  },
  {
    title: 'Stars are put in twice, as money: 250 and 600',
    after: { stars: 1150, credits: 0 },
    play: async (stage) => {
      for (const stars of ['250', '600']) await depositStars(stage, stars);
    },
  },
  {
    title: 'Stars go out by giving the payment of 250 back',
    after: { stars: 1400, credits: 0 },
    play: (stage) => starsOut(stage, 'stars_refund', '250'),
  },
  {
    title: 'and as a gift of 50, paid by the bot',
    after: 'unchanged',
    play: (stage) => starsOut(stage, 'stars_gift', '50', { gift_id: gift }),
  },
  {
    title: 'and by hand: somebody pays 100 and proves it at the desk',
    after: 'unchanged',
    play: async (stage) => {
      const { payout } = await starsOut(stage, 'stars_manual', '100', {}, 'sending');
      const word = { action: 'confirm', external_id: stage.key('by-hand'), proof: 'The receipt of the transfer.' };
      const { status } = await stage.ask<Payout>('POST', `/v1/payouts/${payout}/resolve`, word);
      expectEqual('the payout by hand', status, 'confirmed');
      const { balances } = await stage.ask<{ balances: Amount[] }>('GET', `/v1/users/${stage.customer}`);
      expectEqual('what is left of the Stars', balances, [amount('450', 'XTR')]);
    },
  },
  {
    title: 'Telegram’s own list of the bot agrees with our books: the refund and the gift are known on it',
    after: 'unchanged',
    play: async ({ ask, bot }) => {
      type Run = { readonly findings?: number; readonly balance?: { readonly difference: Amount } };
      const run = await ask<Run>('POST', '/v1/reconciliations', { bot: String(bot) });
      expectEqual('the differences', [run.findings, run.balance?.difference.amount], [0, '0']);
    },
  },
  {
    title: 'a switch stops payouts at once, and lets them go again',
    after: 'unchanged',
    play: async (stage) => {
      const reason = { reason: 'A drill.' };
      const stopped = await stage.ask<{ stops: unknown[] }>('POST', '/v1/payouts/stop', reason);
      expectEqual('the switches', stopped.stops.length, 1);
      expectEqual('the switches after it', await stage.ask('POST', '/v1/payouts/resume', reason), { stops: [] });
    },
  },
];
