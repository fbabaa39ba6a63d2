import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { movableClock, stars, type MovableClock } from '#kernel';
import { transaction } from '#database';
import {
  audit,
  balanceOf,
  findPosted,
  placeHold,
  places,
  post,
  releaseDueHolds,
  releaseHolds,
  voidHold,
  type Hold,
} from '#ledger';
import { freshDatabase, type TestDatabase } from '#test';

let database: TestDatabase;
let workspace = 0;
let clock: MovableClock;
const day = 86_400_000;
beforeAll(async () => {
  database = await freshDatabase({ max: 12 });
});
afterAll(() => database.drop());
beforeEach(async () => {
  workspace += 1;
  clock = movableClock(new Date('2026-11-01T00:00:00Z'));
  const postings = [{ from: places.world('stars', 'x'), to: places.escrow('ord'), amount: stars(1000) }];
  await transaction(database.pool, (tx) => post(tx, clock, { workspace, key: 'fund', reason: 'test', postings }));
});

const star = stars(1).units;
const holdOf = (id: string, more: Partial<Hold> = {}): Hold => ({
  workspace,
  id,
  from: places.escrow('ord'),
  amount: stars(10),
  releaseAt: new Date(clock.now().getTime() + 21 * day),
  shares: [
    { to: places.user('worker'), units: 8n * star },
    { to: places.user('referrer'), units: 1n * star },
    { to: places.platform('fees'), units: 1n * star },
  ],
  reason: 'exchange.verify',
  ...more,
});
const place = (hold: Hold) => transaction(database.pool, (tx) => placeHold(tx, clock, hold));
const undo = (id: string, more = {}) =>
  transaction(database.pool, (tx) => voidHold(tx, clock, { workspace, id, ...more }));
const release = () => releaseDueHolds({ pool: database.pool, clock }, workspace);
const releaseNow = (...ids: string[]) => transaction(database.pool, (tx) => releaseHolds(tx, clock, workspace, ids));
const balance = (of: Hold['from']) => balanceOf(database.pool, workspace, of, 'XTR');
const clean = async () => expect(await audit(database.pool, workspace)).toEqual({ ok: true, breaks: [] });

test('held money lies on its own account until its time, then goes to its shares', async () => {
  await place(holdOf('c1'));
  expect(await balance(places.held('c1'))).toBe(10n * star);
  clock.advance(21 * day - 60_000);
  expect(await release()).toBe(0);
  clock.advance(60_001);
  expect(await release()).toBe(1);
  expect(await balance(places.held('c1'))).toBe(0n);
  expect(await balance(places.user('worker'))).toBe(8n * star);
  expect(await balance(places.platform('fees'))).toBe(star);
  expect(await findPosted(database.pool, workspace, 'hold.release:c1')).toBeDefined();
  expect(await release()).toBe(0);
  await clean();
});

test('a hold that is voided goes back to where it came from, and is never released', async () => {
  await place(holdOf('c1'));
  const { seq } = await undo('c1');
  expect(await balance(places.escrow('ord'))).toBe(1000n * star);
  expect(await undo('c1')).toMatchObject({ seq, replayed: true });
  clock.advance(30 * day);
  expect(await release()).toBe(0);
  await clean();
});

test('a hold can be voided to another place', async () => {
  await place(holdOf('c1'));
  await undo('c1', { to: places.user('advertiser') });
  expect(await balance(places.user('advertiser'))).toBe(10n * star);
  await clean();
});

test('a released hold cannot be voided, an unknown one neither', async () => {
  await place(holdOf('c1'));
  clock.advance(22 * day);
  await release();
  await expect(undo('c1')).rejects.toMatchObject({ code: 'hold_not_open' });
  await expect(undo('c2')).rejects.toMatchObject({ code: 'not_found' });
  await clean();
});

test('the same hold asked twice is one, another under its id is refused', async () => {
  const hold = holdOf('c1');
  await place(hold);
  expect(await place(hold)).toMatchObject({ replayed: true });
  await expect(place({ ...hold, amount: stars(9) })).rejects.toMatchObject({ code: 'invalid_amount' });
  await expect(place({ ...hold, releaseAt: new Date(0) })).rejects.toMatchObject({ code: 'idempotency_conflict' });
  expect(await balance(places.escrow('ord'))).toBe(990n * star);
});

test('shares that are not together the amount, or not positive, are refused', async () => {
  const shares = [{ to: places.user('worker'), units: 9n * star }];
  await expect(place(holdOf('c1', { shares }))).rejects.toMatchObject({ code: 'invalid_amount' });
  const odd = [...shares, { to: places.user('a'), units: 2n * star }, { to: places.user('b'), units: -star }];
  await expect(place(holdOf('c1', { shares: odd }))).rejects.toMatchObject({ code: 'invalid_amount' });
});

