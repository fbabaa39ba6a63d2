import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { stars, stoppedClock } from '#kernel';
import { transaction } from '#database';
import { audit, placeHold, places, post, trialBalance } from '#ledger';
import { freshDatabase, type TestDatabase } from '#test';

let database: TestDatabase;
let workspace = 0;
const clock = stoppedClock(new Date('2026-11-20T10:00:00Z'));
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  workspace += 1;
  const book = (key: string, from: ReturnType<typeof places.user>, to: typeof from) =>
    transaction(database.pool, (tx) =>
      post(tx, clock, { workspace, key, reason: 'test', postings: [{ from, to, amount: stars(5) }] }),
    );
  await book('k1', places.world('stars', 'x'), places.user('a'));
  await book('k2', places.user('a'), places.user('b'));
  const hold = { workspace, id: 'h', from: places.user('b'), amount: stars(2), releaseAt: clock.now(), reason: 'test' };
  const shares = [{ to: places.user('c'), units: stars(2).units }];
  await transaction(database.pool, (tx) => placeHold(tx, clock, { ...hold, shares }));
});

test('clean books pass, one workspace and all', async () => {
  expect(await audit(database.pool, workspace)).toEqual({ ok: true, breaks: [] });
});

test('the trial balance is zero per asset', async () => {
  expect(await trialBalance(database.pool, workspace)).toEqual([
    { asset: 'XTR', owed: stars(5).units, owned: -stars(5).units },
  ]);
});

/** Each way to break the books behind the ledger's back, and the rule and subject that must be named. */
const breakages: readonly [string, string, string][] = [
  [
    `update ledger.account set balance = balance + 1 where address = 'user:a'`,
    'a balance is the sum of its postings',
    'user:a XTR',
  ],
  [`update ledger.account set balance = balance + 1 where address = 'user:a'`, 'assets sum to zero', 'XTR'],
  [
    `update ledger.posting set units = units + 1 where seq = 2`,
    'a running balance follows from the one before',
    'transfer 2 line 1',
  ],
  [
    `update ledger.posting set from_after = 7 where seq = 1`,
    'a running balance follows from the one before',
    'transfer 1 line 1',
  ],
  [`update ledger.transfer set seq = 9 where seq = 2`, 'sequence numbers have no gaps', 'transfer 3'],
  [`update ledger.posting set key = null, line = 2 where seq = 2`, 'a posting has a transfer', 'transfer 2'],
  [`update ledger.book set seq = 4`, 'the book counts its transfers', 'book'],
  [`delete from ledger.transfer where seq = 3`, 'the book counts its transfers', 'book'],
  [`delete from ledger.posting where seq = 2`, 'sequence numbers have no gaps', 'transfer 3'],
  [
    `update ledger.transfer set recorded_at = recorded_at - interval '1 s' where seq = 2`,
    'recorded time never goes back',
    'transfer 2',
  ],
  [
    `update ledger.posting set to_account = -1 where seq = 2`,
    'a posting joins two accounts of one asset',
    'transfer 2 line 1',
  ],
  [
    `update ledger.account set asset = 'USD' where address = 'user:b'`,
    'a posting joins two accounts of one asset',
    'transfer 2 line 1',
  ],
  [`update ledger.account set floor = 1 where address = 'user:a'`, 'a balance keeps its limits', 'user:a XTR'],
  [`update ledger.hold set units = units + 1`, 'a hold has its money until it is settled', 'h'],
  [`update ledger.hold set share_units = '{1}'`, 'the shares of a hold are all of it', 'h'],
  [`update ledger.hold set state = 'released', settled_at = release_at`, 'a settled hold has its one transfer', 'h'],
];

test.for(breakages)('after "%s" the audit names: %s, %s', async ([damage, rule, subject]) => {
  await database.pool.connection().execute(async (session) => {
    await sql`set session_replication_role = replica`.execute(session); // triggers off: this is the hand of a vandal
    await sql`alter table ledger.account drop constraint if exists balance_keeps_its_floor_and_ceiling`.execute(
      session,
    );
    await sql
      .raw(`${damage} ${damage.includes(' where ') ? 'and' : 'where'} workspace_id = ${workspace}`)
      .execute(session);
    await sql`set session_replication_role = origin`.execute(session);
  });
  const { ok, breaks } = await audit(database.pool, workspace);
  expect(ok).toBe(false);
  expect(breaks).toContainEqual({ workspace, rule, subject, detail: expect.any(String) as string });
  expect((await audit(database.pool)).breaks).toEqual(expect.arrayContaining([...breaks]));
});
