import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Refusal, stoppedClock, unitsMax } from '#kernel';
import { transaction } from '#database';
import {
  audit,
  balancesOf,
  openEngine,
  placeHold,
  places,
  post,
  releaseDueHolds,
  voidHold,
  type Engine,
  type Place,
  type Posted,
  type Transfer,
} from '#ledger';
import { freshDatabase, type TestDatabase } from '#test';
import { modelPost, newModel, type Leg, type Model, type Verdict } from './books-model.ts';

/*
 * Random operations against the books and against a model that shares no code with them: plain maps in memory.
 * After every step each verdict and each balance is the model's, and the audit is clean.
 */
const seed = Number(process.env.SEED ?? Date.now());
const numRuns = Number(process.env.SOAK_RUNS ?? 200);
console.log(`books.property: seed ${seed}, ${numRuns} runs`);

let database: TestDatabase;
let engines: Engine[];
let workspace = 0;
const clock = stoppedClock(new Date('2026-11-20T10:00:00Z'));
beforeAll(async () => {
  database = await freshDatabase();
  engines = await Promise.all([1, 2].map(() => openEngine({ url: database.url, clock, connections: 2 })));
});
afterAll(async () => {
  await Promise.all(engines.map((engine) => engine.close()));
  await database.drop();
});

const chart: readonly Place[] = [
  places.user('a'),
  places.user('b'),
  places.user('c'),
  places.world('stars', 'x'),
  places.cost('network'),
  places.receivable('a'),
  places.existing('user:b'),
  places.existing('merchant:main'),
];
const assets = ['XTR', 'USD'];

type Step =
  | {
      op: 'post';
      posts: { key: number; legs: { from: number; to: number; asset: number; units: bigint }[] }[];
      way: number;
    }
  | { op: 'hold'; id: number; from: number; asset: number; units: bigint; cut: number; days: number }
  | { op: 'void'; id: number }
  | { op: 'release'; days: number; twice: boolean };

const units = fc.oneof(
  { weight: 12, arbitrary: fc.bigInt({ min: 1n, max: 40n }) },
  { weight: 1, arbitrary: fc.constantFrom(0n, -5n, unitsMax, unitsMax + 1n, unitsMax / 2n) },
);
const leg = fc.record({
  // the outside and what is owed to us are the usual sources: so there is money about
  from: fc.oneof(fc.constantFrom(3, 3, 5), fc.nat(chart.length - 1)),
  to: fc.oneof(fc.constantFrom(0, 1, 2), fc.nat(chart.length - 1)),
  asset: fc.constantFrom(0, 0, 0, 1),
  units,
});
const one = fc.record({ key: fc.nat(30), legs: fc.array(leg, { minLength: 1, maxLength: 3 }) });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      op: fc.constant('post' as const),
      posts: fc.uniqueArray(one, { minLength: 1, maxLength: 6, selector: (post) => post.key }),
      way: fc.nat(2),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      op: fc.constant('hold' as const),
      id: fc.nat(6),
      from: fc.constantFrom(0, 1, 2, 3, 4),
      asset: fc.constantFrom(0, 0, 1),
      units: fc.bigInt({ min: 1n, max: 20n }),
      cut: fc.nat(20),
      days: fc.nat(3),
    }),
  },
  { weight: 1, arbitrary: fc.record({ op: fc.constant('void' as const), id: fc.nat(6) }) },
  { weight: 2, arbitrary: fc.record({ op: fc.constant('release' as const), days: fc.nat(2), twice: fc.boolean() }) },
);

type World = { model: Model; workspace: number };

const legsOf = (legs: { from: number; to: number; asset: number; units: bigint }[]): Leg[] =>
  legs.map(({ from, to, asset, units: amount }) => ({
    from: chart[from] as Place,
    to: chart[to] as Place,
    asset: assets[asset] as string,
    units: amount,
  }));

const inWords = (asked: Promise<Posted>): Promise<Verdict> =>
  asked.then(
    (posted) => `${posted.replayed ? 'replay' : 'booked'} ${posted.seq} ${JSON.stringify(posted.answer)}`,
    (error: unknown) => {
      if (error instanceof Refusal) return error.code;
      throw error;
    },
  );

