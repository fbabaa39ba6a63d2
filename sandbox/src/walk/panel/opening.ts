import { enable } from '../../demo/exchange.ts';
import { bringIn, connectShop } from '../paying-out.ts';
import { expectEqual, type Stage, type Step } from '../stage.ts';
import { cast, keyFor, setCast } from './cast.ts';
import { micro } from './smm.ts';

type Listed = { readonly service: number; readonly name: string; readonly rate: string };

/** The numbers and prices that the public catalogue begins with. */
const usual = { 1: '25', 2: '50', 3: '25', 10: '9.5', 11: '9.5', 12: '11', 13: '9.5', 14: '17', 15: '28' };
const usd = (amount: string) => ({ asset: 'USD', amount });

/** Dollars by card, at the emulated Stripe. */
export async function bringDollars(stage: Stage, user: string, amount: string): Promise<void> {
  const shop = await connectShop(stage, 'stripe', { deposit: usd(amount), payout: usd('1'), destination: {} });
  await bringIn(stage, shop, user);
}

async function start(stage: Stage): Promise<void> {
  const { ask, customer, exchange } = stage;
  await ask('POST', '/v1/panel/services/start');
  await ask('PUT', '/v1/panel/settings', { requests_per_minute: 6000 });
  const bot = await enable({ ask, bot: exchange });
  const { smm: shop } = await keyFor(stage, customer);
  setCast({ bot, shop });
  const rates = await shop.ask<Listed[]>({ action: 'services' });
  const begun = rates.filter(({ service }) => service in usual);
  expectEqual(
    'the catalogue',
    Object.fromEntries(begun.map(({ service, rate }) => [service, micro(rate)].map(String))),
    Object.fromEntries(Object.entries(usual).map(([service, rate]) => [service, String(micro(rate))])),
  );
}

/** Stars of their own, at a rate of the day: as they come in, they become dollars. */
async function topUp(stage: Stage): Promise<void> {
  const { ask, world, customer, bot, key } = stage;
  const rate = { rate: '0.02', reason: 'What a Star is worth in the walk.', valid_for: '60d' };
  const { status } = await ask<{ status: string }>('PUT', '/v1/rates/XTR/USD', rate);
  if (status === 'held') await ask('POST', '/v1/rates/XTR/USD/confirm', { rate: rate.rate, reason: rate.reason });
  const asked = { user: customer, amount: { asset: 'XTR', amount: '1000' }, gateway: 'stars', connection: String(bot) };
  const { url } = await ask<{ url: string }>('POST', '/v1/panel/top-ups', asked, key('top-up'));
  await world.post(`/sandbox/users/${customer}/pay`, { link: url });
  await world.post('/sandbox/settle');
  const { top_ups } = await ask<{ top_ups: { converted?: { to: { amount: string } } }[] }>(
    'GET',
    `/v1/panel/top-ups?user=${customer}`,
  );
  const came = micro(top_ups[0]?.converted?.to.amount ?? '0');
  await bringDollars(stage, customer, '200');
  const { balance } = await cast().shop.ask<{ balance: string }>({ action: 'balance' });
  expectEqual('the balance in USD', String(micro(balance)), String(came + micro('200')));
}

/** The house sets Stars aside, from which workers are paid. */
async function fundTreasury({ ask, world, bot, key }: Stage): Promise<void> {
  const { id } = await world.post<{ id: number }>('/sandbox/users', { first_name: 'Operator', stars: 200 });
  const amount = { asset: 'XTR', amount: '100' };
  const asked = { user: 'house', amount, gateway: 'stars', connection: String(bot) };
  const { url } = await ask<{ url: string }>('POST', '/v1/deposits', asked, key('house'));
  await world.post(`/sandbox/users/${id}/pay`, { link: url });
  await world.post('/sandbox/settle');
  await ask('POST', '/v1/panel/treasury', { from: 'deposit', amount }, key('treasury'));
}

export const opening: readonly Step[] = [
  {
    title: 'the catalogue is begun; a reseller’s program, that knows other panels, finds its services and prices',
    after: { stars: 2000, credits: 0 },
    play: start,
  },
  {
    title: 'the reseller tops up 1,000 Stars, which become dollars at the rate of the day, and 200 dollars by card',
    after: { stars: 1000, credits: 0 },
    play: topUp,
  },
  { title: 'the house sets 100 Stars of its own aside for workers', after: 'unchanged', play: fundTreasury },
];
