import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Refusal, type WorkspaceId } from '#kernel';
import {
  billingSweeps,
  check,
  commitReservation,
  consume,
  customerStatement,
  customerTimeline,
  decideRefund,
  explain,
  extendReservation,
  getCustomer,
  grantCategories,
  grantCredits,
  listGrants,
  previewRefund,
  releaseReservation,
  reserve,
} from '#billing';
import { audit } from '#ledger';
import { listRefunds } from '#payments';
import { features, newModel, openShop, people, products, story, type Model, type Shop, type Step } from '#test';

let shop: Shop;
beforeAll(async () => void (shop = await openShop()));
afterAll(() => shop.close());

const seed = Number(process.env.SEED ?? Date.now() % 2_147_483_647);
const numRuns = Number(process.env.SOAK_RUNS ?? 200);

/** What the two worlds call the same things. */
type World = { workspace: WorkspaceId; run: string; model: Model; reservations: string[]; payments: string[] };

const codeOf = (error: unknown) => {
  if (error instanceof Refusal) return error.code === 'idempotency_conflict' ? 'conflict' : error.code;
  throw error;
};

/** Each story has people and keys of its own; ten share a workspace, as strangers do. */
const nameIn = (world: World) => (name: string) => `${name}-${world.run}`;
let runs = 0;
let workspace = 0;

async function newWorld(): Promise<World> {
  if (runs % 10 === 0) workspace = await shop.newWorkspace();
  runs += 1;
  const model = newModel(shop.needs.clock.now().getTime());
  return { workspace, run: String(runs), model, reservations: [], payments: [] };
}

async function play(world: World, it: Step): Promise<void> {
  const { needs } = shop;
  const { workspace, model, reservations, payments } = world;
  const customer = nameIn(world)('customer' in it ? it.customer : '');
  const key = `${world.run}-${'key' in it ? it.key : 0}`;
  const now = needs.clock.now().getTime();
  const number = (value: bigint | undefined) => Number(value ?? 0n);
  const pick = (list: readonly string[], index: number) => (list.length === 0 ? undefined : index % list.length);
  switch (it.do) {
    case 'grant': {
      const expiresAt = it.lives === undefined ? Infinity : now + it.lives;
      const category = grantCategories[it.category] ?? 'paid';
      const lot = { customer, units: it.units, priority: it.priority, category: it.category, expiresAt };
      const told = model.grant(key, lot);
      const given = await grantCredits(needs, workspace, {
        key,
        customer,
        amount: BigInt(it.units),
        priority: it.priority,
        category,
        reason: 'test',
        ...(it.lives !== undefined && { expiresAt: new Date(expiresAt) }),
      }).then((granted) => ({ remaining: number(granted.remaining) }), codeOf);
      return expect(given).toEqual(told);
    }
    case 'consume': {
      const use = { customer, feature: it.feature, quantity: BigInt(it.quantity) };
      const told = model.consume(key, customer, it.feature, it.quantity);
      const heard = await consume(needs, workspace, { key, ...use }).then(
        ({ allowed, remaining }) => ({ allowed, remaining: number(remaining) }),
        codeOf,
      );
      return expect(heard).toEqual(told);
    }
    case 'reserve': {
      const before = model.reservations.length;
      const told = model.reserve(key, customer, it.feature, it.quantity, it.seconds);
      const asked = { key, customer, feature: it.feature, quantity: BigInt(it.quantity) };
      const heard = await reserve(needs, workspace, { ...asked, expiresIn: it.seconds }).then((answer) => {
        if (model.reservations.length > before) reservations.push(answer.reservation ?? '');
        return { allowed: answer.allowed, remaining: number(answer.remaining) };
      }, codeOf);
      return expect(heard).toEqual(told);
    }
    case 'commit': {
      const index = pick(reservations, it.index);
      if (index === undefined) return;
      const told = model.commit(key, index, it.quantity);
      const commit = { key, quantity: BigInt(it.quantity) };
      const heard = await commitReservation(needs, workspace, reservations[index] ?? '', commit).then(
        ({ committed, returned, remaining, debt }) => ({
          committed: number(committed),
          returned: number(returned),
          remaining: number(remaining),
          debt: number(debt),
        }),
        codeOf,
      );
      return expect(heard).toEqual(told);
    }
    case 'release': {
      const index = pick(reservations, it.index);
      if (index === undefined) return;
      const told = model.release(index);
      const heard = await releaseReservation(needs, workspace, reservations[index] ?? '').then(
        ({ status, returned, remaining }) => ({ status, returned: number(returned), remaining: number(remaining) }),
        codeOf,
      );
      return expect(heard).toEqual(told);
    }
    case 'extend': {
      const index = pick(reservations, it.index);
      if (index === undefined) return;
      const told = model.extend(index, it.seconds);
      const heard = await extendReservation(needs, workspace, reservations[index] ?? '', {
        expiresIn: it.seconds,
      }).then(({ status, remaining }) => ({ status, remaining: number(remaining) }), codeOf);
      return expect(heard).toEqual(told);
    }
    case 'buy': {
      model.buy(customer, {
        ...products[it.product],
        passes: 'passes' in products[it.product] ? ['image', 'vip'] : [],
      });
      const payment = await shop.buy(workspace, customer, it.product);
      expect(payment.status).toBe('fulfilled');
      return void payments.push(payment.id);
    }
    case 'refund': {
      const index = pick(payments, it.index);
      const known = index === undefined ? undefined : model.payments[index];
      if (index === undefined || !known || known.refunded) return;
      const preview = await previewRefund(needs, workspace, payments[index] ?? '', it.policy);
      const { spent, reserved, expired, removable, kept, debt } = preview;
      const figures = { spent, reserved, expired, removable, kept, debt };
      const heard = Object.fromEntries(Object.entries(figures).map(([name, units]) => [name, Number(units)]));
      expect(heard).toEqual(model.preview(index, it.policy));
      model.refund(index, known.policy);
      const payment = await shop.giveBack(workspace, payments[index] ?? '');
      expect(payment.status).toBe('refunded');
      return compareLots(world);
    }
    case 'decide': {
      const asked = payments.map((_, index) => index).filter((index) => model.payments[index]?.refunded === 'ask');
      const index = asked[it.index % Math.max(asked.length, 1)];
      if (index === undefined) return;
      model.decide(index, it.policy);
      const [refund] = await listRefunds(needs.pool, workspace, payments[index] ?? '');
      const decision = { key: `decide-${refund?.id ?? ''}`, policy: it.policy, reason: 'test', actor: 'test' };
      await decideRefund(needs, workspace, refund?.id ?? '', decision);
      return compareLots(world);
    }
    case 'wait':
      return void needs.clock.advance(it.milliseconds);
    case 'sweep':
      return void (await billingSweeps(needs)[it.which]?.run());
  }
}