async function play({ model, workspace: ws }: World, asked: Step): Promise<void> {
  switch (asked.op) {
    case 'post': {
      const transfers = asked.posts.map(({ key, legs }): Transfer => ({
        workspace: ws,
        key: `k${key}`,
        reason: 'test',
        answer: { key },
        postings: legsOf(legs).map(({ from, to, asset, units: amount }) => ({
          from,
          to,
          amount: { asset, units: amount },
        })),
      }));
      const engine = engines[asked.way];
      const got: Verdict[] = [];
      if (engine) got.push(...(await Promise.all(transfers.map((transfer) => inWords(engine.post(transfer))))));
      else
        for (const transfer of transfers)
          got.push(await inWords(transaction(database.pool, (tx) => post(tx, clock, transfer))));
      const expected = asked.posts.map(({ key, legs }) => {
        const input = JSON.stringify(legs, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
        return modelPost(model, `k${key}`, inputOf(legs, input), { key }, legsOf(legs));
      });
      expect(got.map(lenient)).toEqual(expected.map(lenient));
      return;
    }
    case 'hold':
      return playHold(model, ws, asked);
    case 'void':
      return playVoid(model, ws, asked.id);
    case 'release': {
      clock.advance(asked.days * 86_400_000);
      const due = [...model.holds].filter(
        ([, hold]) => hold.state === 'open' && hold.releaseAt <= clock.now().getTime(),
      );
      const needs = { pool: database.pool, clock };
      const released = await Promise.all((asked.twice ? [1, 2] : [1]).map(() => releaseDueHolds(needs, ws)));
      expect(released.reduce((sum, each) => sum + each, 0)).toBe(due.length);
      due.sort(
        ([oneId, oneHold], [otherId, otherHold]) =>
          oneHold.releaseAt - otherHold.releaseAt || (oneId < otherId ? -1 : 1),
      );
      for (const [id, hold] of due) {
        const legs = hold.shares.map(([to, amount]) => ({
          from: places.held(id),
          to,
          asset: hold.asset,
          units: amount,
        }));
        expect(modelPost(model, `hold.release:${id}`, '', undefined, legs)).toMatch(/^booked/);
        hold.state = 'released';
      }
    }
  }
}

/** `existing(b)` and `b` are one address, so two inputs that differ only in that are the same input. */
const inputOf = (legs: { from: number; to: number }[], text: string): string =>
  legs.length === 0 ? text : text.replaceAll(/"(from|to)":6\b/g, '"$1":1');

/** Inside one batch the books cannot tell an address that another transfer of it opens for another asset. */
const lenient = (verdict: Verdict): Verdict => (verdict === 'wrong_asset' ? 'unknown_account' : verdict);

async function playHold(model: Model, ws: number, asked: Extract<Step, { op: 'hold' }>): Promise<void> {
  const id = `h${asked.id}`;
  const from = chart[asked.from] as Place;
  const asset = assets[asked.asset] as string;
  const cut = BigInt(asked.cut) % asked.units;
  const shares: [Place, bigint][] =
    cut === 0n
      ? [[places.user('w'), asked.units]]
      : [
          [places.user('w'), cut],
          [places.platform('fees'), asked.units - cut],
        ];
  const releaseAt = new Date(clock.now().getTime() + asked.days * 86_400_000);
  const hold = {
    workspace: ws,
    id,
    from,
    amount: { asset, units: asked.units },
    releaseAt,
    reason: 'test.hold',
    shares: shares.map(([to, amount]) => ({ to, units: amount })),
  };
  const input = JSON.stringify([from.address, asset, String(asked.units), String(cut), releaseAt]);
  const got = await inWords(transaction(database.pool, (tx) => placeHold(tx, clock, hold)));
  const expected = modelPost(model, `hold.place:${id}`, input, undefined, [
    { from, to: places.held(id), asset, units: asked.units },
  ]);
  expect(got).toBe(expected);
  if (expected.startsWith('booked'))
    model.holds.set(id, { from, asset, units: asked.units, shares, releaseAt: releaseAt.getTime(), state: 'open' });
}

async function playVoid(model: Model, ws: number, number: number): Promise<void> {
  const id = `h${number}`;
  const got = await inWords(transaction(database.pool, (tx) => voidHold(tx, clock, { workspace: ws, id })));
  const hold = model.holds.get(id);
  if (!hold) return expect(got).toBe('not_found');
  if (hold.state === 'released') return expect(got).toBe('hold_not_open');
  const legs = [{ from: places.held(id), to: hold.from, asset: hold.asset, units: hold.units }];
  const expected = modelPost(model, `hold.void:${id}`, '', undefined, legs);
  expect(got).toBe(expected);
  // A place that has filled up since takes nothing back, and then the hold is as open as before.
  if (expected.startsWith('booked')) hold.state = 'voided';
}

async function compare({ model, workspace: ws }: World): Promise<void> {
  const expected = [...model.accounts];
  const accounts = expected.map(([name, { place }]) => ({ place, asset: name.slice(place.address.length + 1) }));
  const balances = await balancesOf(database.pool, ws, accounts);
  expect(expected.map(([name], index) => [name, balances[index]])).toEqual(
    expected.map(([name, { balance }]) => [name, balance]),
  );
  expect(await audit(database.pool, ws)).toEqual({ ok: true, breaks: [] });
}

test(
  `the books and a model in memory agree after every step of any history (seed ${seed})`,
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
        workspace += 1;
        const world = { model: newModel(), workspace };
        for (const each of steps) {
          await play(world, each);
          await compare(world);
        }
      }),
      { seed, numRuns },
    );
  },
  Math.max(60_000, numRuns * 1_000),
);
