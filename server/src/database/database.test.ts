import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase, type TestDatabase } from '#test';
import { migrate } from './migrate.ts';
import { openPool, transaction, type Pool, type Tx } from './pool.ts';
import { startPostgres } from './postgres.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
  await sql`create table thing (id bigint primary key, many bigint[])`.execute(database.pool);
});
afterAll(() => database.drop());

const count = async (pool: Pool) => (await sql<{ n: bigint }>`select count(*) n from thing`.execute(pool)).rows[0]?.n;

describe('a transaction', () => {
  it('is committed when its work returns and rolled back when it throws', async () => {
    await transaction(database.pool, (tx) => sql`insert into thing values (1, null)`.execute(tx));
    const failing = transaction(database.pool, async (tx) => {
      await sql`insert into thing values (2, null)`.execute(tx);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await count(database.pool)).toBe(1n);
  });

  it('cannot be had by passing the pool: the compiler refuses', () => {
    const needsTransaction = (tx: Tx) => tx;
    // @ts-expect-error A pool is not a transaction.
    expect(() => needsTransaction(database.pool)).not.toThrow();
  });
});

describe('a bigint', () => {
  it('arrives as a bigint, alone and in arrays, beyond what a number can hold', async () => {
    const many = [9_007_199_254_740_993n, -9_200_000_000_000_000_000n];
    await sql`insert into thing values (9007199254740993, ${many}::bigint[])`.execute(database.pool);
    const { rows } = await sql`select id, many from thing where many is not null`.execute(database.pool);
    expect(rows).toEqual([{ id: 9_007_199_254_740_993n, many }]);
  });
});

describe('migrations', () => {
  it('are applied by one of two processes that start at once; nothing is left to apply after', async () => {
    const admin = openPool(database.url, { max: 1 });
    await sql`create database twice`.execute(admin);
    const url = database.url.replace(/[^/]*$/, 'twice');
    const pools = [openPool(url, { max: 2 }), openPool(url, { max: 2 })] as const;
    const applied = await Promise.all(pools.map(migrate));
    const files = readdirSync(new URL('../../migrations/', import.meta.url)).filter((name) => name.endsWith('.sql'));
    expect(applied.map((names) => names.length).sort((a, b) => a - b)).toEqual([0, files.length]);
    expect(await migrate(pools[0])).toEqual([]);
    await Promise.all(pools.map((pool) => pool.destroy()));
    await sql`drop database twice with (force)`.execute(admin);
    await admin.destroy();
  });
});

describe('the embedded PostgreSQL', () => {
  it('syncs every commit to disk unless a unit test asks otherwise, and keeps its data over a restart', async () => {
    const dataDir = await mkdtemp(path.join(os.tmpdir(), 'asterism-embedded-'));
    const first = await startPostgres({ dataDir });
    const pool = openPool(first.url, { max: 1 });
    const setting = async (name: string) =>
      (await sql<Record<string, string>>`select current_setting(${name}) as v`.execute(pool)).rows[0]?.['v'];
    expect([await setting('fsync'), await setting('synchronous_commit'), await setting('full_page_writes')]).toEqual([
      'on',
      'on',
      'on',
    ]);
    await sql`create table kept as select 1 as one`.execute(pool);
    await pool.destroy();
    await first.stop();
    const second = await startPostgres({ dataDir });
    const again = openPool(second.url, { max: 1 });
    expect((await sql`select one from kept`.execute(again)).rows).toEqual([{ one: 1 }]);
    await again.destroy();
    await second.stop();
    await rm(dataDir, { recursive: true, force: true });
  });
});
