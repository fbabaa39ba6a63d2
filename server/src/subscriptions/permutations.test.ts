import { afterEach, beforeEach, expect, it } from 'vitest';
import { check, getCustomer } from '#billing';
import { listPayments } from '#payments';
import {
  day,
  openSubscriptionShop,
  random,
  seedOf,
  shuffled,
  tellerFor,
  type SubscriptionShop,
  type Teller,
} from '#test';
import { getSubscription } from './index.ts';

/** What may happen to a subscription: on which day, and how Telegram tells it. */
type Happening = { readonly day: number; readonly tell: (teller: Teller, at: Date, name: string) => object };

const paid = (on: number, charge: string, first = false): Happening => ({
  day: on,
  tell: ({ paid: tell }, at, name) => tell({ charge: `${name} ${charge}`, at, first }),
});
const told = (on: number, state: 'canceled' | 'active' | 'failed'): Happening => ({
  day: on,
  tell: (teller) => teller.told(state),
});
const refunded = (on: number, charge: string): Happening => ({
  day: on,
  tell: ({ refunded: tell }, at, name) => tell({ charge: `${name} ${charge}`, at }),
});

/** Stories of six happenings, each in the order in which Telegram made them. */
const stories: Readonly<Record<string, readonly Happening[]>> = {
  'stopped, taken up again, the first period refunded after its end': [
    paid(0, 'first', true),
    paid(30, 'renewal 1'),
    told(35, 'canceled'),
    refunded(40, 'first'),
    told(50, 'active'),
    paid(60, 'renewal 2'),
  ],
  'refunded while it runs, failed, charged late, stopped': [
    paid(0, 'first', true),
    refunded(10, 'first'),
    told(30, 'failed'),
    paid(30.5, 'renewal 1'),
    told(55, 'canceled'),
    refunded(58, 'renewal 1'),
  ],
};

const lastDay = 60;
const inTheEnd = 70;
const seed = seedOf('permutations');
const next = random(seed);
const soak = process.env['SOAK_RUNS'] !== undefined;
let shop: SubscriptionShop;
const start = new Date('2026-11-20T10:00:00Z');
const at = (days: number): Date => new Date(+start + days * day);

beforeEach(async () => {
  shop = await openSubscriptionShop(start);
});
afterEach(() => shop.close());

function permutationsOf<T>(things: readonly T[]): T[][] {
  if (things.length === 0) return [[]];
  return things.flatMap((one, index) => permutationsOf(things.toSpliced(index, 1)).map((rest) => [one, ...rest]));
}

const subsetsOf = <T>(things: readonly T[]): T[][] =>
  things.reduce<T[][]>((subsets, one) => [...subsets, ...subsets.map((subset) => [...subset, one])], [[]]);

/** A subscription to which these things happen, and the updates that tell of them, in Telegram's order. */
type Played = { readonly id: string; readonly customer: string; readonly updates: ReadonlyMap<Happening, object> };
let people = 500_000;

async function begin(subset: readonly Happening[]): Promise<Played> {
  const customer = (people += 1);
  const { id, invoice } = await shop.ask(String(customer));
  const teller = tellerFor(invoice, customer);
  const updates = new Map(subset.map((one) => [one, one.tell(teller, at(one.day), String(customer))]));
  return { id, customer: String(customer), updates };
}

/** Everything that anybody can see of it in the end. */
async function seen({ id, customer }: Played): Promise<object> {
  const { needs, workspace } = shop;
  const { state, paidUntil, accessUntil, renews, failed, stoppedByUs, periods } = await getSubscription(
    needs,
    workspace,
    id,
  );
  const { payments } = await listPayments(needs.pool, { workspace, customer });
  const { credits, entitlements } = await getCustomer(needs, workspace, customer);
  const vip = await check(needs, workspace, { customer, feature: 'vip' });
  const available = credits.reduce((sum, one) => sum + one.available - one.debt, 0n);
  return {
    standing: { state, paidUntil, accessUntil, renews, failed, stoppedByUs },
    periods: periods.map(({ from, until, status }) => ({ from, until, status })),
    payments: payments.map(({ status }) => status).toSorted(),
    access: entitlements.map(({ endsAt }) => +(endsAt ?? 0)).toSorted((one, other) => one - other),
    vip: vip.allowed,
    available,
  };
}

/** Told as it happens: each on its day. */
async function playInOrder(subsets: readonly (readonly Happening[])[]): Promise<object[]> {
  const played = [];
  for (const subset of subsets) played.push(await begin(subset));
  const days = [...new Set(subsets.flat().map((one) => one.day))].toSorted((one, other) => one - other);
  for (const today of days) {
    shop.needs.clock.set(at(today));
    await Promise.all(
      played.flatMap(({ updates }) =>
        [...updates].filter(([one]) => one.day === today).map(([, update]) => shop.hear(update)),
      ),
    );
  }
  shop.needs.clock.set(at(inTheEnd));
  return Promise.all(played.map(seen));
}

/** Told in another order from the sixtieth day on, a day between two, with some of it told again. */
async function playPermuted(orders: readonly (readonly Happening[])[]): Promise<object[]> {
  const played: Played[] = [];
  for (const order of orders) played.push(await begin(order.toSorted((one, other) => one.day - other.day)));
  const longest = Math.max(...orders.map((order) => order.length));
  for (let turn = 0; turn < longest; turn += 1) {
    shop.needs.clock.set(at(lastDay + turn + 1));
    await Promise.all(played.map((one, index) => hearTurn(one, orders[index] ?? [], turn)));
  }
  shop.needs.clock.set(at(inTheEnd));
  return Promise.all(played.map(seen));
}

async function hearTurn({ updates }: Played, order: readonly Happening[], turn: number): Promise<void> {
  const one = order[turn];
  const again = order[next(turn + 1)];
  for (const happening of [one, again]) {
    const update = happening && updates.get(happening);
    if (update) await shop.hear(update);
  }
}

/** Every order of the shorter subsets, and of all six as many as there is time for. */
function ordersOf(story: readonly Happening[]): Happening[][] {
  const short = subsetsOf(story).filter(({ length }) => length > 1 && length <= (soak ? 5 : 2));
  const all = permutationsOf(story);
  return [...short.flatMap(permutationsOf), ...(soak ? all : shuffled(next, all).slice(0, 30))];
}

const longest = soak ? 30 * 60_000 : 60_000;

it.each(Object.entries(stories))('%s: every order ends in the same state', { timeout: longest }, async (_, story) => {
  const orders = ordersOf(story);
  const name = (subset: readonly Happening[]) => story.map((one) => Number(subset.includes(one))).join('');
  const needed = new Set(orders.map(name));
  const subsets = subsetsOf(story).filter((subset) => needed.has(name(subset)));
  const inOrder = await playInOrder(subsets);
  const wanted = new Map(subsets.map((subset, index) => [name(subset), inOrder[index]]));
  const found = await playPermuted(orders);
  orders.forEach((order, index) => {
    const turns = order.map((one) => story.indexOf(one));
    expect({ seed, turns, end: found[index] }).toEqual({ seed, turns, end: wanted.get(name(order)) });
  });
  console.log(`${orders.length} orders of ${subsets.length} sets`);
});
