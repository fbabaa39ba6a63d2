import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  commitReservation,
  consume,
  customerQuotas,
  getCustomer,
  grantCredits,
  releaseReservation,
  reserve,
  setFeature,
  setQuota,
} from '#billing';
import { audit } from '#ledger';
import type { WorkspaceId } from '#kernel';
import { openShop, type Shop } from '#test';

/**
 * Takes and give-backs against a list kept in memory: what is used is counted anew for every question, what a use costs is
 * found unit by unit. The model knows no grains, no holds and no prices of several units.
 */
let shop: Shop;
beforeAll(async () => void (shop = await openShop()));
afterAll(() => shop.close());

const seed = Number(process.env.SEED ?? Date.now() % 2_147_483_647);
const numRuns = Number(process.env.SOAK_RUNS ?? 200);
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

type Feature = 'message' | 'image';
type Take = { who: string; feature: Feature; at: number; units: number };
type Held = {
  who: string;
  feature: Feature;
  at: number;
  units: number;
  expiresAt: number;
  prices: (n: number) => number;
  ended?: { at: number; units: number };
};
type Model = { now: number; people: readonly string[]; takes: Take[]; held: Held[]; spent: Map<string, number> };

const limits = { daily: 9, sliding: 7, all: 14, open: 2 } as const;

/** Everything that counts at this instant, with the instant it counts at. */
function counted({ takes, held, now }: Model): Take[] {
  const reserved = held.flatMap(({ who, feature, at, units, expiresAt, ended }): Take[] => {
    if (!ended) return expiresAt > now ? [{ who, feature, at, units }] : [];
    const above = { who, feature, at: ended.at, units: Math.max(ended.units - units, 0) };
    return [{ who, feature, at, units: Math.min(ended.units, units) }, above];
  });
  return [...takes, ...reserved].filter((take) => take.units > 0);
}

const sum = (takes: readonly Take[]) => takes.reduce((total, take) => total + take.units, 0);
const dayOf = (at: number) => Math.floor(at / day);

function usedOf(model: Model, who: string) {
  const all = counted(model);
  const today = all.filter((take) => dayOf(take.at) === dayOf(model.now));
  return {
    all: sum(today),
    daily: sum(today.filter((take) => take.who === who && take.feature === 'message')),
    open: model.held.filter(
      (one) => one.who === who && one.feature === 'image' && !one.ended && one.expiresAt > model.now,
    ).length,
    sliding: sum(all.filter((take) => take.who === who && take.at > model.now - hour)),
  };
}

/** Messages: 2 free a day, 10 each, 8 from the fifth of the last day on. Images cost 3. One unit after another. */
function pricesOf(model: Model, who: string, feature: Feature): (units: number) => number {
  if (feature === 'image') return (units) => 3 * units;
  const mine = counted(model).filter((take) => take.who === who && take.feature === feature);
  const today = sum(mine.filter((take) => dayOf(take.at) === dayOf(model.now)));
  const lately = sum(mine.filter((take) => take.at > model.now - day));
  return (units) => {
    let price = 0;
    for (let unit = 0; unit < units; unit += 1) price += today + unit < 2 ? 0 : lately + unit < 5 ? 10 : 8;
    return price;
  };
}

function refusedBy(model: Model, who: string, feature: Feature, units: number, reserves: boolean): string[] {
  const used = usedOf(model, who);
  const over = (['all', 'sliding', ...(feature === 'message' ? (['daily'] as const) : [])] as const).filter(
    (quota) => used[quota] + units > limits[quota],
  );
  return [...over, ...(feature === 'image' && reserves && used.open >= limits.open ? ['open'] : [])];
}

const balanceOf = ({ spent, held, now }: Model, who: string) =>
  200 -
  (spent.get(who) ?? 0) -
  held
    .filter((one) => one.who === who && !one.ended && one.expiresAt > now)
    .reduce((total, one) => total + one.prices(one.units), 0);

