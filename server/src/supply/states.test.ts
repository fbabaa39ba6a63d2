import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase, type TestDatabase } from '#test';
import { purchaseStatuses, purchaseTransitions } from './purchase.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

const steps = Object.entries(purchaseTransitions).flatMap(([from, tos]) => tos.map((to) => `${from} --> ${to}`));

describe('the states of a purchase', () => {
  it('are the same in the code and in SQL', async () => {
    const names = [...purchaseStatuses];
    const { rows } = await sql<{ step: string }>`
      select f || ' --> ' || t as step from unnest(${names}::text[]) f, unnest(${names}::text[]) t
      where supply.purchase_may_become(f, t)`.execute(database.pool);
    expect(rows.map(({ step }) => step).sort()).toEqual(steps.toSorted());
  });

  it('are all that the column takes', async () => {
    const { rows } = await sql<{ rule: string }>`
      select pg_get_constraintdef(oid) as rule from pg_constraint
      where conname = 'a_purchase_has_a_known_status'`.execute(database.pool);
    const taken = [...(rows[0]?.rule.matchAll(/'(\w+)'/g) ?? [])].map((match) => match[1] ?? '');
    expect(taken.sort()).toEqual(purchaseStatuses.toSorted());
  });

  it('are the ones in the picture', async () => {
    const readme = await readFile(new URL('README.md', import.meta.url), 'utf8');
    const picture = readme.split('```mermaid').find((part) => part.includes('%% purchase')) ?? '';
    const drawn = [...(picture.split('```')[0] ?? '').matchAll(/^\s*(\w+) --> (\w+)/gm)].map(
      ([, from, to]) => `${from} --> ${to}`,
    );
    expect(drawn.sort()).toEqual(steps.toSorted());
  });
});
