import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { reservationStatuses, reservationTransitions } from '#billing';
import { freshDatabase, type TestDatabase } from '#test';

let database: TestDatabase;
beforeAll(async () => void (database = await freshDatabase()));
afterAll(() => database.drop());

it('the states of a reservation are the same in code, in SQL and in the picture', async () => {
  const page = await readFile(new URL('README.md', import.meta.url), 'utf8');
  const picture = page.slice(page.indexOf('%% reservation'), page.indexOf('```', page.indexOf('%% reservation')));
  const arrows = [...picture.matchAll(/(\w+) --> (\w+)/g)].map(([, from, to]) => `${from} ${to}`);
  const table = Object.entries(reservationTransitions).flatMap(([from, next]) => next.map((to) => `${from} ${to}`));
  expect(new Set(arrows)).toEqual(new Set(table));
  const { rows } = await sql<{ rule: string }>`select pg_get_constraintdef(oid) as rule from pg_constraint
    where conname = 'status_of_a_reservation'`.execute(database.pool);
  const inSql = [...(rows[0]?.rule ?? '').matchAll(/'(\w+)'/g)].map(([, status]) => status);
  expect(new Set(inSql)).toEqual(new Set(reservationStatuses));
});
