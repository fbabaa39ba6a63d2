import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Refusal, stoppedClock, type MovableClock } from '#kernel';
import { transaction } from '#database';
import {
  balanceAsOf,
  openEngine,
  places,
  post,
  statement,
  type Engine,
  type Movement,
  type Statement,
  type Transfer,
} from '#ledger';
import { freshDatabase, type TestDatabase } from '#test';

const seed = Number(process.env.SEED ?? Date.now());
const numRuns = Math.ceil(Number(process.env.SOAK_RUNS ?? 200) / 4);
console.log(`statement: seed ${seed}, ${numRuns} runs`);

let database: TestDatabase;
let engine: Engine;
let clock: MovableClock;
let workspace = 0;
const start = new Date('2026-11-01T00:00:00Z');
const at = (seconds: number) => new Date(start.getTime() + seconds * 1000);
beforeAll(async () => {
  database = await freshDatabase();
  clock = stoppedClock(start);
  engine = await openEngine({ url: database.url, clock: { now: () => clock.now() }, connections: 2 });
});
afterAll(async () => {
  await engine.close();
  await database.drop();
});

const needs = () => ({ pool: database.pool, clock });
const ask = (from: number, to: number, more: Partial<Parameters<typeof statement>[1]> = {}) =>
  statement(needs(), { workspace, address: 'user:a', asset: 'XTR', from: at(from), to: at(to), ...more });
const give = (key: string, units: bigint, more: Partial<Transfer> = {}): Transfer => ({
  workspace,
  key,
  reason: 'test.give',
  postings: [{ from: places.world('stars', 'x'), to: places.user('a'), amount: { asset: 'XTR', units } }],
  ...more,
});
const begin = () => {
  workspace += 1;
  clock = stoppedClock(start);
};
const sum = (movements: readonly Movement[]) => movements.reduce((total, movement) => total + movement.units, 0n);

async function whole(first: Statement, next: (cursor: string) => Promise<Statement>): Promise<Movement[]> {
  const movements = [...first.movements];
  for (let page = first; page.cursor !== undefined; movements.push(...page.movements)) {
    page = await next(page.cursor);
    expect([page.opening, page.closing]).toEqual([first.opening, first.closing]);
  }
  return movements;
}

test('a statement lists what happened in its period, with the other side and the balance after', async () => {
  begin();
  await engine.post(give('k1', 5n));
  clock.set(at(10));
  await engine.post(give('k2', 7n, { reference: 'pay_1', occurredAt: at(3) }));
  const back = { from: places.user('a'), to: places.payout('p'), amount: { asset: 'XTR', units: 2n } };
  await engine.post({ workspace, key: 'k3', reason: 'test.back', postings: [back] });
  clock.set(at(20));
  await engine.post(give('k4', 100n));
  expect(await ask(10, 20)).toEqual({
    address: 'user:a',
    asset: 'XTR',
    from: at(10),
    to: at(20),
    opening: 5n,
    closing: 10n,
    cursor: undefined,
    movements: [
      {
        seq: 2n,
        line: 1,
        recordedAt: at(10),
        occurredAt: at(3),
        key: 'k2',
        reason: 'test.give',
        reference: 'pay_1',
        counterpart: 'world:stars:x',
        units: 7n,
        balanceAfter: 12n,
      },
      {
        seq: 3n,
        line: 1,
        recordedAt: at(10),
        occurredAt: at(10),
        key: 'k3',
        reason: 'test.back',
        reference: undefined,
        counterpart: 'payout:p',
        units: -2n,
        balanceAfter: 10n,
      },
    ],
  });
});

test('the period begins with its first instant and ends before its last', async () => {
  begin();
  clock.set(at(10));
  await engine.post(give('k1', 5n));
  clock.set(at(30));
  expect((await ask(10, 20)).movements).toHaveLength(1);
  expect((await ask(0, 10)).movements).toHaveLength(0);
  expect((await ask(11, 20)).opening).toBe(5n);
});

test('an account that was never opened, or a period before everything, has an empty statement', async () => {
  begin();
  expect(await ask(0, 20)).toMatchObject({ opening: 0n, closing: 0n, movements: [], cursor: undefined });
  clock.set(at(50));
  await engine.post(give('k1', 5n));
  expect(await ask(0, 20)).toMatchObject({ opening: 0n, closing: 0n, movements: [] });
});