/** Both worlds agree about both customers, now; answers what was seen. */
const compare = (world: World): Promise<Seen[]> =>
  Promise.all(people.map((name) => compareOne(world, nameIn(world)(name))));

/** What a customer has, and what was answered about an image. */
type Seen = { readonly state: unknown; readonly answer: unknown };

async function compareOne({ workspace, model }: World, customer: string): Promise<Seen> {
  const { needs } = shop;
  const [state, asked] = await Promise.all([
    getCustomer(needs, workspace, customer),
    check(needs, workspace, { customer, feature: 'image' }),
  ]);
  const [credits = { available: 0n, reserved: 0n, debt: 0n }] = state.credits;
  const told = [model.available(customer), model.reserved(customer), model.debtOf(customer)];
  expect([credits.available, credits.reserved, credits.debt].map(Number)).toEqual(told);
  const can = model.hasPass(customer, 'image') || model.available(customer) >= features.image.cost;
  const may = can && !model.isBlocked(customer);
  expect([asked.allowed, Number(asked.remaining), Number(asked.debt ?? 0n)]).toEqual([may, told[0], told[2]]);
  return { state: { ...state, asOf: undefined }, answer: [asked.allowed, asked.reason] };
}

const byText = (one: string, other: string) => one.localeCompare(other);

/** Every lot's credits are accounted for, as the model has them. */
async function compareLots(world: World): Promise<void> {
  const { workspace, model } = world;
  for (const customer of people.map(nameIn(world))) {
    const { grants } = await listGrants(shop.needs, workspace, customer, { limit: 200 });
    const told = model.lots.filter((lot) => lot.customer === customer);
    const figures = grants.map((lot) => [lot.available, lot.spent, lot.expired, lot.revoked].join(' '));
    const expected = told.map((lot) => [lot.units, lot.spent, lot.expired, lot.revoked].join(' '));
    expect(figures.toSorted(byText)).toEqual(expected.toSorted(byText));
    for (const lot of grants)
      expect(lot.available + lot.reserved + lot.spent + lot.expired + lot.revoked).toBe(lot.granted);
  }
}

