import { readFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { renewalStatuses, renewalTransitions } from '#payments';
import { freshDatabase, type TestDatabase } from '#test';
import { subscriptionStates, subscriptionTransitions } from './index.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

const picture = (name: string): string[] => {
  const text = readFileSync(path.join(import.meta.dirname, 'README.md'), 'utf8');
  const [, drawn = ''] = new RegExp(`%% ${name}\\n([\\s\\S]*?)\`\`\``).exec(text) ?? [];
  return [...drawn.matchAll(/^\s*(\w+) --> (\w+)$/gm)].map(([, from, to]) => `${from} ${to}`).toSorted();
};

it.each([
  ['subscription', 'subscriptions.may_become', subscriptionStates, subscriptionTransitions],
  ['renewal', 'payments.renewal_may_become', renewalStatuses, renewalTransitions],
])('the steps of a %s are the same in the table, in SQL and in the picture', async (name, named, states, steps) => {
  const table: Readonly<Record<string, readonly string[]>> = steps;
  const allowed = states.flatMap((from) => (table[from] ?? []).map((to) => `${from} ${to}`)).toSorted();
  const { rows } = await sql<{ step: string }>`
    select f || ' ' || t as step from unnest(${[...states]}::text[]) f cross join unnest(${[...states]}::text[]) t
    where ${sql.raw(named)}(f, t)`.execute(database.pool);
  expect(rows.map(({ step }) => step).toSorted()).toEqual(allowed);
  expect(picture(name)).toEqual(allowed);
});
