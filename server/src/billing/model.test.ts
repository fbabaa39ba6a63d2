import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Refusal, type WorkspaceId } from '#kernel';
import {
  billingSweeps,
  check,
  commitReservation,
  consume,
  customerStatement,
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
import { features, newModel, openShop, type Model, type ModelFeature, type Shop } from '#test';

let shop: Shop;
beforeAll(async () => void (shop = await openShop()));
afterAll(() => shop.close());

const seed = Number(process.env.SEED ?? Date.now() % 2_147_483_647);
const numRuns = Number(process.env.SOAK_RUNS ?? 200);

const customers = ['ann', 'bob'] as const;
const minute = 60_000;
const day = 86_400_000;
const anyCustomer = fc.constantFrom(...customers);
const anyFeature = fc.constantFrom(...(Object.keys(features) as ModelFeature[]));
const anyKey = fc.integer({ min: 0, max: 400 });
const anyIndex = fc.nat(20);
const anyPolicy = fc.constantFrom('void_remaining' as const, 'debt' as const);
const products = {
  pack_void: { credits: 100, policy: 'void_remaining' },
  pack_debt: { credits: 100, policy: 'debt' },
  brief_void: { credits: 100, lives: 30 * day, policy: 'void_remaining' },
  brief_debt: { credits: 100, lives: 30 * day, policy: 'debt' },
  pass: { passes: ['image', 'vip'], length: 30 * day, policy: 'void_remaining' },
} as const;

const step = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('grant' as const),
      key: anyKey,
      customer: anyCustomer,
      units: fc.integer({ min: 1, max: 60 }),
      priority: fc.constantFrom(50, 50, 10),
      category: fc.nat(3),
      lives: fc.constantFrom(undefined, 5 * minute, 20 * minute, 40 * day),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('consume' as const),
      key: anyKey,
      customer: anyCustomer,
      feature: anyFeature,
      quantity: fc.integer({ min: 1, max: 40 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('reserve' as const),
      key: anyKey,
      customer: anyCustomer,
      feature: anyFeature,
      quantity: fc.integer({ min: 1, max: 40 }),
      seconds: fc.constantFrom(60, 600, 86_400),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('commit' as const),
      key: anyKey,
      index: anyIndex,
      quantity: fc.integer({ min: 1, max: 80 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('release' as const), index: anyIndex }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('extend' as const), index: anyIndex, seconds: fc.constantFrom(60, 86_400) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('buy' as const),
      customer: anyCustomer,
      product: fc.constantFrom(...(Object.keys(products) as (keyof typeof products)[])),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('refund' as const), index: anyIndex, policy: anyPolicy }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      milliseconds: fc.constantFrom(1, minute, 5 * minute, 10 * minute, day, 29 * day, 30 * day),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('sweep' as const), which: fc.nat(1) }) },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** What the two worlds call the same things. */
type World = { workspace: WorkspaceId; model: Model; reservations: string[]; payments: string[] };

const codeOf = (error: unknown) => {
  if (error instanceof Refusal) return error.code === 'idempotency_conflict' ? 'conflict' : error.code;
  throw error;
};

async function play(world: World, it: Step): Promise<void> {
  const { needs } = shop;
  const { workspace, model, reservations, payments } = world;
  const now = needs.clock.now().getTime();
  const number = (value: bigint | undefined) => Number(value ?? 0n);
  const pick = (list: readonly string[], index: number) => (list.length === 0 ? undefined : index % list.length);
  switch (it.do) {
    case 'grant': {
      const expiresAt = it.lives === undefined ? Infinity : now + it.lives;
      const category = grantCategories[it.category] ?? 'paid';
      const lot = { customer: it.customer, units: it.units, priority: it.priority, category: it.category, expiresAt };
      const told = model.grant(`k${it.key}`, lot);
      const given = await grantCredits(needs, workspace, {
        key: `k${it.key}`,
        customer: it.customer,
        amount: BigInt(it.units),
        priority: it.priority,
        category,
        reason: 'test',
        ...(it.lives !== undefined && { expiresAt: new Date(expiresAt) }),
      }).then((granted) => ({ remaining: number(granted.remaining) }), codeOf);
      return expect(given).toEqual(told);
    }
    case 'consume': {
      const use = { customer: it.customer, feature: it.feature, quantity: BigInt(it.quantity) };
      const told = model.consume(`k${it.key}`, it.customer, it.feature, it.quantity);
      const heard = await consume(needs, workspace, { key: `k${it.key}`, ...use }).then(
        ({ allowed, remaining }) => ({ allowed, remaining: number(remaining) }),
        codeOf,
      );
      return expect(heard).toEqual(told);
    }
    case 'reserve': {
      const before = model.reservations.length;
      const told = model.reserve(`k${it.key}`, it.customer, it.feature, it.quantity, it.seconds);
      const asked = { key: `k${it.key}`, customer: it.customer, feature: it.feature, quantity: BigInt(it.quantity) };
      const heard = await reserve(needs, workspace, { ...asked, expiresIn: it.seconds }).then((answer) => {
        if (model.reservations.length > before) reservations.push(answer.reservation ?? '');
        return { allowed: answer.allowed, remaining: number(answer.remaining) };
      }, codeOf);
      return expect(heard).toEqual(told);
    }
    case 'commit': {
      const index = pick(reservations, it.index);
      if (index === undefined) return;
      const told = model.commit(`k${it.key}`, index, it.quantity);
      const commit = { key: `k${it.key}`, quantity: BigInt(it.quantity) };
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
      model.buy(it.customer, {
        ...products[it.product],
        passes: 'passes' in products[it.product] ? ['image', 'vip'] : [],
      });
      const payment = await shop.buy(workspace, it.customer, it.product);
      expect(payment.status).toBe('fulfilled');
      return void payments.push(payment.id);
    }
    case 'refund': {
      const index = pick(payments, it.index);
      const known = index === undefined ? undefined : model.payments[index];
      if (index === undefined || !known || known.refunded) return;
      const preview = await previewRefund(needs, workspace, payments[index] ?? '', it.policy);
      const { spent, reserved, expired, removable, debt } = preview;
      const figures = { spent, reserved, expired, removable, debt };
      const heard = Object.fromEntries(Object.entries(figures).map(([name, units]) => [name, Number(units)]));
      expect(heard).toEqual(model.preview(index, it.policy));
      model.refund(index, known.policy);
      const payment = await shop.giveBack(workspace, payments[index] ?? '');
      return expect(payment.status).toBe('refunded');
    }
    case 'wait':
      return void needs.clock.advance(it.milliseconds);
    case 'sweep':
      return void (await billingSweeps(needs)[it.which]?.run());
  }
}

