import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase, type TestDatabase } from '#test';
import { orderTransitions, paymentTransitions } from './index.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase({ max: 2 });
});
afterAll(() => database.drop());

const all = [
  { name: 'order', table: orderTransitions, rule: 'an_order_has_a_known_status', relation: 'store.store_order' },
  { name: 'payment', table: paymentTransitions, rule: 'a_payment_has_a_known_status', relation: 'store.order_payment' },
] as const;

const stepsOf = (table: Readonly<Record<string, readonly string[]>>) =>
  Object.entries(table)
    .flatMap(([from, tos]) => tos.map((to) => `${from} --> ${to}`))
    .toSorted();

describe.each(all)('the states of an $name of the store', ({ name, table, rule, relation }) => {
  it('are the same in the code and in SQL', async () => {
    const names = Object.keys(table);
    const { rows } = await sql<{ step: string }>`
      select f || ' --> ' || t as step from unnest(${names}::text[]) f, unnest(${names}::text[]) t
      where ${sql.raw(`store.${name}_may_become`)}(f, t)`.execute(database.pool);
    expect(rows.map(({ step }) => step).toSorted()).toEqual(stepsOf(table));
  });

  it('are all that the column takes', async () => {
    const { rows } = await sql<{ rule: string }>`select pg_get_constraintdef(oid) as rule from pg_constraint
      where conname = ${rule} and conrelid = ${relation}::regclass`.execute(database.pool);
    const taken = [...(rows[0]?.rule.matchAll(/'(\w+)'/g) ?? [])].map((match) => match[1] ?? '');
    expect(taken.toSorted()).toEqual(Object.keys(table).toSorted());
  });

  it('are the ones in the picture', async () => {
    const readme = await readFile(new URL('README.md', import.meta.url), 'utf8');
    const picture = readme.split('```mermaid').find((part) => part.includes(`%% ${name}\n`)) ?? '';
    const drawn = [...(picture.split('```')[0] ?? '').matchAll(/^\s*(\w+) --> (\w+)/gm)].map(
      ([, from, to]) => `${from} --> ${to}`,
    );
    expect(drawn.toSorted()).toEqual(stepsOf(table));
  });
});
