import { atSystem, connectOne } from '../../demo/gateways.ts';
import { enable, rates, setRates } from '../../demo/store.ts';
import { inParallel } from '../exchange/cast.ts';
import { bringDollars } from '../panel/opening.ts';
import { bringIn } from '../paying-out.ts';
import { CallRefused } from '../../call.ts';
import { expectEqual, WalkFault, type Stage, type Step } from '../stage.ts';
import { buyAt, cast, untilSo } from './cast.ts';
import { beChained, chain } from './chained.ts';
import { resale, resaleAt, type ToppedUp } from './resale.ts';

/** Fewer where seconds count. */
const ordered = Number(process.env['STORE_ORDERS'] ?? 300);
const recipients = 12;
const deposited = '2000';

type Shop = { readonly account: string; readonly url: string; readonly key: string };

/** The other operator's store: open, with coins on the chain and one supplier that fails now and then. */
async function openSecond(stage: Stage): Promise<Shop> {
  const { key, world } = stage;
  const second = await stage.second();
  const there = { ...stage, ask: second.ask, platformUrl: second.url };
  await setRates(second.ask);
  await enable(second.ask, undefined);
  const ton = await connectOne({ ask: second.ask, world }, 'ton', key('second-ton'));
  const deposit = { asset: 'TON', amount: '600' };
  await bringIn(there, { ...ton, deposit, payout: deposit, destination: {} }, key('second-house'));
  await world.post(`${atSystem(ton)}/fund`, { asset: 'TON', amount: '500' });
  const shop = await world.post<Shop>('/sandbox/supplier/accounts', {
    usd_per_ton: rates['TON'],
    endings: ['delivered', 'delivered', 'delivered', 'undeliverable', 'delivered', 'delivered', 'delivered'],
  });
  await second.ask('POST', '/v1/store/suppliers', {
    kind: 'mystars',
    name: key('upstream'),
    asset: 'TON',
    settings: { url: shop.url, connection: ton.connection },
    secrets: { api_key: shop.key },
  });
  return shop;
}

/** The first platform becomes a reseller of the second, whose lines are bad. */
async function build(stage: Stage): Promise<void> {
  const { key, world, ask } = stage;
  const shop = await openSecond(stage);
  const second = await stage.second();
  const reseller = key('first');
  await bringDollars({ ...stage, ask: second.ask, platformUrl: second.url }, reseller, deposited);
  await second.ask('PUT', '/v1/store/prices/rules', { currency: 'USD', reseller, basis_points: 300 });
  const { secret } = await second.ask<{ secret: string }>('POST', '/v1/store/keys', {
    reseller,
    requests_per_minute: 100_000,
  });
  const way = await world.post<{ url: string }>('/sandbox/ways', { name: 'stars', to: second.url });
  const there = resaleAt(second.url, secret);
  const supplier = await ask<{ supplier: string; webhook_url?: string }>('POST', '/v1/store/suppliers', {
    kind: 'asterism',
    name: key('asterism'),
    asset: 'USD',
    settings: { url: way.url },
    secrets: { api_key: secret },
  });
  const float = { way: 'in', amount: { asset: 'USD', amount: deposited }, note: 'Brought there by card.' };
  await ask('POST', `/v1/store/suppliers/${supplier.supplier}/float`, float, key('float-there'));
  cast().suppliers['asterism'] = supplier.supplier;
  beChained({ second: second.ask, there, deposited, shop: shop.account, people: await gather(stage), orders: [] });
  await buyAt(stage, 'asterism');
}

async function gather({ world, customer }: Stage): Promise<readonly string[]> {
  const names = Array.from({ length: recipients }, (_, at) => `star_${at}_${customer}`);
  for (const username of names) await world.post('/sandbox/users', { first_name: username, username });
  return names;
}

type Fault = { readonly kind: string; readonly rate: number; readonly method?: string };

/** The line between the platforms drops, cuts off, doubles and breaks calls; so does the one to the supplier. */
const badLines: Readonly<Record<'way' | 'supplier', readonly Fault[]>> = {
  way: [
    { kind: 'timeout_after', rate: 0.12 },
    { kind: 'timeout_before', rate: 0.08 },
    { kind: '500', rate: 0.06 },
    { kind: '429', rate: 0.05 },
    { kind: 'duplicate', rate: 0.08, method: 'topup' },
  ],
  supplier: [
    { kind: 'timeout_after', rate: 0.1, method: 'create' },
    { kind: 'timeout_before', rate: 0.05 },
    { kind: '429', rate: 0.05 },
    { kind: '500', rate: 0.1, method: 'order' },
  ],
};

const often = 100_000;
let struck = 0;
export const struckCalls = (): number => struck;

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

type Wish = { readonly user_id: string; readonly stars: number; readonly client_ref: string };

/** Nothing when the answer is that nothing was made, and that the same may be asked for again. */
const tryTopUp = (wish: Wish): Promise<ToppedUp | undefined> =>
  resale()
    .post<ToppedUp>('/v1/topup', { platform: 'telegram', accept_unverified: true, ...wish })
    .catch((error: unknown) => {
      if (error instanceof CallRefused && (error.status === 503 || error.status === 429)) return undefined;
      throw error;
    });