test('as of an instant, what was recorded later is not there yet', async () => {
  begin();
  await engine.post(give('k1', 5n));
  clock.set(at(10));
  await engine.post(give('k2', 7n, { occurredAt: at(1) }));
  clock.set(at(20));
  expect(await ask(0, 15, { asOf: at(9) })).toMatchObject({ opening: 0n, closing: 5n });
  expect(await ask(0, 15, { asOf: at(10) })).toMatchObject({ opening: 0n, closing: 12n });
  expect(await balanceAsOf(needs(), workspace, places.user('a'), 'XTR', at(9))).toBe(5n);
  expect(await balanceAsOf(needs(), workspace, places.user('a'), 'XTR', at(-1))).toBe(0n);
  expect(await balanceAsOf(needs(), workspace, places.user('b'), 'XTR', at(9))).toBe(0n);
});

test('a writer whose clock is behind cannot change a statement of the past that was given out', async () => {
  begin();
  await engine.post(give('k1', 5n));
  clock.set(at(20));
  const given = await ask(0, 15);
  const late = await transaction(database.pool, (tx) => post(tx, stoppedClock(at(14)), give('k2', 7n)));
  expect(late.recordedAt >= at(15)).toBe(true);
  expect(await ask(0, 15)).toEqual(given);
});

test('pages of a statement are of one statement, whatever is booked between them', async () => {
  begin();
  for (let n = 0; n < 7; n++) await engine.post(give(`k${n}`, 1n));
  const first = await ask(0, 100, { limit: 3 });
  expect(first.movements).toHaveLength(3);
  await engine.post(give('between', 1000n));
  const movements = await whole(first, (cursor) => ask(0, 100, { limit: 3, cursor }));
  expect(movements.map((movement) => movement.key)).toEqual(['k0', 'k1', 'k2', 'k3', 'k4', 'k5', 'k6']);
  expect(first.closing).toBe(7n);
});

test('a cursor that no statement gave is refused', async () => {
  begin();
  for (const cursor of ['', 'x', '1.2.3', '1.2.3.4.5', "1.2.3.4'", '-1.2.3.4'])
    await expect(ask(0, 1, { cursor })).rejects.toBeInstanceOf(Refusal);
});

type Event = { after: number; legs: { from: number; to: number; units: bigint }[] };
const people = ['a', 'b', 'c'].map((name) => places.world('stars', name));
const event: fc.Arbitrary<Event> = fc.record({
  after: fc.nat(3),
  legs: fc.array(
    fc
      .record({ from: fc.nat(2), to: fc.nat(2), units: fc.bigInt({ min: 1n, max: 9n }) })
      .filter((leg) => leg.from !== leg.to),
    { minLength: 1, maxLength: 3 },
  ),
});

test(`of any history and any instants, opening + movements = closing, and the past is the model's (seed ${seed})`, async () => {
  const instant = fc.integer({ min: -2, max: 40 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(event, { maxLength: 14 }),
      instant,
      instant,
      fc.option(instant),
      fc.integer({ min: 1, max: 5 }),
      async (events, one, other, seen, limit) => {
        begin();
        const history: { at: number; units: bigint }[] = [];
        let now = 0;
        for (const [n, { after, legs }] of events.entries()) {
          now += after;
          clock.set(at(now));
          const postings = legs.map(({ from, to, units }) => ({
            from: people[from] ?? places.world('stars', 'a'),
            to: people[to] ?? places.world('stars', 'b'),
            amount: { asset: 'XTR', units },
          }));
          await engine.post({ workspace, key: `k${n}`, reason: 'test', postings });
          for (const { from, to, units } of legs) {
            if (from === 0) history.push({ at: now, units: -units });
            if (to === 0) history.push({ at: now, units });
          }
        }
        clock.set(at(50));
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        const known = (until: number) =>
          history.filter((each) => each.at < until && (seen === null || each.at <= seen));
        const balance = (until: number) => known(until).reduce((total, each) => total + each.units, 0n);
        const question = { address: 'world:stars:a', limit, ...(seen === null ? {} : { asOf: at(seen) }) };
        const first = await ask(from, to, question);
        const movements = await whole(first, (cursor) => ask(from, to, { ...question, cursor }));
        expect(first.opening + sum(movements)).toBe(first.closing);
        expect([first.opening, first.closing]).toEqual([balance(from), balance(to)]);
        expect(movements.map((movement) => movement.units)).toEqual(
          known(to)
            .filter((each) => each.at >= from)
            .map((each) => each.units),
        );
        let running = first.opening;
        for (const movement of movements) expect(movement.balanceAfter).toBe((running += movement.units));
        const then = await balanceAsOf(needs(), workspace, places.world('stars', 'a'), 'XTR', at(one));
        expect(then).toBe(history.filter((each) => each.at <= one).reduce((total, each) => total + each.units, 0n));
      },
    ),
    { seed, numRuns },
  );
});
