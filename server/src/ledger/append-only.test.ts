import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stars, stoppedClock } from '#kernel';
import { transaction } from '#database';
import { audit, places, post } from '#ledger';
import { freshDatabase, type TestDatabase } from '#test';

let database: TestDatabase;
const clock = stoppedClock(new Date('2026-11-20T10:00:00Z'));
beforeAll(async () => {
  database = await freshDatabase();
  const postings = [{ from: places.world('stars', 'x'), to: places.merchant('main'), amount: stars(5) }];
  await transaction(database.pool, (tx) => post(tx, clock, { workspace: 1, key: 'k', reason: 'test', postings }));
});
afterAll(() => database.drop());

test.for([
  `update ledger.transfer set reason = 'another'`,
  `update ledger.posting set units = units + 1`,
  `delete from ledger.transfer`,
  `delete from ledger.posting where line = 2`,
  `truncate ledger.posting`,
])('what is booked stays as it is: %s', async (statement) => {
  await expect(sql.raw(statement).execute(database.pool)).rejects.toThrow('The ledger is append-only');
  expect(await audit(database.pool, 1)).toEqual({ ok: true, breaks: [] });
});

test.for([
  [`update ledger.account set balance = -1 where address = 'merchant:main'`, 'balance_keeps_its_floor_and_ceiling'],
  [
    `insert into ledger.account (workspace_id, address, asset, ceiling, balance) values (1, 'a', 'XTR', 0, 1)`,
    'balance_keeps_its_floor_and_ceiling',
  ],
  [
    `insert into ledger.account (workspace_id, address, asset, balance) values (1, 'a', 'XTR', 9200000000000000001)`,
    'balance_keeps_its_floor_and_ceiling',
  ],
  [`insert into ledger.posting values (1, 9, 9, 1, 2, 0, 0, 0)`, 'units_move_between_two_accounts'],
  [`insert into ledger.posting values (1, 9, 9, 1, 1, 5, 0, 0)`, 'units_move_between_two_accounts'],
  [`insert into ledger.posting values (1, 1, 9, 1, 2, 5, 0, 0)`, 'first_posting_carries_the_transfer'],
])('the database refuses what a bug would let through: %s', async ([statement, rule]) => {
  await expect(sql.raw(String(statement)).execute(database.pool)).rejects.toThrow(rule);
});