/** Both worlds agree about both customers, now. */
async function compare({ workspace, model }: World): Promise<unknown> {
  const { needs } = shop;
  const seen = [];
  for (const customer of customers) {
    const state = await getCustomer(needs, workspace, customer);
    const [credits = { available: 0n, reserved: 0n, debt: 0n }] = state.credits;
    const told = [model.available(customer), model.reserved(customer), model.debtOf(customer)];
    expect([credits.available, credits.reserved, credits.debt].map(Number)).toEqual(told);
    const asked = await check(needs, workspace, { customer, feature: 'image' });
    const may = model.hasPass(customer, 'image') || model.available(customer) >= features.image.cost;
    expect([asked.allowed, Number(asked.remaining), Number(asked.debt ?? 0n)]).toEqual([may, told[0], told[2]]);
    seen.push({ ...state, asOf: undefined });
  }
  return seen;
}

/** Every lot's credits are accounted for, as the model has them. */
async function compareLots({ workspace, model }: World): Promise<void> {
  for (const customer of customers) {
    const { grants } = await listGrants(shop.needs, workspace, customer, { limit: 200 });
    const told = model.lots.filter((lot) => lot.customer === customer).reverse();
    const figures = grants.map((lot) => [lot.available, lot.spent, lot.expired, lot.revoked].map(Number));
    expect(figures.sort()).toEqual(told.map((lot) => [lot.units, lot.spent, lot.expired, lot.revoked]).sort());
    for (const lot of grants)
      expect(lot.available + lot.reserved + lot.spent + lot.expired + lot.revoked).toBe(lot.granted);
  }
}

test(`any sequence of operations ends as the in-memory model says, its past never changes (seed ${seed}, ${numRuns} runs)`, async () => {
  console.log(`billing model: SEED=${seed} SOAK_RUNS=${numRuns}`);
  const sequences = fc.array(step, { minLength: 10, maxLength: 14 });
  await fc.assert(
    fc.asyncProperty(sequences, async (steps) => {
      const { needs } = shop;
      const world: World = {
        workspace: await shop.newWorkspace(),
        model: newModel(needs.clock.now().getTime()),
        reservations: [],
        payments: [],
      };
      const start = needs.clock.now();
      const past: { at: Date; seen: unknown }[] = [];
      for (const it of steps) {
        world.model.elapse(needs.clock.now().getTime());
        await play(world, it);
        world.model.elapse(needs.clock.now().getTime());
        past.push({ at: needs.clock.now(), seen: await compare(world) });
        expect((await audit(needs.pool, world.workspace)).breaks).toEqual([]);
        needs.clock.advance(1);
      }
      world.model.elapse(needs.clock.now().getTime());
      await compareLots(world);
      for (const sweep of billingSweeps(needs)) await sweep.run();
      await compareLots(world);
      await comparePast(world.workspace, past);
      await compareStatements(world.workspace, [start, ...past.map(({ at }) => at), needs.clock.now()]);
    }),
    { seed, numRuns, endOnFailure: true },
  );
}, 3_600_000);

/** Asked again after every job has run, each past instant answers as it did then. */
async function comparePast(workspace: WorkspaceId, past: readonly { at: Date; seen: unknown }[]): Promise<void> {
  for (const { at, seen } of past) {
    const again = [];
    for (const customer of customers)
      again.push({ ...(await getCustomer(shop.needs, workspace, customer, at)), asOf: undefined });
    expect(again).toEqual(seen);
  }
}

/** Opening and movements make closing, over the whole story and over a part of it. */
async function compareStatements(workspace: WorkspaceId, instants: readonly Date[]): Promise<void> {
  const [first, middle, last] = [instants[0], instants[Math.floor(instants.length / 2)], instants.at(-1)];
  if (!first || !middle || !last) return;
  for (const customer of customers)
    for (const [from, to] of [
      [first, last],
      [middle, last],
      [first, middle],
    ] as const)
      for (const one of (await customerStatement(shop.needs, workspace, customer, { from, to })).statements) {
        const moved = one.movements.reduce((sum, movement) => sum + movement.available, 0n);
        expect(one.opening + moved).toBe(one.closing);
      }
}