test(`any sequence of operations ends as the in-memory model says, its past never changes (seed ${seed}, ${numRuns} runs)`, async () => {
  console.log(`billing model: SEED=${seed} SOAK_RUNS=${numRuns}`);
  await fc.assert(
    fc.asyncProperty(story, async (steps) => {
      const { needs } = shop;
      const world = await newWorld();
      const start = needs.clock.now();
      const past: { at: Date; seen: Seen[] }[] = [];
      for (const it of steps) {
        world.model.elapse(needs.clock.now().getTime());
        await play(world, it);
        world.model.elapse(needs.clock.now().getTime());
        past.push({ at: needs.clock.now(), seen: await compare(world) });
        needs.clock.advance(1);
      }
      world.model.elapse(needs.clock.now().getTime());
      await compareLots(world);
      for (const sweep of billingSweeps(needs)) await sweep.run();
      await compareLots(world);
      await comparePast(world, past);
      await compareTimelines(world);
      await compareStatements(world, [start, ...past.map(({ at }) => at), needs.clock.now()]);
      expect((await audit(needs.pool, world.workspace)).breaks).toEqual([]); // books only grow: a break stays to be seen
    }),
    { seed, numRuns, endOnFailure: true },
  );
}, 3_600_000);

/** Asked again after every job has run, each past instant answers as it did then, and explains the answer of `check`. */
async function comparePast(world: World, past: readonly { at: Date; seen: Seen[] }[]): Promise<void> {
  for (const [index, { at, seen }] of past.entries()) {
    const customers = people.map(nameIn(world));
    const states = await Promise.all(
      customers.map((customer) => getCustomer(shop.needs, world.workspace, customer, at)),
    );
    expect(states.map((state) => ({ ...state, asOf: undefined }))).toEqual(seen.map(({ state }) => state));
    if (index % 3 > 0) continue;
    const question = { feature: 'image', at };
    const told = await Promise.all(
      customers.map((customer) => explain(shop.needs, world.workspace, { customer, ...question })),
    );
    expect(told.map(({ allowed, reason }) => [allowed, reason])).toEqual(seen.map(({ answer }) => answer));
  }
}

/** Opening and movements make closing, over the whole story and over a part of it. */
async function compareStatements(world: World, instants: readonly Date[]): Promise<void> {
  const [first, middle, last] = [instants[0], instants[Math.floor(instants.length / 2)], instants.at(-1)];
  if (!first || !middle || !last) return;
  for (const customer of people.map(nameIn(world)))
    for (const [from, to] of [
      [first, middle],
      [middle, last],
    ] as const)
      for (const one of (await customerStatement(shop.needs, world.workspace, customer, { from, to })).statements) {
        const moved = one.movements.reduce((sum, movement) => sum + movement.available, 0n);
        expect(one.opening + moved).toBe(one.closing);
      }
}

/** Replaying what is told from the first entry on gives what there is: in all, and on every lot. */
async function compareTimelines({ workspace, ...world }: World): Promise<void> {
  for (const customer of people.map(nameIn({ workspace, ...world }))) {
    const { entries } = await customerTimeline(shop.needs, workspace, customer, { limit: 200 });
    const totals = { available: 0n, reserved: 0n, debt: 0n };
    const lots = new Map<string, bigint>();
    for (const entry of entries.toReversed()) {
      for (const name of ['available', 'reserved', 'debt'] as const) totals[name] += entry[name];
      for (const { grant = '', units } of entry.lots) lots.set(grant, (lots.get(grant) ?? 0n) + units);
      if (entry.creditType !== undefined) expect(entry.balance).toBe(totals.available);
    }
    const { credits } = await getCustomer(shop.needs, workspace, customer);
    const [{ available, reserved, debt } = { available: 0n, reserved: 0n, debt: 0n }] = credits;
    expect(totals).toEqual({ available, reserved, debt });
    const { grants } = await listGrants(shop.needs, workspace, customer, { limit: 200 });
    for (const lot of grants) expect([lot.id, lots.get(lot.id) ?? 0n]).toEqual([lot.id, lot.available]);
  }
}
