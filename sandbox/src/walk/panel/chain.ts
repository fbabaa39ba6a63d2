import type { AskPlatform } from '../../demo/ask.ts';
import { inParallel } from '../exchange/cast.ts';
import { expectEqual, type Stage, type Step } from '../stage.ts';
import { cast, keyFor, untilSo } from './cast.ts';
import { beChained, chain } from './chained.ts';
import { lookUpDoubtful } from './looking-up.ts';
import { bringDollars } from './opening.ts';
import { micro, statusOf, type Smm } from './smm.ts';

/** Fewer where seconds count. */
const ordered = Number(process.env['CHAIN_ORDERS'] ?? 200);
/** What is ordered of: members and views, at the panel. */
const offered = ['101', '102', '103'];
const float = '500';
const usd = (amount: string) => ({ asset: 'USD', amount });

type Entered = {
  readonly name: string;
  readonly url: string;
  readonly key: string;
  readonly honours_request_id: boolean;
};

/** An operator enters an upstream panel, brings money there, and takes services of it into the list. Answers their numbers. */
async function buyFrom(
  { world, key }: Stage,
  ask: AskPlatform,
  entered: Entered,
  offers: readonly string[],
): Promise<{ provider: string; services: number[] }> {
  const made = await ask<{ provider: string }>('POST', '/v1/panel/providers', entered, key(`provider-${entered.name}`));
  const one = `/v1/panel/providers/${made.provider}`;
  await ask(
    'POST',
    `${one}/float`,
    { way: 'in', amount: usd(float), note: 'Brought there by card.' },
    key(`float-${entered.name}`),
  );
  await world.post('/sandbox/settle');
  await ask('POST', `${one}/check`);
  const imported = await ask<{ services: { service: number }[] }>('POST', `${one}/import`, { offers });
  return { provider: made.provider, services: imported.services.map(({ service }) => service) };
}

async function build(stage: Stage): Promise<void> {
  const { world, key } = stage;
  const second = await stage.second();
  await second.ask('POST', '/v1/panel/services/start');
  await second.ask('PUT', '/v1/panel/settings', { requests_per_minute: 6000 });
  const pace = {
    starts_after: 30,
    per_minute: 60,
    endings: ['completed', 'completed', 'partial', 'completed', 'canceled'],
  };
  const opened = await world.post<{ account: string; url: string; key: string }>('/sandbox/panel/accounts', {
    like: 'live',
    balance: float,
    pace,
  });
  const panel = { name: key('panel'), url: opened.url, key: opened.key, honours_request_id: false };
  const ofSecond = await buyFrom(stage, second.ask, panel, offered);
  const buyer = key('asterism');
  const there = { ...stage, ask: second.ask, platformUrl: second.url };
  await bringDollars(there, buyer, float);
  const { smm, secret } = await keyFor(there, buyer);
  const way = await world.post<{ url: string }>('/sandbox/ways', { name: 'upstream', to: second.url });
  const upstream = { name: key('second'), url: `${way.url}/api/v2`, key: secret, honours_request_id: true };
  const ofFirst = await buyFrom(stage, stage.ask, upstream, ofSecond.services.map(String));
  beChained({
    second: second.ask,
    buyer,
    key: smm,
    ofFirst: ofFirst.provider,
    ofSecond: ofSecond.provider,
    account: opened.account,
    services: ofFirst.services,
    orders: [],
  });
}

type Fault = { readonly kind: string; readonly rate: number; readonly method?: string };

/** The line between the platforms drops, cuts off, doubles and breaks calls; the one to the panel loses answers. */
const badLines: Readonly<Record<'way' | 'panel', readonly Fault[]>> = {
  way: [
    { kind: 'timeout_after', rate: 0.12 },
    { kind: 'timeout_before', rate: 0.08 },
    { kind: '500', rate: 0.06 },
    { kind: '429', rate: 0.05 },
    { kind: 'duplicate', rate: 0.08, method: 'add' },
  ],
  panel: [
    { kind: 'timeout_after', rate: 0.1, method: 'add' },
    { kind: '429', rate: 0.05 },
    { kind: '500', rate: 0.1, method: 'status' },
  ],
};