/**
 * Programs of shops ask again under their own references for what was not made. The clock stands still while a call is on
 * its way: a platform that hears nothing of it for a minute takes it for lost.
 */
async function topUp({ world }: Stage, wishes: readonly Wish[], tries = 20): Promise<string[]> {
  const made: string[] = [];
  let left = wishes;
  for (let round = 0; left.length > 0; round += 1) {
    if (round === tries) throw new WalkFault(`${left.length} orders are turned away again and again.`);
    if (round > 0) await world.post('/sandbox/clock', { advance: '5s' });
    const answers = await inParallel(left, tryTopUp);
    made.push(...answers.flatMap((answer) => answer?.order_id ?? []));
    left = left.filter((_, at) => answers[at] === undefined);
  }
  return made;
}

type Purchase = { readonly supplier: string; readonly status: string };
const purchasesOf = async ({ ask }: Stage, order: string): Promise<Purchase[]> =>
  (await ask<{ purchases: Purchase[] }>('GET', `/v1/store/purchases?order=${order}`)).purchases;

async function untilOver(stage: Stage, ids: readonly string[]): Promise<void> {
  let left = ids;
  const isSo = async () => {
    const now = await inParallel(left, (id) => resale().get<ToppedUp>(`/v1/orders/${id}`));
    left = now.filter(({ status }) => !overThere.includes(status)).map(({ order_id: id }) => id);
    return left.length === 0;
  };
  await untilSo(stage, 'the end of all orders', isSo, { step: '1m', most: 90 }).catch((error: unknown) => {
    throw new WalkFault(`${String(error)} There are: ${left.slice(0, 5).join(', ')}`);
  });
}

/** The answer was lost, and the order is there: it is found by its reference, and nothing is bought twice. */
async function findLost(stage: Stage): Promise<void> {
  const { people, orders, there } = chain();
  await stage.world.post('/sandbox/faults', { ...lost, kind: 'timeout_after' });
  const wish = { user_id: `@${people[0]}`, stars: 60, client_ref: stage.key('lost') };
  const [id = ''] = await topUp(stage, [wish]);
  await untilOver(stage, [id]);
  orders.push(id);
  const made = await purchasesOf(stage, id);
  expectEqual(
    'the purchases',
    made.map(({ status }) => status),
    ['delivered'],
  );
  const { orders: known } = await there.get<{ orders: unknown[] }>('/v1/orders?limit=100');
  expectEqual('the orders there', known.length, 1);
}

const lost = { target: 'way', method: 'topup', rate: 1, times: 1, retry_after: 1 } as const;

/** The call never arrived, which is found out, and then it is turned away: the second supplier delivers. */
async function goElsewhere(stage: Stage): Promise<void> {
  await buyAt(stage, 'asterism', 'mystars');
  await stage.world.post('/sandbox/faults', { ...lost, kind: 'timeout_before' });
  await stage.world.post('/sandbox/faults', { ...lost, kind: '429', times: 100 });
  const wish = { user_id: `@${cast().people['dan']}`, stars: 70, client_ref: stage.key('elsewhere') };
  const [id = ''] = await topUp(stage, [wish]);
  await untilOver(stage, [id]);
  const made = await purchasesOf(stage, id);
  const { asterism, mystars } = cast().suppliers;
  const told = new Set(made.map(({ supplier, status }) => `${supplier} ${status}`));
  expectEqual('the purchases', [...told].toSorted(), [`${asterism} refused`, `${mystars} delivered`].toSorted());
  await stage.world.delete('/sandbox/faults');
  await buyAt(stage, 'asterism');
}

const overThere: readonly string[] = ['delivered', 'failed'];

/** Shops order of every size, while calls get lost; then the lines are mended, and everything comes to its end. */
async function play(stage: Stage): Promise<void> {
  const { people, orders } = chain();
  await breakLines(stage);
  const wanted = Array.from({ length: ordered }, (_, at) => ({
    user_id: `@${people[at % people.length]}`,
    stars: 50 + (at % 40),
    client_ref: stage.key(`chain-${at}`),
  }));
  orders.push(...(await topUp(stage, wanted)));
  for (let steps = 0; steps < 6; steps += 1) await stage.world.post('/sandbox/clock', { advance: '30s' });
  struck = await mendLines(stage);
  await untilOver(stage, orders);
  expectEqual('the orders', new Set(orders).size, ordered + 1);
}

export const chaining: readonly Step[] = [
  {
    title: 'a second platform opens a store of its own, and the first one buys there as a reseller',
    after: 'unchanged',
    play: build,
  },
  {
    title: 'an answer is lost, and the order was there: found by its reference, not bought twice',
    after: 'unchanged',
    play: findLost,
  },
  {
    title: 'a call never arrives, and is turned away the second time: the second supplier delivers',
    after: 'unchanged',
    play: goElsewhere,
  },
  {
    title: `${ordered} orders go down the chain while calls time out, break and come twice`,
    after: 'unchanged',
    play,
  },
];