test('money that is not there cannot be held, and nothing is left half-done', async () => {
  await expect(place(holdOf('c1', { from: places.escrow('other') }))).rejects.toMatchObject({
    code: 'insufficient_funds',
  });
  await expect(undo('c1')).rejects.toMatchObject({ code: 'not_found' });
});

test('any number of processes release each due hold exactly once, voids among them', async () => {
  await transaction(database.pool, async (tx) => {
    for (let n = 0; n < 90; n++) await placeHold(tx, clock, holdOf(`c${n}`, { reference: `claim ${n}` }));
  });
  clock.advance(22 * day);
  const voids = Array.from({ length: 30 }, (_, n) =>
    undo(`c${n * 3}`).then(
      () => 1,
      (error: { code: string }) => {
        expect(error.code).toBe('hold_not_open');
        return 0;
      },
    ),
  );
  const [released, ...voided] = await Promise.all([
    Promise.all([release(), release(), release(), release()]).then((counts) =>
      counts.reduce((sum, count) => sum + count, 0),
    ),
    ...voids,
  ]);
  expect((released ?? 0) + voided.reduce((sum, count) => sum + count, 0)).toBe(90);
  expect(await balance(places.user('worker'))).toBe(8n * star * BigInt(released ?? 0));
  await clean();
});

test('a hold that cannot be paid out does not stop the others, and is reported', async () => {
  for (const id of ['c1', 'c2', 'c3', 'c4', 'c5']) await place(holdOf(id));
  await sql`update ledger.hold set share_account = '{-1}', share_units = array[units]
    where workspace_id = ${workspace} and id = 'c3'`.execute(database.pool);
  clock.advance(22 * day);
  await expect(release()).rejects.toThrow('1 due holds could not be released');
  expect(await balance(places.user('worker'))).toBe(32n * star);
  expect(await balance(places.held('c3'))).toBe(10n * star);
  await sql`delete from ledger.hold where workspace_id = ${workspace}`.execute(database.pool);
});

test('one sweep serves every workspace', async () => {
  const first = workspace;
  await place(holdOf('c1'));
  workspace += 1;
  await transaction(database.pool, (tx) =>
    post(tx, clock, {
      workspace,
      key: 'fund',
      reason: 'test',
      postings: [{ from: places.world('stars', 'x'), to: places.escrow('ord'), amount: stars(10) }],
    }),
  );
  await place(holdOf('c1'));
  clock.advance(22 * day);
  expect(await releaseDueHolds({ pool: database.pool, clock })).toBeGreaterThanOrEqual(2);
  expect(await balanceOf(database.pool, first, places.user('worker'), 'XTR')).toBe(8n * star);
  expect(await balance(places.user('worker'))).toBe(8n * star);
});

test('a hold without a release time waits until it is told, and each one that is told has an answer', async () => {
  for (const id of ['c1', 'c2', 'c3']) await place(holdOf(id, { releaseAt: null }));
  await undo('c2');
  clock.advance(1000 * day);
  expect(await release()).toBe(0);
  expect(await releaseNow('c1', 'c2', 'nothing', 'c1')).toEqual([
    { id: 'c1', outcome: 'released' },
    { id: 'c2', outcome: 'voided_before' },
    { id: 'nothing', outcome: 'unknown' },
    { id: 'c1', outcome: 'released' },
  ]);
  expect(await releaseNow('c3', 'c1')).toEqual([
    { id: 'c3', outcome: 'released' },
    { id: 'c1', outcome: 'released_before' },
  ]);
  expect(await releaseNow()).toEqual([]);
  expect(await balance(places.user('worker'))).toBe(16n * star);
  await expect(undo('c3')).rejects.toMatchObject({ code: 'hold_not_open' });
  await clean();
});

test('many holds released at once pay each share, with a transfer and running balances of their own', async () => {
  const count = 40;
  await transaction(database.pool, async (tx) => {
    for (let n = 0; n < count; n++) {
      const fee = places.platform('fees');
      const shares = [
        { to: places.user(`worker${n % 7}`), units: 7n * star },
        { to: places.user(`referrer${n % 3}`), units: star },
        ...(n % 2 ? [{ to: places.user(`worker${n % 5}`), units: star }] : []),
        { to: fee, units: n % 2 ? star : 2n * star },
      ];
      await placeHold(tx, clock, holdOf(`c${n}`, { releaseAt: null, shares }));
    }
  });
  const ids = Array.from({ length: count }, (_, n) => `c${n}`);
  const released = await releaseNow(...ids);
  expect(released.every(({ outcome }) => outcome === 'released')).toBe(true);
  expect(await balance(places.platform('fees'))).toBe(60n * star);
  expect(await findPosted(database.pool, workspace, 'hold.release:c7')).toBeDefined();
  await clean();
});

test('a share of a hold is never another hold', async () => {
  await expect(place(holdOf('c1', { shares: [{ to: places.held('c2'), units: 10n * star }] }))).rejects.toMatchObject({
    code: 'invalid_request',
  });
});
