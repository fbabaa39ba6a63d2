import { afterAll, beforeAll, expect, test } from 'vitest';
import { creditAsset, stoppedClock } from '#kernel';
import { transaction } from '#database';
import { balanceOf, findPosted, openEngine, places, post, type Engine, type Transfer } from '#ledger';
import { freshDatabase, type TestDatabase } from '#test';

let database: TestDatabase;
let engine: Engine;
const clock = stoppedClock(new Date('2026-11-20T10:00:00Z'));
const asset = creditAsset('credits');
beforeAll(async () => {
  database = await freshDatabase();
  engine = await openEngine({ url: database.url, clock });
});
afterAll(async () => {
  await engine.close();
  await database.drop();
});

const issue = (key: string, units: bigint): Transfer => ({
  workspace: 1,
  key,
  reason: 'test.issue',
  answer: { units: String(units) },
  postings: [{ from: places.issuer('main'), to: places.grant('a'), amount: { asset, units } }],
});

test('a posted transfer moves the money and says where it is in the book', async () => {
  const posted = await engine.post(issue('k1', 5n));
  expect(posted).toEqual({ seq: 1n, recordedAt: clock.now(), replayed: false, answer: { units: '5' } });
  expect(await balanceOf(database.pool, 1, places.grant('a'), asset)).toBe(5n);
  expect(await balanceOf(database.pool, 1, places.issuer('main'), asset)).toBe(-5n);
});

test('the same key with the same input is one effect, with another input it is refused', async () => {
  expect(await engine.post(issue('k1', 5n))).toMatchObject({ seq: 1n, replayed: true, answer: { units: '5' } });
  await expect(engine.post(issue('k1', 6n))).rejects.toMatchObject({ code: 'idempotency_conflict' });
  expect(await transaction(database.pool, (tx) => post(tx, clock, issue('k1', 5n)))).toMatchObject({ replayed: true });
  expect(await findPosted(database.pool, 1, 'k1')).toMatchObject({ seq: 1n, answer: { units: '5' } });
});

test('three hundred at once get a verdict each', async () => {
  const spend = (n: number): Transfer => ({
    workspace: 1,
    key: `s${n}`,
    reason: 'test.spend',
    postings: [{ from: places.grant('a'), to: places.usage('main', 'x'), amount: { asset, units: 1n } }],
  });
  const verdicts = await Promise.allSettled(Array.from({ length: 300 }, (_, n) => engine.post(spend(n))));
  expect(verdicts.filter((one) => one.status === 'fulfilled')).toHaveLength(5);
  await transaction(database.pool, (tx) => post(tx, clock, issue('k2', 9n)));
  expect(await balanceOf(database.pool, 1, places.grant('a'), asset)).toBe(9n);
});