const often = 100_000;
let struck = 0;

async function breakLines({ world }: Stage): Promise<void> {
  for (const [target, faults] of Object.entries(badLines))
    for (const fault of faults) await world.post('/sandbox/faults', { target, ...fault, times: often, retry_after: 2 });
}

/** All calls go through again. Answers how many did not. */
async function mendLines({ world }: Stage): Promise<number> {
  const standing = await world.get<{ target: string; times: number }[]>('/sandbox/faults');
  await world.delete('/sandbox/faults');
  return standing.filter(({ target }) => target in badLines).reduce((count, { times }) => count + often - times, 0);
}

/** Orders of every size, each with a link of its own, so that a double would be seen. */
async function order({ key }: Stage, from: number, to: number): Promise<void> {
  const { orders, services } = chain();
  const wanted = Array.from({ length: to - from }, (_, at) => from + at);
  const made = await inParallel(wanted, (at) =>
    cast().shop.ask<{ order: number }>({
      action: 'add',
      service: services[at % services.length] ?? 0,
      link: `https://t.me/${key('chain').replaceAll('-', '_')}_${at}`,
      quantity: 50 + at * 3,
    }),
  );
  orders.push(...made.map(({ order: number }) => number));
}

/** The panel's price rises; the platforms hear of it one after the other, as they read the list of the one behind. */
async function raisePrice({ world, ask }: Stage, service: string, rate: string): Promise<void> {
  const { account, second, ofSecond, ofFirst } = chain();
  await world.post(`/sandbox/panel/accounts/${account}/services/${service}`, { rate });
  await second('POST', `/v1/panel/providers/${ofSecond}/check`).catch(() => undefined);
  await ask('POST', `/v1/panel/providers/${ofFirst}/check`).catch(() => undefined); // the line is bad
}

const isOver = (status: string): boolean => ['Completed', 'Partial', 'Canceled'].includes(status);

async function play(stage: Stage): Promise<void> {
  await breakLines(stage);
  const part = (of: number) => Math.round(ordered * of);
  await order(stage, 0, part(0.4));
  await stage.world.post('/sandbox/clock', { advance: '10s' });
  await raisePrice(stage, '101', '1.05');
  await order(stage, part(0.4), part(0.75));
  await stage.world.post('/sandbox/clock', { advance: '10s' });
  await raisePrice(stage, '102', '0.011');
  await order(stage, part(0.75), ordered);
  for (let minutes = 0; minutes < 6; minutes += 1) await stage.world.post('/sandbox/clock', { advance: '1m' });
  struck = await mendLines(stage);
  const { orders } = chain();
  const left = async () => {
    await lookUpDoubtful(stage);
    return [...(await statusOf(cast().shop, orders)).values()].filter(({ status }) => !isOver(status));
  };
  await untilSo(stage, 'the end of all orders', async () => (await left()).length === 0, { step: '2m', most: 45 });
  expectEqual('the orders', orders.length, ordered);
}

export const struckCalls = (): number => struck;

/** Nothing more is bought there: the next walk has other platforms. */
export async function partWays({ ask }: Stage): Promise<void> {
  const { ofFirst, services } = chain();
  for (const service of services)
    await ask('POST', `/v1/panel/services/${service}/disable`, { reason: 'The walk is over.' });
  await ask('POST', `/v1/panel/providers/${ofFirst}/switch`, { is_on: false, reason: 'The walk is over.' });
}

export const chaining: readonly Step[] = [
  {
    title: 'a second platform opens, buys at an upstream panel and sells to the first: two mark-ups, three books',
    after: 'unchanged',
    play: build,
  },
  {
    title: `${ordered} orders go down the chain while calls time out, break and come twice, and prices change`,
    after: 'unchanged',
    play,
  },
];

export const dollarsAt = async (smm: Smm): Promise<bigint> =>
  micro((await smm.ask<{ balance: string }>({ action: 'balance' })).balance);