const record = <T extends object>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record<T>(fields, { noNullPrototype: true });
const use = {
  who: fc.nat(1),
  feature: fc.constantFrom('message' as const, 'image' as const),
  units: fc.integer({ min: 1, max: 5 }),
};
const step = fc.oneof(
  { weight: 4, arbitrary: record({ do: fc.constant('consume' as const), ...use }) },
  {
    weight: 4,
    arbitrary: record({ do: fc.constant('reserve' as const), ...use, seconds: fc.constantFrom(60, 600, 86_400) }),
  },
  {
    weight: 3,
    arbitrary: record({ do: fc.constant('commit' as const), index: fc.nat(9), units: fc.integer({ min: 1, max: 6 }) }),
  },
  { weight: 1, arbitrary: record({ do: fc.constant('release' as const), index: fc.nat(9) }) },
  {
    weight: 3,
    arbitrary: record({
      do: fc.constant('wait' as const),
      time: fc.constantFrom(1, minute, 10 * minute, hour - 1, hour, 5 * hour, day),
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

let runs = 0;
let workspace = 0;

/**
 * A model of people whom nobody has met. Twenty of them share a workspace one after another: two days later nothing that
 * was taken before them counts any more, and what was reserved is due, booked or not.
 */
async function newModel(): Promise<Model> {
  const { clock } = shop.needs;
  if (runs % 20 === 0) workspace = await furnish();
  runs += 1;
  clock.advance(2 * day);
  const people = ['ann', 'bob'].map((name) => `${name}-${runs}`);
  for (const customer of people)
    await grantCredits(shop.needs, workspace, { key: customer, customer, amount: 200n, reason: 'test' });
  return { now: clock.now().getTime(), people, takes: [], held: [], spent: new Map() };
}

async function furnish(): Promise<WorkspaceId> {
  const workspace = await shop.newWorkspace();
  const { needs } = shop;
  const [utc, window] = [
    { kind: 'calendar', period: 'day', zone: 'UTC' } as const,
    { kind: 'sliding', seconds: 86_400 } as const,
  ];
  const priced = {
    creditCost: 10n,
    free: { quantity: 2n, window: utc },
    steps: { window, steps: [{ from: 5n, creditCost: 8n }] },
  };
  await setFeature(needs, workspace, { code: 'message', kind: 'metered', overrun: 'debt', ...priced });
  await setFeature(needs, workspace, { code: 'image', kind: 'metered', overrun: 'debt', creditCost: 3n });
  const both = ['message', 'image'];
  await setQuota(needs, workspace, { code: 'daily', features: ['message'], limit: BigInt(limits.daily), window: utc });
  await setQuota(needs, workspace, {
    code: 'sliding',
    features: both,
    limit: BigInt(limits.sliding),
    window: { kind: 'sliding', seconds: 3600 },
  });
  await setQuota(needs, workspace, {
    code: 'all',
    features: both,
    scope: 'app',
    limit: BigInt(limits.all),
    window: utc,
  });
  await setQuota(needs, workspace, {
    code: 'open',
    features: ['image'],
    limit: BigInt(limits.open),
    window: 'concurrency',
  });
  return workspace;
}

async function play(workspace: WorkspaceId, model: Model, ids: string[], it: Step, key: string): Promise<void> {
  const { needs } = shop;
  if (it.do === 'wait') return void needs.clock.advance(it.time);
  if (it.do === 'consume' || it.do === 'reserve') {
    const { feature, units } = it;
    const who = model.people[it.who] ?? '';
    const [over, prices] = [refusedBy(model, who, feature, units, it.do === 'reserve'), pricesOf(model, who, feature)];
    const wanted = over.length > 0 ? 'quota' : prices(units) > balanceOf(model, who) ? 'credits' : 'yes';
    const asked = { key, customer: who, feature, quantity: BigInt(units) };
    const told =
      it.do === 'consume'
        ? await consume(needs, workspace, asked)
        : await reserve(needs, workspace, { ...asked, expiresIn: it.seconds });
    expect(told.allowed ? 'yes' : told.reason === 'insufficient_credits' ? 'credits' : 'quota').toBe(wanted);
    if (told.quota !== undefined) expect(over).toContain(told.quota);
    if (!told.allowed) return;
    if (it.do === 'consume') {
      model.takes.push({ who, feature, at: model.now, units });
      model.spent.set(who, (model.spent.get(who) ?? 0) + prices(units));
    } else {
      model.held.push({ who, feature, at: model.now, units, expiresAt: model.now + it.seconds * 1000, prices });
      ids.push('reservation' in told ? (told.reservation ?? '') : '');
    }
    return expect(Number(told.remaining)).toBe(balanceOf(model, who));
  }
  const index = ids.length === 0 ? -1 : it.index % ids.length;
  const one = model.held[index];
  if (!one || one.ended || one.expiresAt <= model.now) return;
  const units = it.do === 'commit' ? it.units : 0;
  if (one.prices(units) - one.prices(one.units) > balanceOf(model, one.who)) return; // what is owed is another story
  if (it.do === 'commit') await commitReservation(needs, workspace, ids[index] ?? '', { key, quantity: BigInt(units) });
  else await releaseReservation(needs, workspace, ids[index] ?? '');
  one.ended = { at: model.now, units };
  model.spent.set(one.who, (model.spent.get(one.who) ?? 0) + one.prices(units));
}

async function compare(workspace: WorkspaceId, model: Model, at?: Date) {
  const seen = [];
  for (const who of model.people) {
    const { quotas } = await customerQuotas(shop.needs, workspace, who, at);
    seen.push(Object.fromEntries(quotas.map((one) => [one.quota, Number(one.used)])));
    if (at) continue;
    expect(seen.at(-1)).toEqual(usedOf(model, who));
    const { credits } = await getCustomer(shop.needs, workspace, who);
    expect(Number(credits[0]?.available ?? 0n)).toBe(balanceOf(model, who));
  }
  return seen;
}

test(`takes and give-backs leave what a list kept by hand says, now and asked again later (seed ${seed}, ${numRuns} runs)`, async () => {
  console.log(`quota uses: SEED=${seed} SOAK_RUNS=${numRuns}`);
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 11 }), async (steps) => {
      const model = await newModel();
      const ids: string[] = [];
      const past: { at: Date; seen: unknown }[] = [];
      for (const [index, it] of steps.entries()) {
        model.now = shop.needs.clock.now().getTime();
        await play(workspace, model, ids, it, `${runs}-${index}`);
        model.now = shop.needs.clock.now().getTime();
        past.push({ at: shop.needs.clock.now(), seen: await compare(workspace, model) });
        shop.needs.clock.advance(1);
      }
      for (const { at, seen } of past.slice(-3)) expect(await compare(workspace, model, at)).toEqual(seen);
    }),
    { seed, numRuns, endOnFailure: true },
  );
  expect((await audit(shop.needs.pool, workspace)).breaks).toEqual([]); // books only grow: a break stays to be seen
}, 3_600_000);
