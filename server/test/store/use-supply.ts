import { afterAll, beforeAll } from 'vitest';
import { stoppedClock } from '#kernel';
import { freshDatabase, type TestDatabase } from '#test';
import { openSupplyDesk } from './supply-desk.ts';
import type { Toy } from './toy-supplier.ts';

/** One database for the file that asks, and a workspace for every desk. */
export function useSupply() {
  let database: TestDatabase;
  const clock = stoppedClock(new Date('2026-11-20T12:00:00Z'));
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database.drop());
  return {
    clock,
    pool: () => database.pool,
    open: (...toys: Toy[]) => openSupplyDesk({ pool: database.pool, clock, toys }),
  };
}
