import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { amountToWire, stoppedClock } from '#kernel';
import { createWorkspace } from '#identity';
import { freshDatabase, type TestDatabase } from '#test';
import { defaultCatalogue, listServices, startCatalogue } from './index.ts';

let database: TestDatabase;
let workspace: number;
const clock = stoppedClock(new Date('2026-11-20T10:00:00Z'));
const needs = () => ({ pool: database.pool, clock });
const by = 'operator:anna';
beforeAll(async () => {
  database = await freshDatabase();
  ({ workspace } = await createWorkspace(needs(), { name: 'Panel', actor: 'test' }));
});
afterAll(() => database.drop());

describe('the catalogue', () => {
  it('begins with the services and prices that are public', async () => {
    const begun = await startCatalogue(needs(), workspace, by);
    expect(begun.map(({ number, rate }) => [number, amountToWire(rate).amount])).toEqual([
      [1, '25'],
      [2, '50'],
      [3, '25'],
      [10, '9.5'],
      [11, '9.5'],
      [12, '11'],
      [13, '9.5'],
      [14, '17'],
      [15, '28'],
    ]);
    expect(await startCatalogue(needs(), workspace, by)).toEqual(begun);
    expect(await listServices(database.pool, workspace)).toEqual(begun);
    expect(defaultCatalogue).toHaveLength(9);
    void sql;
  });
});
